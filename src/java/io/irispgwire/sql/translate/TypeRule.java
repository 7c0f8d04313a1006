package io.irispgwire.sql.translate;

import io.irispgwire.error.Diagnostic;
import io.irispgwire.error.PgException;
import io.irispgwire.error.Severity;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.Translation;
import io.irispgwire.sql.Translation.Note;
import io.irispgwire.sql.analysis.FormatType;
import io.irispgwire.sql.analysis.SchemaLookup;
import io.irispgwire.sql.analysis.TypeDefinition;
import io.irispgwire.sql.analysis.TypeNames;
import io.irispgwire.sql.tree.Definition;
import io.irispgwire.sql.tree.Definition.AddLabel;
import io.irispgwire.sql.tree.Definition.AlterComposite;
import io.irispgwire.sql.tree.Definition.CreateComposite;
import io.irispgwire.sql.tree.Definition.CreateEnum;
import io.irispgwire.sql.tree.Definition.MoveType;
import io.irispgwire.sql.tree.Definition.RenameLabel;
import io.irispgwire.sql.tree.Name;
import io.irispgwire.sql.tree.QualifiedName;
import io.irispgwire.types.PgType;
import io.irispgwire.types.UserType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * CREATE and ALTER TYPE: IRIS has no types of the user's, they are notes. Source of messages:
 * PostgreSQL {@code typecmds.c}, {@code pg_enum.c}.
 */
final class TypeRule {
  /** {@code NAMEDATALEN}, without the byte that ends a name. */
  private static final int LONGEST_LABEL = 63;

  private final SchemaLookup schema;
  private final ObjectNames names;

  TypeRule(SchemaLookup schema, ObjectNames names) {
    this.schema = schema;
    this.names = names;
  }

  Translation create(CreateEnum node) {
    QualifiedName name = free(node.name());
    List<String> seen = new ArrayList<>();
    for (String label : node.labels()) {
      checkLabel(label);
      if (seen.contains(label)) {
        throw new PgException(
            SqlState.UNIQUE_VIOLATION,
            "duplicate key value violates unique constraint" + " \"pg_enum_typid_label_index\"");
      }
      seen.add(label);
    }
    return noted(names.schemaOf(name), name.last(), TypeDefinition.enumeration(node.labels()));
  }

  Translation create(CreateComposite node) {
    QualifiedName name = free(node.name());
    return noted(
        names.schemaOf(name),
        name.last(),
        new CompositeAttributes(schema, List.of()).add(node.attributes()).definition());
  }

  /** The full name of a type that is made. */
  QualifiedName free(QualifiedName written) {
    QualifiedName name = names.created(written, false);
    String target = names.schemaOf(name);
    if (!schema.schemaExists(target)) {
      throw new PgException(
          SqlState.INVALID_SCHEMA_NAME, "schema \"" + target + "\" does not exist");
    }
    String type = name.last().value();
    if (schema.type(target, type) != null || schema.table(target, type) != null) {
      throw exists(type);
    }
    return name;
  }

  private static PgException exists(String type) {
    return new PgException(SqlState.DUPLICATE_OBJECT, "type \"" + type + "\" already exists");
  }

  private static void checkLabel(String label) {
    if (label.getBytes(StandardCharsets.UTF_8).length > LONGEST_LABEL) {
      throw new PgException(SqlState.INVALID_NAME, "invalid enum label \"" + label + "\"")
          .withDetail("Labels must be " + LONGEST_LABEL + " bytes or less.");
    }
  }

  Translation alter(AddLabel node) {
    PgType type = require(node.name());
    List<String> labels = new ArrayList<>(labels(type));
    checkLabel(node.label());
    if (labels.contains(node.label())) {
      String text = "enum label \"" + node.label() + "\" already exists";
      if (!node.ifNotExists()) {
        throw new PgException(SqlState.DUPLICATE_OBJECT, text);
      }
      return new Translation(
          List.of(),
          List.of(),
          List.of(Diagnostic.of(Severity.NOTICE, SqlState.DUPLICATE_OBJECT, text + ", skipping")));
    }
    String neighbour = node.neighbour();
    int place = neighbour == null ? labels.size() : place(labels, neighbour);
    labels.add(neighbour == null || node.before() ? place : place + 1, node.label());
    return noted(type, TypeDefinition.enumeration(labels));
  }

