package io.irispgwire.sql.translate;

import io.irispgwire.error.Diagnostic;
import io.irispgwire.error.PgException;
import io.irispgwire.error.Severity;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.IrisVersion;
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
import io.irispgwire.types.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

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
      SqlState forgiven = index.ifNotExists() ? SqlState.DUPLICATE_TABLE : null;
      Step step = new Step(Step.Kind.DEFINITION, index(index), List.of(), 1, forgiven, "");
      return new Translation(List.of(step), List.of());
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

  private String index(CreateIndex node) {
    if (node.where() != null) {
      throw Refusal.of(node.where(), "a partial index", "Index the whole table.");
    }
    List<Name> columns = new ArrayList<>();
    for (Definition.IndexElement element : node.elements()) {
      SortItem item = element.key();
      if (!(Rules.bareOf(item.expression()) instanceof ColumnRef column)) {
        throw Refusal.of(item, "an index on an expression", "Index the column.");
      }
      columns.add(column.last());
    }
    boolean ofVectors = VectorIndex.isMethod(node.method());
    if (ofVectors) {
      rules.requireVersion(IrisVersion.V2025_1, node, "HNSW indexes");
    }
    if (!ofVectors && !List.of("", "btree", "hash").contains(node.method())) {
      throw Refusal.of(node, "an index of method " + node.method());
    }
    String table = node.table().last().value();
    Name written = node.name();
    String name = written == null ? Constraints.name(table, columns, "idx") : written.value();
    List<String> keys = columns.stream().map(c -> names.column(node.table(), c)).toList();
    return (node.unique() ? "CREATE UNIQUE INDEX " : "CREATE INDEX ")
        + Identifiers.quote(name)
        + " ON TABLE "
        + names.quoted(node.table())
        + " ("
        + String.join(", ", keys)
        + ")"
        + (ofVectors ? VectorIndex.clause(node, column(node, columns.get(0))) : "");
  }

  private Table.@Nullable Column column(CreateIndex node, Name name) {
    Table table = names.table(node.table());
    return table == null
        ? null
        : table.columns().stream()
            .filter(column -> column.name().equals(name.value()))
            .findFirst()
            .orElse(null);
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
        default -> notices.add(neverMade(node, name));
      }
    }
    return new Translation(steps, forgotten, notices);
  }

  /**
   * What nobody can make here is not there, unless it came with the server; PostgreSQL: dropcmds.c,
   * does_not_exist_skipping.
   */
  private Diagnostic neverMade(Drop node, QualifiedName name) {
    boolean isThere =
        switch (node.kind()) {
          case "TYPE", "DOMAIN" -> Types.byName(name.last().value()) != null;
          case "SEQUENCE", "MATERIALIZED VIEW", "FOREIGN TABLE" -> names.table(name) != null;
          case "PUBLICATION", "STATISTICS" -> false;
          default -> true;
        };
    if (isThere) {
      throw Refusal.of(node, node.tag());
    }
    return switch (node.kind()) {
      case "TYPE", "DOMAIN" -> missing(node, "type", name.toString(), SqlState.UNDEFINED_OBJECT);
      case "STATISTICS" ->
          missing(node, "statistics object", name.toString(), SqlState.UNDEFINED_OBJECT);
      case "PUBLICATION" ->
          missing(node, "publication", name.toString(), SqlState.UNDEFINED_OBJECT);
      default -> missing(node, name);
    };
  }

  /** PostgreSQL: tablecmds.c, DropErrorMsgNonExistent. */
  private static Diagnostic missing(Drop node, QualifiedName name) {
    return missing(
        node,
        node.kind().toLowerCase(Locale.ROOT),
        name.last().toString(),
        SqlState.UNDEFINED_TABLE);
  }

  private static Diagnostic missing(Drop node, String kind, String name, SqlState state) {
    String text = kind + " \"" + name + "\" does not exist";
    if (!node.ifExists()) {
      throw new PgException(state, text);
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
