package io.irispgwire.sql.analysis;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.tree.Name;
import io.irispgwire.sql.tree.TypeName;
import io.irispgwire.types.SqlType;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What every analyser of one statement shares. */
record AnalysisContext(
    Findings findings, Parameters parameters, Coercer coercer, SchemaLookup schema) {
  private static final Set<String> BUILTIN = Set.of("pg_catalog", "information_schema", "public");

  /**
   * {@code LookupExplicitNamespace}.
   *
   * @throws PgException 3F000 when a qualified name names a schema that is not there
   */
  void requireSchema(@Nullable String name, int position) {
    if (name != null && !BUILTIN.contains(name) && !schema.schemaExists(name)) {
      throw new PgException(SqlState.INVALID_SCHEMA_NAME, "schema \"" + name + "\" does not exist")
          .at(position);
    }
  }

  /** A type as written, its schema checked. */
  SqlType type(TypeName written) {
    Name qualifier = written.name().schema();
    requireSchema(qualifier == null ? null : qualifier.value(), written.span().position());
    return TypeNames.resolve(written, schema);
  }
}
