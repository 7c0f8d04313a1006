package io.irispgwire.sql.translate;

import io.irispgwire.error.Diagnostic;
import io.irispgwire.error.PgException;
import io.irispgwire.error.Severity;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.Translation;
import io.irispgwire.sql.Translation.Declared;
import io.irispgwire.sql.Translation.Step;
import io.irispgwire.sql.analysis.ResultColumn;
import io.irispgwire.sql.analysis.SchemaLookup;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.tree.Definition;
import io.irispgwire.sql.tree.Definition.CreateIndex;
import io.irispgwire.sql.tree.Definition.CreateView;
import io.irispgwire.sql.tree.Definition.Drop;
import io.irispgwire.sql.tree.Definition.LockTable;
import io.irispgwire.sql.tree.Definition.Truncate;
import io.irispgwire.sql.tree.Expression.ColumnRef;
import io.irispgwire.sql.tree.Name;
import io.irispgwire.sql.tree.QualifiedName;
import io.irispgwire.sql.tree.SortItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Data definition: generated from the tree, because nearly every word of it differs. */
final class Definitions {
  private final Rules rules;
  private final SchemaLookup schema;
  private final ObjectNames names;

  Definitions(Rules rules, SchemaLookup schema) {
    this.rules = rules;
    this.schema = schema;
    this.names = new ObjectNames(schema);
  }

  Translation translate(Definition node) {
    if (node instanceof Definition.CreateTable table) {
      return new TableDefinition(rules, names).create(table);
    }
    if (node instanceof Definition.CreateTableAs table) {
      return new TableDefinition(rules, names).createAs(table);
    }
    if (node instanceof CreateView view) {
      return view(view);
    }
    if (node instanceof CreateIndex index) {
      return index(index);
    }
    if (node instanceof Definition.CreateSchema schema) {
      String condition = schema.ifNotExists() ? "IF NOT EXISTS " : "";
      return only("CREATE SCHEMA " + condition + Identifiers.quote(schema.name()));
    }
    if (node instanceof Drop drop) {
      return drop(drop);
    }
    if (node instanceof Truncate truncate) {
      return truncate(truncate);
    }
    if (node instanceof Definition.AlterTable alter) {
      return new AlterTableRule(names, alter).translate();
    }
    if (node instanceof LockTable lock) {
      return lock(lock);
    }
    return administration(node);
  }

  private Translation administration(Definition node) {
    AdministrationRule rule = new AdministrationRule(schema, names);
    if (node instanceof Definition.Comment comment) {
      return rule.comment(comment);
    }
    if (node instanceof Definition.CreateExtension extension) {
      return rule.extension(extension);
    }
    if (node instanceof Definition.CreateRole role) {
      return rule.role(role);
    }
    if (node instanceof Definition.Grant grant) {
      return rule.grant(grant);
    }
    throw Refusal.of(node, node.tag());
  }

  private static Translation only(String text) {
    return new Translation(List.of(TableDefinition.definition(text)), List.of());
  }

