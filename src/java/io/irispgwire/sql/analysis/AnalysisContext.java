package io.irispgwire.sql.analysis;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.tree.Name;
import io.irispgwire.sql.tree.TypeName;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What every analyser of one statement shares.
 *
 * @param routineKind {@code 'f'}, or {@code 'p'} for the procedure that CALL names
 */
record AnalysisContext(
    Findings findings,
    Parameters parameters,
    Coercer coercer,
    SchemaLookup schema,
    char routineKind) {
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

  /** The functions, or where a CALL is analysed the procedures, that clients have defined. */
  List<Proc> routines(@Nullable String schemaName, String name) {
    return schema.routines(schemaName, name).stream()
        .map(Routine::proc)
        .filter(proc -> proc.kind() == routineKind)
        .toList();
  }

  /**
   * Refuses a function in CALL, and a procedure in an expression.
   *
   * @throws PgException 42809 where there is one that takes such arguments
   */
  void refuseOtherKind(
      @Nullable String schemaName, String name, List<PgType> inputs, int position) {
    List<Proc> others =
        schema.routines(schemaName, name).stream()
            .map(routine -> routineKind == 'p' ? routine.called() : routine.proc())
            .filter(proc -> proc.kind() != routineKind)
            .toList();
    FunctionLookup.Found found =
        FunctionLookup.find("", name, FunctionLookup.Arguments.positional(inputs), others, schema);
    if (!(found instanceof FunctionLookup.One)) {
      return;
    }
    boolean calls = routineKind == 'p';
    String types = String.join(", ", inputs.stream().map(FormatType::of).toList());
    throw new PgException(
            SqlState.WRONG_OBJECT_TYPE,
            name + "(" + types + ") is " + (calls ? "not a procedure" : "a procedure"))
        .withHint(calls ? "To call a function, use SELECT." : "To call a procedure, use CALL.")
        .at(position);
  }

  /** A type of values as written, its schema checked. */
  SqlType type(TypeName written) {
    requireSchema(written);
    return TypeNames.resolve(written, schema);
  }

  /** The same where a domain may stand. */
  SqlType declaredType(TypeName written) {
    requireSchema(written);
    return TypeNames.declared(written, schema);
  }

  private void requireSchema(TypeName written) {
    Name qualifier = written.name().schema();
    requireSchema(qualifier == null ? null : qualifier.value(), written.span().position());
  }
}
