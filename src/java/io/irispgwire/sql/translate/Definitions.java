package io.irispgwire.sql.translate;

import io.irispgwire.error.Diagnostic;
import io.irispgwire.error.PgException;
import io.irispgwire.error.Severity;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.IrisName;
import io.irispgwire.sql.IrisVersion;
import io.irispgwire.sql.Translation;
import io.irispgwire.sql.Translation.Declared;
import io.irispgwire.sql.Translation.Note;
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
import io.irispgwire.types.PgType;
import io.irispgwire.types.Types;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
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
      return new TableDefinition(rules, schema, names).create(table);
    }
    if (node instanceof Definition.CreateTableAs table) {
      return new TableDefinition(rules, schema, names).createAs(table);
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
      return schema(schema);
    }
    if (node instanceof Drop drop) {
      return drop(drop);
    }
    if (node instanceof Truncate truncate) {
      return truncate(truncate);
    }
    if (node instanceof Definition.AlterTable alter) {
      return new AlterTableRule(rules, schema, names, alter).translate();
    }
    if (node instanceof LockTable lock) {
      return lock(lock);
    }
    if (node instanceof Definition.CreateSequence sequence) {
      return new SequenceRule(names).create(sequence);
    }
    if (node instanceof Definition.AlterSequence sequence) {
      return new SequenceRule(names).alter(sequence);
    }
    Translation ofType = type(node);
    return ofType == null ? administration(node) : ofType;
  }

  private @Nullable Translation type(Definition node) {
    TypeRule rule = new TypeRule(schema, names);
    if (node instanceof Definition.CreateEnum made) {
      return rule.create(made);
    }
    if (node instanceof Definition.CreateComposite made) {
      return rule.create(made);
    }
    if (node instanceof Definition.AddLabel change) {
      return rule.alter(change);
    }
    if (node instanceof Definition.RenameLabel change) {
      return rule.alter(change);
    }
    if (node instanceof Definition.AlterComposite change) {
      return rule.alter(change);
    }
    return node instanceof Definition.MoveType change ? rule.alter(change) : null;
  }

  private Translation schema(Definition.CreateSchema node) {
    String name = node.name().value();
    if (!schema.schemaExists(name)) {
      String condition = node.ifNotExists() ? "IF NOT EXISTS " : "";
      return only("CREATE SCHEMA " + condition + Identifiers.quote(node.name()));
    }
    String text = "schema \"" + name + "\" already exists";
    if (!node.ifNotExists()) {
      throw new PgException(SqlState.DUPLICATE_SCHEMA, text);
    }
    Diagnostic notice =
        Diagnostic.of(Severity.NOTICE, SqlState.DUPLICATE_SCHEMA, text + ", skipping");
    return new Translation(List.of(), List.of(), List.of(notice));
  }

  private Translation administration(Definition node) {
    AdministrationRule rule = new AdministrationRule(schema, names);
    if (node instanceof Definition.Comment comment) {
      return new CommentRule(schema, names, comment).translate();
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
    if (node instanceof Definition.CreateRoutine routine) {
      return new RoutineRule(schema, names).create(routine);
    }
    if (node instanceof Definition.DropRoutine routine) {
      return new RoutineRule(schema, names).drop(routine);
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
    refuseText(node, columns);
    String table = node.table().last().value();
    Name written = node.name();
    String name = written == null ? Constraints.name(table, columns, "idx") : written.value();
    List<String> keys = columns.stream().map(c -> names.column(node.table(), c)).toList();
    return (node.unique() ? "CREATE UNIQUE INDEX " : "CREATE INDEX ")
        + Identifiers.quote(IrisName.of(name))
        + " ON TABLE "
        + names.quoted(node.table())
        + " ("
        + String.join(", ", keys)
        + ")"
        + (ofVectors ? VectorIndex.clause(node, column(node, columns.get(0))) : "");
  }

  /** Equal numbers may have unlike texts. */
  private void refuseText(CreateIndex node, List<Name> columns) {
    for (Name name : columns) {
      Table.Column column = column(node, name);
      if (node.unique() && column != null && column.isText() && isNumeric(column)) {
        throw Refusal.of(node, "a unique index over numbers that are kept as text");
      }
    }
  }

  private static boolean isNumeric(Table.Column column) {
    return column.type().type().equals(PgType.NUMERIC);
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
    List<Note> notes = new ArrayList<>();
    String condition = node.ifExists() ? "IF EXISTS " : "";
    String cascade = node.cascade() ? " CASCADE" : "";
    for (QualifiedName name : node.names()) {
      switch (node.kind()) {
        case "TABLE", "VIEW" -> {
          Table table = names.table(name);
          if (table == null) {
            notices.add(missing(node, name));
          } else {
            refuseSequence(node, table);
            rows(node, table, steps, forgotten, notes, notices);
            schema.sequences().stream()
                .filter(sequence -> isOwned(sequence, table))
                .forEach(s -> notes.add(Note.forgotten(s.schema(), s.name())));
            steps.add(
                TableDefinition.definition(
                    "DROP " + node.kind() + " " + condition + names.quoted(name) + cascade));
            forgotten.add(new Declared(names.schemaOf(name), name.last().value(), null, null));
            notes.add(Note.forgotten(names.schemaOf(name), name.last().value()));
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
        case "SEQUENCE" -> {
          Table table = names.table(name);
          if (table == null) {
            notices.add(missing(node, name));
          } else {
            notes.add(sequence(node, table));
          }
        }
        case "TYPE" -> {
          PgType type = new TypeRule(schema, names).dropped(name);
          if (type == null) {
            notices.add(neverMade(node, name));
          } else {
            TypeUse use = new TypeUse(schema, type);
            if (node.cascade()) {
              use.cascade(droppedTypes(node), steps, forgotten, notes, notices);
            } else {
              use.refuse(droppedTypes(node));
            }
            notes.add(Note.forgotten(Objects.requireNonNull(type.user()).schema(), type.name()));
          }
        }
        default -> notices.add(neverMade(node, name));
      }
    }
    return new Translation(steps, forgotten, notices, notes, null);
  }

  /** What depends on the type of the rows goes with the table, or keeps it. */
  private void rows(
      Drop node,
      Table table,
      List<Step> steps,
      List<Declared> forgotten,
      List<Note> notes,
      List<Diagnostic> notices) {
    PgType rows = schema.rowType(table);
    if (rows == null) {
      return;
    }
    TypeUse use = new TypeUse(schema, rows);
    if (node.cascade()) {
      use.cascade(List.of(), steps, forgotten, notes, notices);
    } else {
      use.refuse((table.view() ? "view " : "table ") + table.name(), List.of());
    }
  }

  private List<PgType> droppedTypes(Drop node) {
    TypeRule rule = new TypeRule(schema, names);
    return node.names().stream().map(rule::dropped).filter(Objects::nonNull).toList();
  }

  private static boolean isOwned(Table sequence, Table table) {
    List<String> owner = sequence.sequence() == null ? List.of() : sequence.sequence().owner();
    return !owner.isEmpty() && owner.subList(0, 2).equals(List.of(table.schema(), table.name()));
  }

  private static void refuseSequence(Drop node, Table table) {
    if (table.sequence() != null) {
      String kind = node.kind().toLowerCase(Locale.ROOT);
      throw wrongKind(table, "a " + kind, "Use DROP SEQUENCE to remove a sequence.");
    }
  }

  private static PgException wrongKind(Table table, String wanted, String hint) {
    return new PgException(SqlState.WRONG_OBJECT_TYPE, "\"" + table.name() + "\" is not " + wanted)
        .withHint(hint);
  }

  private static Note sequence(Drop node, Table table) {
    if (table.sequence() == null) {
      String hint =
          table.view() ? "Use DROP VIEW to remove a view." : "Use DROP TABLE to remove a table.";
      throw wrongKind(table, "a sequence", hint);
    }
    List<String> owner = table.sequence().owner();
    if (!owner.isEmpty() && !node.cascade()) {
      throw new PgException(
              SqlState.DEPENDENT_OBJECTS_STILL_EXIST,
              "cannot drop sequence " + table.name() + " because other objects depend on it")
          .withDetail(
              "default value for column "
                  + owner.get(2)
                  + " of table "
                  + owner.get(1)
                  + " depends on sequence "
                  + table.name())
          .withHint("Use DROP ... CASCADE to drop the dependent objects too.");
    }
    return Note.forgotten(table.schema(), table.name());
  }

  /**
   * What nobody can make here is not there, unless it came with the server; PostgreSQL: dropcmds.c,
   * does_not_exist_skipping.
   */
  private Diagnostic neverMade(Drop node, QualifiedName name) {
    boolean isThere =
        switch (node.kind()) {
          case "TYPE", "DOMAIN" -> Types.byName(name.last().value()) != null;
          case "MATERIALIZED VIEW", "FOREIGN TABLE" -> names.table(name) != null;
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
    List<Step> steps = new ArrayList<>();
    Set<Table> emptied = new LinkedHashSet<>();
    if (node.cascade()) {
      for (QualifiedName name : node.tables()) {
        Table table = names.table(name);
        if (table != null) {
          referencing(table, emptied);
          emptied.remove(table);
        }
      }
    }
    List<Diagnostic> notices = new ArrayList<>();
    for (Table table : emptied) {
      steps.add(new Step(Step.Kind.UPDATE, "DELETE FROM " + Identifiers.table(table), List.of()));
      if (node.tables().stream().noneMatch(name -> table.equals(names.table(name)))) {
        String text = "truncate cascades to table \"" + table.name() + "\"";
        notices.add(0, Diagnostic.of(Severity.NOTICE, SqlState.SUCCESSFUL_COMPLETION, text));
      }
    }
    for (QualifiedName table : node.tables()) {
      Table known = names.table(table);
      if (known != null && known.sequence() != null) {
        throw new PgException(
            SqlState.WRONG_OBJECT_TYPE, "\"" + known.name() + "\" is not a table");
      }
      steps.add(
          node.restartIdentity()
              ? TableDefinition.definition("TRUNCATE TABLE " + names.quoted(table))
              : new Step(Step.Kind.UPDATE, "DELETE FROM " + names.quoted(table), List.of()));
    }
    return new Translation(steps, List.of(), notices);
  }

  /** The tables whose foreign keys lead to this one, those first that nobody leads to. */
  private void referencing(Table table, Set<Table> found) {
    for (Table other : schema.referencing(table)) {
      if (!found.contains(other) && other.oid() != table.oid()) {
        found.add(other);
        referencing(other, found);
        found.remove(other);
        found.add(other);
      }
    }
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
