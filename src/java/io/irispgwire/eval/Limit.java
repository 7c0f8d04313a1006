package io.irispgwire.eval;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** LIMIT and OFFSET. */
record Limit(@Nullable Node limit, @Nullable Node offset, boolean withTies) {

  boolean isNone() {
    return limit == null && offset == null;
  }

  /** The wanted part of {@code rows}, each cut to {@code width} columns. */
  RowCursor apply(RowCursor rows, List<SortKey> keys, Frame frame, int width) {
    if (isNone()) {
      return cut(rows, width);
    }
    long count = limit == null ? Long.MAX_VALUE : count(limit, frame);
    long skip = offset == null ? 0 : count(offset, frame);
    if (skip < 0) {
      return refusal(SqlState.INVALID_ROW_COUNT_IN_RESULT_OFFSET_CLAUSE, "OFFSET");
    }
    if (count < 0) {
      return refusal(SqlState.INVALID_ROW_COUNT_IN_LIMIT_CLAUSE, "LIMIT");
    }
    return cut(new Window(rows, keys, skip == Long.MAX_VALUE ? 0 : skip, count, withTies), width);
  }

  private static long count(Node node, Frame frame) {
    Object value = node.value(frame);
    return value == null ? Long.MAX_VALUE : ((Number) value).longValue();
  }

  /** As in PostgreSQL, a count below zero is found when the first row is asked for. */
  private static RowCursor refusal(SqlState state, String clause) {
    return () -> {
      throw new PgException(state, clause + " must not be negative");
    };
  }

  private static RowCursor cut(RowCursor rows, int width) {
    return () -> {
      @Nullable Object[] row = rows.next();
      return row == null || row.length == width ? row : Arrays.copyOf(row, width);
    };
  }

  /** Rows number {@code skip} to {@code skip + left}, and those that tie with the last. */
  private static final class Window implements RowCursor {
    private final RowCursor rows;
    private final List<SortKey> keys;
    private final boolean withTies;
    private long skip;
    private long left;
    private @Nullable Object @Nullable [] last;

    Window(RowCursor rows, List<SortKey> keys, long skip, long left, boolean withTies) {
      this.rows = rows;
      this.keys = keys;
      this.skip = skip;
      this.left = left;
      this.withTies = withTies;
    }

    @Override
    public @Nullable Object @Nullable [] next() {
      for (; skip > 0; skip--) {
        if (rows.next() == null) {
          left = 0;
        }
      }
      if (left > 0) {
        left--;
        last = rows.next();
        return last;
      }
      if (!withTies || last == null) {
        return null;
      }
      @Nullable Object[] row = rows.next();
      if (row == null || Sorting.comparator(keys).compare(row, last) != 0) {
        last = null;
        return null;
      }
      return row;
    }
  }
}
