package io.irispgwire.sql.translate;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.Translation;
import io.irispgwire.sql.Translation.Note;
import io.irispgwire.sql.Translation.Step;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.analysis.ViewQuery;
import io.irispgwire.sql.deparse.Deparser;
import io.irispgwire.sql.tree.Definition.CreateMaterializedView;
import io.irispgwire.sql.tree.Definition.RefreshMaterializedView;
import io.irispgwire.sql.tree.QualifiedName;
import java.util.ArrayList;
import java.util.List;

/**
 * Materialized views: IRIS has none. One is a table, filled by its query, which a note keeps; ADR
 * 0026. Sources of messages: PostgreSQL {@code createas.c}, {@code matview.c}, {@code analyze.c}.
 */
final class MaterializedViewRule {
  private final Rules rules;
  private final ObjectNames names;

  MaterializedViewRule(Rules rules, ObjectNames names) {
    this.rules = rules;
    this.names = names;
  }

  Translation create(CreateMaterializedView node) {
    refuse();
    QualifiedName name = names.createdTable(node.name(), false);
    if (names.schemaOf(name).equals(names.schema().temporarySchema())) {
      throw new PgException(
          SqlState.INSUFFICIENT_PRIVILEGE,
          "cannot create temporary table within security-restricted operation");
    }
    if (names.table(name) != null) {
      if (node.ifNotExists()) {
        return TableDefinition.alreadyThere(name.last().value());
      }
      throw new PgException(
          SqlState.DUPLICATE_TABLE, "relation \"" + name.last() + "\" already exists");
    }
    QueryTable table = new QueryTable(rules, names, name, node.columns(), node.query());
    String text =
        Deparser.full(names.schema()).query(rules.analysis(), node.query(), table.labels());
    List<Step> steps = new ArrayList<>(List.of(table.create("CREATE TABLE ")));
    if (node.withData()) {
      steps.add(QueryTable.filling(name, names, table.labels(), text));
    }
    String schema = names.schemaOf(name);
    List<Note> notes =
        List.of(
            Note.forgotten(schema, name.last().value()),
            new Note(Note.Kind.MATERIALIZED, schema, name.last().value(), "", text),
            populated(schema, name.last().value(), node.withData()));
    return new Translation(steps, table.declared(), List.of(), notes, null);
  }

  /** What no materialized view may be made of. */
  private void refuse() {
    if (!rules.analysis().parameterTypes().isEmpty()) {
      throw new PgException(
          SqlState.FEATURE_NOT_SUPPORTED,
          "materialized views may not be defined using bound parameters");
    }
    String temporary = names.schema().temporarySchema();
    if (rules.analysis().tables().stream().anyMatch(t -> t.schema().equals(temporary))) {
      throw new PgException(
          SqlState.FEATURE_NOT_SUPPORTED,
          "materialized views must not use temporary tables or views");
    }
  }

  private static Note populated(String schema, String name, boolean populated) {
    return new Note(Note.Kind.POPULATED, schema, name, "", populated ? "t" : "f");
  }

  /** In the client's transaction: emptied, and filled by the query that is kept. */
  Translation refresh(RefreshMaterializedView node) {
    Table view = names.table(node.name());
    if (view == null) {
      throw new PgException(
          SqlState.UNDEFINED_TABLE, "relation \"" + node.name() + "\" does not exist");
    }
    ViewQuery query = view.query();
    if (query == null || !view.isMaterialized()) {
      boolean table = !view.view() && view.sequence() == null;
      throw table
          ? new PgException(
              SqlState.FEATURE_NOT_SUPPORTED, "\"" + view.name() + "\" is not a materialized view")
          : new PgException(
              SqlState.WRONG_OBJECT_TYPE,
              "\"" + view.name() + "\" is not a table or materialized view");
    }
    if (node.concurrently()) {
      concurrently(node, view, query);
    }
    List<Step> steps = new ArrayList<>();
    steps.add(new Step(Step.Kind.UPDATE, "DELETE FROM " + Identifiers.table(view), List.of()));
    if (node.withData()) {
      List<String> columns = view.columns().stream().map(Table.Column::name).toList();
      steps.add(QueryTable.filling(node.name(), names, columns, query.text()));
    }
    Note note = populated(view.schema(), view.name(), node.withData());
    return new Translation(steps, List.of(), List.of(), List.of(note), null);
  }

  private static void concurrently(RefreshMaterializedView node, Table view, ViewQuery query) {
    if (query.content() == ViewQuery.Content.MISSING) {
      throw new PgException(
          SqlState.FEATURE_NOT_SUPPORTED,
          "CONCURRENTLY cannot be used when the materialized view is not populated");
    }
    if (!node.withData()) {
      throw new PgException(
          SqlState.SYNTAX_ERROR, "CONCURRENTLY and WITH NO DATA options cannot be used together");
    }
    if (view.indexes().stream().noneMatch(index -> index.isUnique())) {
      throw new PgException(
              SqlState.OBJECT_NOT_IN_PREREQUISITE_STATE,
              "cannot refresh materialized view \""
                  + view.schema()
                  + "."
                  + view.name()
                  + "\" concurrently")
          .withHint(
              "Create a unique index with no WHERE clause on one or more columns of the"
                  + " materialized view.");
    }
  }
}
