package io.irispgwire.sql.analysis;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import io.irispgwire.types.Types;
import java.util.ArrayList;
import java.util.List;

/**
 * The types of {@code $1}, {@code $2}, …: given by the client or taken from the first context that
 * needs one.
 *
 * <p>Source: PostgreSQL {@code src/backend/parser/parse_param.c}, {@code variable_paramref_hook},
 * {@code variable_coerce_param_hook}, {@code check_variable_parameters}.
 */
final class Parameters {
  private static final int MAX_PARAMETERS = 65_535;

  private final List<PgType> types = new ArrayList<>();
  private final List<Expression.Parameter> references = new ArrayList<>();
  private final Findings findings;

  Parameters(Findings findings, List<Integer> givenOids, SchemaLookup schema) {
    this.findings = findings;
    for (int i = 0; i < givenOids.size(); i++) {
      types.add(given(givenOids.get(i), schema));
    }
  }

  private static PgType given(int oid, SchemaLookup schema) {
    if (oid == 0) {
      return PgType.UNKNOWN;
    }
    PgType builtin = Types.byOid(oid);
    PgType type = builtin == null ? schema.type(oid) : builtin;
    if (type == null) {
      throw new PgException(
          SqlState.INTERNAL_ERROR, "cache lookup failed for type " + Integer.toUnsignedString(oid));
    }
    return type;
  }

  /** The type that a reference has where it stands: unknown until something has decided. */
  SqlType refer(Expression.Parameter reference) {
    int number = reference.number();
    if (number < 1 || number > MAX_PARAMETERS) {
      throw new PgException(SqlState.UNDEFINED_PARAMETER, "there is no parameter $" + number)
          .at(reference.span().position());
    }
    while (types.size() < number) {
      types.add(PgType.UNKNOWN);
    }
    references.add(reference);
    return SqlType.of(types.get(number - 1));
  }

  /** A context wants the undecided {@code reference} to be of {@code type}. */
  void decide(Expression.Parameter reference, PgType type) {
    int index = reference.number() - 1;
    PgType known = types.get(index);
    if (known.equals(PgType.UNKNOWN)) {
      types.set(index, type);
    } else if (!known.equals(type)) {
      throw new PgException(
              SqlState.AMBIGUOUS_PARAMETER,
              "inconsistent types deduced for parameter $" + reference.number())
          .withDetail(FormatType.of(known) + " versus " + FormatType.of(type))
          .at(reference.span().position());
    }
  }

  /** All types, once the whole statement has been seen. */
  List<PgType> decided() {
    for (Expression.Parameter reference : references) {
      if (!findings.typeOf(reference).type().equals(types.get(reference.number() - 1))) {
        throw new PgException(SqlState.AMBIGUOUS_PARAMETER, undecided(reference.number()))
            .at(reference.span().position());
      }
    }
    for (int i = 0; i < types.size(); i++) {
      if (types.get(i).equals(PgType.UNKNOWN)) {
        throw new PgException(SqlState.INDETERMINATE_DATATYPE, undecided(i + 1));
      }
    }
    return types;
  }

  private static String undecided(int number) {
    return "could not determine data type of parameter $" + number;
  }
}