  private static int place(List<String> labels, String label) {
    int place = labels.indexOf(label);
    if (place < 0) {
      throw new PgException(
          SqlState.INVALID_PARAMETER_VALUE, "\"" + label + "\" is not an existing enum label");
    }
    return place;
  }

  /** Rows keep the label itself, so it is changed there too. */
  Translation alter(RenameLabel node) {
    PgType type = require(node.name());
    List<String> labels = new ArrayList<>(labels(type));
    int place = place(labels, node.label());
    checkLabel(node.newLabel());
    if (labels.contains(node.newLabel())) {
      throw new PgException(
          SqlState.DUPLICATE_OBJECT, "enum label \"" + node.newLabel() + "\" already exists");
    }
    labels.set(place, node.newLabel());
    Translation renamed = noted(type, TypeDefinition.enumeration(labels));
    return new Translation(
        new TypeUse(schema, type).relabel(node), List.of(), List.of(), renamed.notes(), null);
  }

  private static List<String> labels(PgType type) {
    if (type.user() instanceof UserType.Labels labels) {
      return labels.labels();
    }
    throw new PgException(SqlState.WRONG_OBJECT_TYPE, FormatType.of(type) + " is not an enum");
  }

  Translation alter(MoveType node) {
    if (node.newSchema() != null) {
      throw Refusal.of(node, "ALTER TYPE … SET SCHEMA", "Make a new type there.");
    }
    return rename(node, require(node.name()), node.newName());
  }

  Translation rename(Definition node, PgType type, @Nullable Name newName) {
    UserType user = type.user();
    if (user == null || newName == null) {
      throw Refusal.of(node, "ALTER TYPE of a built-in type");
    }
    if (schema.type(user.schema(), newName.value()) != null) {
      throw exists(newName.value());
    }
    if (new TypeUse(schema, type).hasRoutines()) {
      throw Refusal.of(node, "renaming a type that functions take or give", "Drop them before.");
    }
    Note note = new Note(Note.Kind.RENAMED, user.schema(), type.name(), "", newName.value());
    return new Translation(List.of(), List.of(), List.of(), List.of(note), null);
  }

  Translation alter(AlterComposite node) {
    PgType type = require(node.name());
    if (!(type.user() instanceof UserType.Fields composite)) {
      throw new PgException(
          SqlState.WRONG_OBJECT_TYPE, "\"" + type.name() + "\" is not a composite type");
    }
    CompositeAttributes attributes = new CompositeAttributes(schema, composite.fields());
    Translation changed = noted(type, attributes.change(type.name(), node.changes()).definition());
    return new Translation(
        new TypeUse(schema, type).change(node), List.of(), List.of(), changed.notes(), null);
  }

  /** The type that ALTER names. */
  PgType require(QualifiedName name) {
    Name written = name.schema();
    PgType type =
        TypeNames.byName(written == null ? null : written.value(), name.last().value(), schema);
    if (type == null) {
      throw new PgException(SqlState.UNDEFINED_OBJECT, "type \"" + name + "\" does not exist");
    }
    return type;
  }

  private static Translation noted(PgType type, TypeDefinition changed) {
    UserType user = type.user();
    if (user == null) {
      throw new IllegalArgumentException(type.name());
    }
    Note note =
        new Note(Note.Kind.TYPE, user.schema(), type.name(), "", changed.withId(user.id()).text());
    return new Translation(List.of(), List.of(), List.of(), List.of(note), null);
  }

  Translation noted(String schema, Name name, TypeDefinition made) {
    Note note = new Note(Note.Kind.TYPE, schema, name.value(), "", made.text());
    return new Translation(List.of(), List.of(), List.of(), List.of(note), null);
  }

  /** The type that DROP names; null where there is none. */
  @Nullable PgType dropped(QualifiedName name) {
    Name written = name.schema();
    return schema.type(written == null ? null : written.value(), name.last().value());
  }
}
