package io.irispgwire.sql.analysis;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Query;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What may be written to columns that are GENERATED AS IDENTITY: {@code rewriteTargetListIU} of
 * {@code src/backend/rewrite/rewriteHandler.c}.
 */
final class IdentityColumns {
  private IdentityColumns() {}

  /** Whether nothing but DEFAULT is given for a column, by its place among those of the rows. */
  static IntPredicate defaults(Query source) {
    return place ->
        source.body() instanceof Query.Values values
            && values.rows().stream().allMatch(row -> row.get(place) instanceof Expression.Default);
  }

  /**
   * @param columns that values are given for, in the order of the values
   * @param overriding "", "SYSTEM" or "USER"
   * @throws PgException 428C9
   */
  static void checkInsert(List<Table.Column> columns, IntPredicate isDefault, String overriding) {
    if (overriding.equals("SYSTEM")) {
      return;
    }
    for (int i = 0; i < columns.size(); i++) {
      Table.Column column = columns.get(i);
      if (column.identity() == Table.Identity.NONE || isDefault.test(i)) {
        continue;
      }
      if (overriding.equals("USER")) {
        throw new PgException(
                SqlState.FEATURE_NOT_SUPPORTED, "OVERRIDING USER VALUE is not supported")
            .withHint("Leave the column out.");
      }
      if (column.identity() == Table.Identity.ALWAYS) {
        throw isAlways("cannot insert a non-DEFAULT value into column \"%s\"", column)
            .withHint("Use OVERRIDING SYSTEM VALUE to override.");
      }
    }
  }

  /**
   * @param value null for one of a row that a query gives
   * @throws PgException 428C9
   */
  static void checkUpdate(Table.Column column, @Nullable Expression value) {
    if (column.identity() == Table.Identity.ALWAYS && !(value instanceof Expression.Default)) {
      throw isAlways("column \"%s\" can only be updated to DEFAULT", column);
    }
  }

  private static PgException isAlways(String what, Table.Column column) {
    return new PgException(SqlState.GENERATED_ALWAYS, what.formatted(column.name()))
        .withDetail(
            "Column \"" + column.name() + "\" is an identity column defined as GENERATED ALWAYS.");
  }
}
