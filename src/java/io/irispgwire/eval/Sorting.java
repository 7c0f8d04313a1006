package io.irispgwire.eval;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sorts in memory; stable. */
final class Sorting {
  private Sorting() {}

  static RowCursor sort(RowCursor rows, List<SortKey> keys, Execution execution) {
    Iterator<@Nullable Object[]>[] sorted = newIterator();
    return () -> {
      Iterator<@Nullable Object[]> iterator = sorted[0];
      if (iterator == null) {
        List<@Nullable Object[]> all = drain(rows, execution);
        all.sort(comparator(keys));
        iterator = all.iterator();
        sorted[0] = iterator;
      }
      return iterator.hasNext() ? iterator.next() : null;
    };
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
  private static Iterator<@Nullable Object[]>[] newIterator() {
    return new Iterator[1];
  }

  static List<@Nullable Object[]> drain(RowCursor rows, Execution execution) {
    List<@Nullable Object[]> all = new ArrayList<>();
    for (@Nullable Object[] row = rows.next(); row != null; row = rows.next()) {
      execution.tick();
      execution.hold(row);
      all.add(row);
    }
    return all;
  }

  static Comparator<@Nullable Object[]> comparator(List<SortKey> keys) {
    return (a, b) -> {
      for (SortKey key : keys) {
        int order = key.order().compare(a[key.column()], b[key.column()]);
        if (order != 0) {
          return order;
        }
      }
      return 0;
    };
  }
}
