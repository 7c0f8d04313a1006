package io.irispgwire.sql.analysis;

import io.irispgwire.types.SqlType;
import java.util.List;

/**
 * A function, operator or aggregate as resolved for one use.
 *
 * @param argumentTypes what each argument is coerced to; polymorphic and variadic types are already
 *     concrete, one entry per argument as written
 * @param variadicFrom index of the first argument that is gathered into the variadic array; -1 when
 *     none is
 */
public record Call(Proc proc, List<SqlType> argumentTypes, SqlType result, int variadicFrom) {
  public Call {
    argumentTypes = List.copyOf(argumentTypes);
  }

  /** The same, where the caller says what rows it expects. */
  Call giving(SqlType row) {
    return new Call(proc, argumentTypes, row, variadicFrom);
  }
}
