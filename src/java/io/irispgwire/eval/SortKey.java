package io.irispgwire.eval;

import io.irispgwire.sql.tree.SortItem;
import io.irispgwire.types.PgType;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** One column that rows are sorted by. */
record SortKey(int column, Comparator<@Nullable Object> order) {

  static SortKey of(SortItem item, int column, PgType type) {
    return new SortKey(column, order(Ordering.of(type), isDescending(item), putsNullsFirst(item)));
  }

  static boolean isDescending(SortItem item) {
    return item.descending() || ">".equals(item.using()) || ">=".equals(item.using());
  }

  static boolean putsNullsFirst(SortItem item) {
    return item.nullsFirst() == null ? isDescending(item) : item.nullsFirst();
  }

  static SortKey ascending(int column, PgType type) {
    return new SortKey(column, order(Ordering.of(type), false, false));
  }

  private static Comparator<@Nullable Object> order(
      Comparator<Object> values, boolean descending, boolean nullsFirst) {
    Comparator<Object> directed = descending ? values.reversed() : values;
    return (a, b) -> {
      if (a == null || b == null) {
        return a == null && b == null ? 0 : (a == null) == nullsFirst ? -1 : 1;
      }
      return directed.compare(a, b);
    };
  }
}
