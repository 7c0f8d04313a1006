package io.irispgwire.sql.translate;

import io.irispgwire.error.Diagnostic;
import io.irispgwire.error.PgException;
import io.irispgwire.error.Severity;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.Translation;
import io.irispgwire.sql.Translation.Note;
import io.irispgwire.sql.analysis.FormatType;
import io.irispgwire.sql.analysis.Routine;
import io.irispgwire.sql.analysis.SchemaLookup;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.tree.Definition.Comment;
import io.irispgwire.sql.tree.Definition.RoutineName;
import io.irispgwire.sql.tree.Name;
import io.irispgwire.sql.tree.QualifiedName;
import io.irispgwire.types.PgType;
import io.irispgwire.types.UserType;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * COMMENT ON: IRIS has none, comments are notes. Source of messages: PostgreSQL {@code
 * src/backend/catalog/objectaddress.c}.
 */
final class CommentRule {
  private final SchemaLookup schema;
  private final ObjectNames names;
  private final Comment node;

  CommentRule(SchemaLookup schema, ObjectNames names, Comment node) {
    this.schema = schema;
    this.names = names;
    this.node = node;
  }

  Translation translate() {
    return switch (node.kind()) {
      case "TABLE", "VIEW", "MATERIALIZED VIEW", "SEQUENCE" -> onRelation();
      case "COLUMN" -> onColumn();
      case "CONSTRAINT" -> onConstraint();
      case "DOMAIN CONSTRAINT" -> onDomainConstraint();
      case "INDEX" -> onIndex();
      case "SCHEMA" -> onSchema();
      case "TYPE", "DOMAIN" -> onType();
      case "FUNCTION", "PROCEDURE", "ROUTINE" -> onRoutine();
      default -> lost();
    };
  }

  private Translation onRelation() {
    Table table = require(node.name());
    if (!table.kind().equals(node.kind().toLowerCase(Locale.ROOT))) {
      throw new PgException(
          SqlState.WRONG_OBJECT_TYPE,
          "\"" + table.name() + "\" is not a " + node.kind().toLowerCase(Locale.ROOT));
    }
    return noted(Note.Kind.COMMENT, table, "");
  }

  private Translation onColumn() {
    List<Name> parts = node.name().parts();
    if (parts.size() < 2) {
      throw new PgException(SqlState.SYNTAX_ERROR, "column name must be qualified");
    }
    Table table =
        require(new QualifiedName(node.name().span(), parts.subList(0, parts.size() - 1)));
    String column = node.name().last().value();
    if (table.columns().stream().noneMatch(each -> each.name().equals(column))) {
      throw new PgException(
          SqlState.UNDEFINED_COLUMN,
          "column \"" + column + "\" of relation \"" + table.name() + "\" does not exist");
    }
    return noted(Note.Kind.COMMENT, table, column);
  }

  /** A foreign key is not known here, but its comment is kept. */
  private Translation onConstraint() {
    QualifiedName of = node.table();
    Table table = require(of == null ? node.name() : of);
    return noted(Note.Kind.CONSTRAINT_COMMENT, table, node.name().last().value());
  }

  private Translation onDomainConstraint() {
    PgType type = new TypeRule(schema, names).require(Objects.requireNonNull(node.table()));
    String name = node.name().last().value();
    boolean known =
        type.user() instanceof UserType.Domain domain
            && domain.checks().stream().anyMatch(check -> check.name().equals(name));
    if (!known) {
      throw new PgException(
          SqlState.UNDEFINED_OBJECT,
          "constraint \"" + name + "\" for domain " + FormatType.of(type) + " does not exist");
    }
    String owner = Objects.requireNonNull(type.user()).schema();
    return noted(new Note(Note.Kind.CONSTRAINT_COMMENT, owner, type.name(), name, text()));
  }

  private Translation onIndex() {
    String name = node.name().last().value();
    Name written = node.name().schema();
    for (Table table : schema.tables()) {
      boolean inReach =
          written == null
              ? schema.searchPath().contains(table.schema())
              : written.value().equals(table.schema());
      if (inReach && table.indexes().stream().anyMatch(index -> index.name().equals(name))) {
        return noted(new Note(Note.Kind.COMMENT, table.schema(), name, "", text()));
      }
    }
    throw missing(node.name());
  }

  private Translation onType() {
    PgType type = new TypeRule(schema, names).dropped(node.name());
    if (type == null) {
      throw new PgException(
          SqlState.UNDEFINED_OBJECT, "type \"" + node.name() + "\" does not exist");
    }
    String owner = Objects.requireNonNull(type.user()).schema();
    return noted(new Note(Note.Kind.TYPE_COMMENT, owner, type.name(), "", text()));
  }

  private Translation onRoutine() {
    RoutineName name = new RoutineName(node.name(), node.arguments());
    Routine routine = new RoutineRule(schema, names).named(node, node.kind(), name);
    return noted(
        new Note(
            Note.Kind.ROUTINE_COMMENT,
            routine.proc().schema(),
            Routine.object(routine.proc().name()),
            routine.signature(),
            text()));
  }

  private Translation onSchema() {
    String name = node.name().last().value();
    if (!schema.schemaExists(name)) {
      throw new PgException(SqlState.INVALID_SCHEMA_NAME, "schema \"" + name + "\" does not exist");
    }
    return noted(new Note(Note.Kind.SCHEMA_COMMENT, name, "", "", text()));
  }

  private Table require(QualifiedName name) {
    Table table = names.table(name);
    if (table == null) {
      throw missing(name);
    }
    return table;
  }

  private static PgException missing(QualifiedName name) {
    return new PgException(SqlState.UNDEFINED_TABLE, "relation \"" + name + "\" does not exist");
  }

  /** An empty comment is none. */
  private @Nullable String text() {
    String text = node.text();
    return text == null || text.isEmpty() ? null : text;
  }

  private Translation noted(Note.Kind kind, Table table, String part) {
    return noted(new Note(kind, table.schema(), table.name(), part, text()));
  }

  private static Translation noted(Note note) {
    return new Translation(List.of(), List.of(), List.of(), List.of(note), null);
  }

  private static Translation lost() {
    String text = "the comment is not kept: there is no place for one on such an object";
    return new Translation(
        List.of(), List.of(), List.of(Diagnostic.of(Severity.WARNING, SqlState.WARNING, text)));
  }
}
