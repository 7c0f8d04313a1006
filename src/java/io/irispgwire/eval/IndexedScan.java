package io.irispgwire.eval;

import io.irispgwire.sql.analysis.Analysis;
import io.irispgwire.sql.analysis.RangeEntry;
import io.irispgwire.sql.analysis.Resolution;
import io.irispgwire.sql.tree.Expression;
import java.util.Iterator;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A table whose rows can be found by a value of a column.
 *
 * @param own what each of its rows must fulfil; null for nothing
 */
record IndexedScan(RangeEntry entry, int scan, int base, @Nullable Node own) {
  /** Columns of which many rows have the same value: finding by them finds too much. */
  private static final Set<String> COMMON_VALUES =
      Set.of(
          "adnum",
          "attnum",
          "classid",
          "classoid",
          "connamespace",
          "contype",
          "deptype",
          "objsubid",
          "pronamespace",
          "refclassid",
          "refobjsubid",
          "relam",
          "relkind",
          "relnamespace",
          "relowner",
          "typnamespace",
          "typtype");

  /** The places of the rows whose column has the value of a node. */
  record Key(int column, Node value) {}

  /** The column of the entry, from 0, that the expression is and that tells rows apart; or -1. */
  static int column(RangeEntry entry, Expression expression, Analysis analysis) {
    if (OperationCompiler.bare(expression) instanceof Expression.ColumnRef reference
        && analysis.resolution(reference) instanceof Resolution.Column column
        && column.levelsUp() == 0
        && column.entry() == entry
        && !COMMON_VALUES.contains(entry.columns().get(column.column()).label())) {
      return column.column();
    }
    return -1;
  }

  /** The rows that the key leads to. */
  Source by(Key key) {
    int width = entry.columns().size();
    return frame -> {
      Object value = key.value().value(frame);
      if (value == null) {
        return () -> false;
      }
      Iterator<@Nullable Object[]> rows = frame.execution().rows(scan, key.column(), value);
      return filtered(FromCompiler.rows(frame, base, width, rows), frame);
    };
  }

  private Cursor filtered(Cursor rows, Frame frame) {
    return own == null ? rows : rows.filter(own, frame);
  }
}
