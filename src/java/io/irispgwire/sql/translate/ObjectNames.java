package io.irispgwire.sql.translate;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.analysis.SchemaLookup;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.tree.Name;
import io.irispgwire.sql.tree.QualifiedName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names of tables and their kin in data definition: existing ones as stored, new ones as given. */
final class ObjectNames {
  private static final String TEMPORARY = "pg_temp";

  private static final String DEFAULT_SCHEMA = "public";

  private final SchemaLookup schema;

  ObjectNames(SchemaLookup schema) {
    this.schema = schema;
  }

  SchemaLookup schema() {
    return schema;
  }

  /** {@code "schema"."name"} as IRIS takes it. */
  String quoted(QualifiedName name) {
    Table table = table(name);
    return table == null
        ? Identifiers.quote(Identifiers.schema(schemaOf(name)))
            + "."
            + Identifiers.quote(name.last())
        : Identifiers.table(table);
  }

  /** As {@link #created}, of a table: an error says where its name stands. */
  QualifiedName createdTable(QualifiedName name, boolean temporary) {
    try {
      return created(name, temporary);
    } catch (PgException e) {
      throw e.at(name.span().position());
    }
  }

  /** The full name of what is made: its schema decided, the temporary one included. */
  QualifiedName created(QualifiedName name, boolean temporary) {
    Name written = name.schema();
    if (temporary && written != null && !isTemporary(name)) {
      throw new PgException(
          SqlState.INVALID_TABLE_DEFINITION,
          "cannot create temporary relation in non-temporary schema");
    }
    String target;
    if (temporary || isTemporary(name)) {
      target = schema.temporarySchema();
    } else if (written != null) {
      return name;
    } else {
      target = creationSchema();
    }
    Name last = name.last();
    return new QualifiedName(name.span(), List.of(new Name(last.span(), target, true), last));
  }

  @Nullable Table table(QualifiedName name) {
    Name written = name.schema();
    return schema.table(written == null ? null : written.value(), name.last().value());
  }

  /** Whether something of that name is in the schema of {@code beside}. */
  boolean isTaken(QualifiedName beside, String name) {
    return schema.table(schemaOf(beside), name) != null;
  }

  /** Whether a key or index in the schema of {@code beside} has that name. */
  boolean isKey(QualifiedName beside, String name) {
    String inSchema = schemaOf(beside);
    return schema.tables().stream()
        .filter(table -> table.schema().equals(inSchema))
        .flatMap(table -> table.indexes().stream())
        .anyMatch(index -> index.name().equals(name));
  }

  /** PostgreSQL's name of the schema that the object is in, or will be made in. */
  String schemaOf(QualifiedName name) {
    Name written = name.schema();
    if (written != null) {
      return isTemporary(name) ? schema.temporarySchema() : written.value();
    }
    Table table = table(name);
    if (table != null) {
      return table.schema();
    }
    return creationSchema();
  }

  /** Whether its schema is called pg_temp, as clients call the one of their session. */
  private static boolean isTemporary(QualifiedName name) {
    Name written = name.schema();
    return written != null && written.value().equals(TEMPORARY);
  }

  private String creationSchema() {
    return schema.searchPath().stream()
        .filter(candidate -> !candidate.startsWith("pg_") && schema.schemaExists(candidate))
        .findFirst()
        .orElse(DEFAULT_SCHEMA);
  }

  /** The stored name of a column, or the one given. */
  String column(QualifiedName table, Name column) {
    Table known = table(table);
    if (known != null) {
      for (Table.Column candidate : known.columns()) {
        if (candidate.name().equals(column.value())) {
          return Identifiers.quote(candidate.backendName());
        }
      }
    }
    return Identifiers.quote(column);
  }
}