  private Translation view(CreateView node) {
    List<ResultColumn> columns = rules.analysis().columns(node.query());
    List<String> labels = Columns.labels(node.columns(), columns);
    String query = InlineOperands.inline(rules.query(node.query(), labels), node.query());
    String head = node.replace() ? "CREATE OR REPLACE VIEW " : "CREATE VIEW ";
    List<Declared> declared = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      declared.add(
          new Declared(
              names.schemaOf(node.name()),
              node.name().last().value(),
              labels.get(i),
              columns.get(i).type()));
    }
    return new Translation(
        List.of(TableDefinition.definition(head + names.quoted(node.name()) + " AS " + query)),
        declared);
  }

  private Translation index(CreateIndex node) {
    if (node.where() != null) {
      throw Refusal.of(node.where(), "a partial index", "Index the whole table.");
    }
    List<Name> columns = new ArrayList<>();
    for (SortItem item : node.columns()) {
      if (!(Rules.bareOf(item.expression()) instanceof ColumnRef column)) {
        throw Refusal.of(item, "an index on an expression", "Index the column.");
      }
      columns.add(column.last());
    }
    if (!List.of("", "btree", "hash").contains(node.method())) {
      throw Refusal.of(node, "an index of method " + node.method());
    }
    String table = node.table().last().value();
    Name written = node.name();
    String name = written == null ? Constraints.name(table, columns, "idx") : written.value();
    if (node.ifNotExists() && hasIndex(node.table(), name)) {
      return TableDefinition.alreadyThere(name);
    }
    List<String> keys = columns.stream().map(c -> names.column(node.table(), c)).toList();
    return only(
        (node.unique() ? "CREATE UNIQUE INDEX " : "CREATE INDEX ")
            + Identifiers.quote(name)
            + " ON TABLE "
            + names.quoted(node.table())
            + " ("
            + String.join(", ", keys)
            + ")");
  }

  private boolean hasIndex(QualifiedName table, String name) {
    Table known = names.table(table);
    return known != null && known.indexes().stream().anyMatch(index -> index.name().equals(name));
  }

  private Translation drop(Drop node) {
    List<Step> steps = new ArrayList<>();
    List<Declared> forgotten = new ArrayList<>();
    List<Diagnostic> notices = new ArrayList<>();
    String condition = node.ifExists() ? "IF EXISTS " : "";
    String cascade = node.cascade() ? " CASCADE" : "";
    for (QualifiedName name : node.names()) {
      switch (node.kind()) {
        case "TABLE", "VIEW" -> {
          if (names.table(name) == null) {
            notices.add(missing(node, name));
          } else {
            steps.add(
                TableDefinition.definition(
                    "DROP " + node.kind() + " " + condition + names.quoted(name) + cascade));
            forgotten.add(new Declared(names.schemaOf(name), name.last().value(), null, null));
          }
        }
        case "INDEX" ->
            steps.add(
                TableDefinition.definition(
                    "DROP INDEX " + condition + Identifiers.quote(name.last())));
        case "SCHEMA" ->
            steps.add(
                TableDefinition.definition(
                    "DROP SCHEMA " + condition + Identifiers.quote(name.last()) + cascade));
        default -> throw Refusal.of(node, node.tag());
      }
    }
    return new Translation(steps, forgotten, notices);
  }

  /** PostgreSQL: tablecmds.c, DropErrorMsgNonExistent. */
  private static Diagnostic missing(Drop node, QualifiedName name) {
    String text = node.kind().toLowerCase(Locale.ROOT) + " \"" + name.last() + "\" does not exist";
    if (!node.ifExists()) {
      throw new PgException(SqlState.UNDEFINED_TABLE, text);
    }
    return Diagnostic.of(Severity.NOTICE, SqlState.SUCCESSFUL_COMPLETION, text + ", skipping");
  }

  /** DELETE can be rolled back, TRUNCATE TABLE cannot; only that starts the identity again. */
  private Translation truncate(Truncate node) {
    if (node.cascade()) {
      throw Refusal.of(node, "TRUNCATE … CASCADE", "Name the tables.");
    }
    List<Step> steps = new ArrayList<>();
    for (QualifiedName table : node.tables()) {
      steps.add(
          node.restartIdentity()
              ? TableDefinition.definition("TRUNCATE TABLE " + names.quoted(table))
              : new Step(Step.Kind.UPDATE, "DELETE FROM " + names.quoted(table), List.of()));
    }
    return new Translation(steps, List.of());
  }

  private Translation lock(LockTable node) {
    if (node.nowait()) {
      throw Refusal.of(node, "LOCK TABLE … NOWAIT", "Leave NOWAIT out.");
    }
    String mode =
        node.mode().contains("EXCLUSIVE") || node.mode().isEmpty() ? "EXCLUSIVE" : "SHARE";
    List<Step> steps = new ArrayList<>();
    for (QualifiedName table : node.tables()) {
      steps.add(
          TableDefinition.definition(
              "LOCK TABLE " + names.quoted(table) + " IN " + mode + " MODE"));
    }
    return new Translation(steps, List.of());
  }
}
