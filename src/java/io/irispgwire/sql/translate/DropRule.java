package io.irispgwire.sql.translate;

import io.irispgwire.error.Diagnostic;
import io.irispgwire.error.PgException;
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
import java.util.Objects;

/** DROP of what goes by name alone. Source of messages: PostgreSQL {@code dropcmds.c}. */
final class DropRule {
  private final SchemaLookup schema;
  private final ObjectNames names;
  private final Drop node;
  private final DropTarget target;
  private final List<Step> steps = new ArrayList<>();
  private final List<Declared> forgotten = new ArrayList<>();
  private final List<Diagnostic> notices = new ArrayList<>();
  private final List<Note> notes = new ArrayList<>();

  DropRule(SchemaLookup schema, ObjectNames names, Drop node) {
    this.schema = schema;
    this.names = names;
    this.node = node;
    this.target = new DropTarget(schema, names, node);
  }

  Translation translate() {
    if (List.of("TABLE", "VIEW", "MATERIALIZED VIEW").contains(node.kind())) {
      return new RelationDrop(schema, names, node).translate();
    }
    node.names().forEach(this::drop);
    return new Translation(steps, forgotten, notices, notes, null);
  }

  private void drop(QualifiedName name) {
    switch (node.kind()) {
      case "INDEX" -> index(name);
      case "SCHEMA" -> schema(name);
      case "SEQUENCE" -> {
        Table table = target.relation(name);
        if (table == null) {
          notices.add(target.missing(name));
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

  private void schema(QualifiedName written) {
    Name name = written.last();
    if (!schema.schemaExists(name.value())) {
      notices.add(target.missing("schema", written, name.value(), SqlState.INVALID_SCHEMA_NAME));
    }
    SchemaContents contents = new SchemaContents(schema, name.value());
    if (!node.cascade()) {
      contents.refuse();
    }
    notices.addAll(contents.told());
    for (Table view : contents.viewsElsewhere()) {
      steps.add(RelationDrop.step(view));
      forgotten.add(RelationDrop.forgotten(view));
      notes.add(Note.forgotten(view.schema(), view.name()));
    }
    step(Identifiers.quote(name) + cascade());
    contents.forget(forgotten, notes);
  }

  /** One that is not known is IRIS's to find: another client may have made it. */
  private void index(QualifiedName name) {
    DropTarget.OfTable found = target.indexOnly(name);
    if (found == null) {
      lostIndex(name);
      return;
    }
    Table table = found.table();
    String index = found.index().name();
    if (found.index().isConstraint()) {
      throw new PgException(
              SqlState.DEPENDENT_OBJECTS_STILL_EXIST,
              "cannot drop index %s because constraint %s on table %s requires it"
                  .formatted(index, index, table.name()))
          .withHint(
              "You can drop constraint %s on table %s instead.".formatted(index, table.name()));
    }
    if (found.index().definition() == null) {
      step(Identifiers.quote(name.last()));
    } else {
      notes.add(new Note(Note.Kind.INDEX, table.schema(), table.name(), index, null));
    }
    notes.add(Note.forgotten(table.schema(), index));
  }

  private void lostIndex(QualifiedName name) {
    Name qualifier = name.schema();
    boolean elsewhere =
        schema.tables().stream()
            .flatMap(table -> table.indexes().stream())
            .anyMatch(index -> index.name().equals(name.last().value()));
    boolean inSchema = qualifier == null || schema.schemaExists(qualifier.value());
    if (node.ifExists() || elsewhere || !inSchema) {
      notices.add(target.missing(name));
    }
    if (!elsewhere) {
      step(Identifiers.quote(name.last()));
    }
  }

  private void type(QualifiedName name) {
    PgType type = new TypeRule(schema, names).dropped(name);
    if (type == null) {
      notices.add(neverMade(name));
      return;
    }
    Table relation = names.table(name);
    PgType rows = relation == null ? null : schema.rowType(relation);
    if (relation != null && rows != null && rows.oid() == type.oid()) {
      String of = relation.kind() + ' ' + relation.name();
      throw new PgException(
              SqlState.DEPENDENT_OBJECTS_STILL_EXIST,
              "cannot drop type " + type.name() + " because " + of + " requires it")
          .withHint("You can drop " + of + " instead.");
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

  private List<PgType> droppedTypes() {
    TypeRule rule = new TypeRule(schema, names);
    return node.names().stream().map(rule::dropped).filter(Objects::nonNull).toList();
  }

  private Note sequence(Table table) {
    List<String> owner = Objects.requireNonNull(table.sequence()).owner();
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
          case "FOREIGN TABLE" -> names.table(name) != null;
          case "PUBLICATION", "STATISTICS" -> false;
          case "EXTENSION" -> List.of("plpgsql", "vector").contains(name.last().value());
          default -> true;
        };
    if (isThere) {
      throw Refusal.of(node, node.tag());
    }
    String shown = name.toString();
    return switch (node.kind()) {
      case "TYPE", "DOMAIN" -> target.missing("type", name, shown, SqlState.UNDEFINED_OBJECT);
      case "EXTENSION" -> target.missing("extension", name, shown, SqlState.UNDEFINED_OBJECT);
      case "STATISTICS" ->
          target.missing("statistics object", name, shown, SqlState.UNDEFINED_OBJECT);
      case "PUBLICATION" -> target.missing("publication", name, shown, SqlState.UNDEFINED_OBJECT);
      default -> target.missing(name);
    };
  }

  private static boolean isBuiltin(QualifiedName name) {
    if (Types.byName(name.last().value()) != null) {
      throw new PgException(SqlState.WRONG_OBJECT_TYPE, "\"" + name + "\" is not a domain");
    }
    return false;
  }
}
