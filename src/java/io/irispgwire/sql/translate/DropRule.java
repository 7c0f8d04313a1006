package io.irispgwire.sql.translate;

import io.irispgwire.error.Diagnostic;
import io.irispgwire.error.PgException;
import io.irispgwire.error.Severity;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.Translation;
import io.irispgwire.sql.Translation.Declared;
import io.irispgwire.sql.Translation.Note;
import io.irispgwire.sql.Translation.Step;
import io.irispgwire.sql.analysis.SchemaLookup;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.tree.Definition.Drop;
import io.irispgwire.sql.tree.Name;
import io.irispgwire.sql.tree.QualifiedName;
import io.irispgwire.types.PgType;
import io.irispgwire.types.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** DROP of what goes by name alone. Source of messages: PostgreSQL {@code dropcmds.c}. */
final class DropRule {
  private final SchemaLookup schema;
  private final ObjectNames names;
  private final Drop node;
  private final List<Step> steps = new ArrayList<>();
  private final List<Declared> forgotten = new ArrayList<>();
  private final List<Diagnostic> notices = new ArrayList<>();
  private final List<Note> notes = new ArrayList<>();

  DropRule(SchemaLookup schema, ObjectNames names, Drop node) {
    this.schema = schema;
    this.names = names;
    this.node = node;
  }

  Translation translate() {
    node.names().forEach(this::drop);
    return new Translation(steps, forgotten, notices, notes, null);
  }

  private void drop(QualifiedName name) {
    switch (node.kind()) {
      case "TABLE", "VIEW" -> table(name);
      case "INDEX" -> index(name);
      case "SCHEMA" -> schema(name.last());
      case "SEQUENCE" -> {
        Table table = names.table(name);
        if (table == null) {
          notices.add(missing(name));
        } else {
          notes.add(sequence(table));
        }
      }
      case "TYPE", "DOMAIN" -> type(name);
      default -> notices.add(neverMade(name));
    }
  }

  private void step(String what) {
    String condition = node.ifExists() ? "IF EXISTS " : "";
    steps.add(TableDefinition.definition("DROP " + node.kind() + " " + condition + what));
  }

  private String cascade() {
    return node.cascade() ? " CASCADE" : "";
  }

  private void schema(Name name) {
    SchemaContents contents = new SchemaContents(schema, name.value());
    if (!node.cascade()) {
      contents.refuse();
    }
    step(Identifiers.quote(name) + cascade());
    contents.forget(forgotten, notes);
  }

  private void index(QualifiedName name) {
    String schemaName = name.schema() == null ? "" : name.schema().value();
    for (Table table : schema.tables()) {
      boolean inReach =
          schemaName.isEmpty()
              ? schema.searchPath().contains(table.schema())
              : table.schema().equals(schemaName);
      for (Table.Index index : inReach ? table.indexes() : List.<Table.Index>of()) {
        if (index.definition() != null && index.name().equals(name.last().value())) {
          notes.add(new Note(Note.Kind.INDEX, table.schema(), table.name(), index.name(), null));
          notes.add(Note.forgotten(table.schema(), index.name()));
          return;
        }
      }
    }
    step(Identifiers.quote(name.last()));
  }

  private void table(QualifiedName name) {
    Table table = names.table(name);
    if (table == null) {
      notices.add(missing(name));
      return;
    }
    refuseSequence(table);
    rows(table);
    schema.sequences().stream()
        .filter(sequence -> isOwned(sequence, table))
        .forEach(s -> notes.add(Note.forgotten(s.schema(), s.name())));
    step(names.quoted(name) + cascade());
    forgotten.add(new Declared(names.schemaOf(name), name.last().value(), null, null));
    notes.add(Note.forgotten(names.schemaOf(name), name.last().value()));
  }

  private void type(QualifiedName name) {
    PgType type = new TypeRule(schema, names).dropped(name);
    if (type == null) {
      notices.add(neverMade(name));
      return;
    }
    if (node.kind().equals("DOMAIN") && !type.isDomain()) {
      throw new PgException(SqlState.WRONG_OBJECT_TYPE, "\"" + name + "\" is not a domain");
    }
    TypeUse use = new TypeUse(schema, type);
    if (node.cascade()) {
      use.cascade(droppedTypes(), steps, forgotten, notes, notices);
    } else {
      use.refuse(droppedTypes());
    }
    notes.add(Note.forgotten(Objects.requireNonNull(type.user()).schema(), type.name()));
  }

  /** What depends on the type of the rows goes with the table, or keeps it. */
  private void rows(Table table) {
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

  private List<PgType> droppedTypes() {
    TypeRule rule = new TypeRule(schema, names);
    return node.names().stream().map(rule::dropped).filter(Objects::nonNull).toList();
  }

  private static boolean isOwned(Table sequence, Table table) {
    List<String> owner = sequence.sequence() == null ? List.of() : sequence.sequence().owner();
    return !owner.isEmpty() && owner.subList(0, 2).equals(List.of(table.schema(), table.name()));
  }

  private void refuseSequence(Table table) {
    if (table.sequence() != null) {
      String kind = node.kind().toLowerCase(Locale.ROOT);
      throw wrongKind(table, "a " + kind, "Use DROP SEQUENCE to remove a sequence.");
    }
  }

  private static PgException wrongKind(Table table, String wanted, String hint) {
    return new PgException(SqlState.WRONG_OBJECT_TYPE, "\"" + table.name() + "\" is not " + wanted)
        .withHint(hint);
  }

  private Note sequence(Table table) {
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
  private Diagnostic neverMade(QualifiedName name) {
    boolean isThere =
        switch (node.kind()) {
          case "DOMAIN" -> isBuiltin(name);
          case "TYPE" -> Types.byName(name.last().value()) != null;
          case "MATERIALIZED VIEW", "FOREIGN TABLE" -> names.table(name) != null;
          case "PUBLICATION", "STATISTICS" -> false;
          default -> true;
        };
    if (isThere) {
      throw Refusal.of(node, node.tag());
    }
    return switch (node.kind()) {
      case "TYPE", "DOMAIN" -> missing("type", name.toString(), SqlState.UNDEFINED_OBJECT);
      case "STATISTICS" -> missing("statistics object", name.toString(), SqlState.UNDEFINED_OBJECT);
      case "PUBLICATION" -> missing("publication", name.toString(), SqlState.UNDEFINED_OBJECT);
      default -> missing(name);
    };
  }

  private static boolean isBuiltin(QualifiedName name) {
    if (Types.byName(name.last().value()) != null) {
      throw new PgException(SqlState.WRONG_OBJECT_TYPE, "\"" + name + "\" is not a domain");
    }
    return false;
  }

  /** PostgreSQL: tablecmds.c, DropErrorMsgNonExistent. */
  private Diagnostic missing(QualifiedName name) {
    return missing(
        node.kind().toLowerCase(Locale.ROOT), name.last().toString(), SqlState.UNDEFINED_TABLE);
  }

  private Diagnostic missing(String kind, String name, SqlState state) {
    String text = kind + " \"" + name + "\" does not exist";
    if (!node.ifExists()) {
      throw new PgException(state, text);
    }
    return Diagnostic.of(Severity.NOTICE, SqlState.SUCCESSFUL_COMPLETION, text + ", skipping");
  }
}
