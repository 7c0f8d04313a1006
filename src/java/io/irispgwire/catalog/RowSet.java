package io.irispgwire.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Rows that do not change, indexed by a column when that is first asked. Thread-safe. */
final class RowSet {
  static final RowSet EMPTY = new RowSet(List.of());

  private final List<@Nullable Object[]> rows;
  private final Map<Integer, Map<Object, List<@Nullable Object[]>>> indexes =
      new ConcurrentHashMap<>();

  RowSet(List<@Nullable Object[]> rows) {
    this.rows = List.copyOf(rows);
  }

  List<@Nullable Object[]> rows() {
    return rows;
  }

  /** The rows whose column, counted from 0, has that value. */
  List<@Nullable Object[]> find(int column, Object value) {
    return rows.isEmpty()
        ? rows
        : indexes.computeIfAbsent(column, this::index).getOrDefault(normal(value), List.of());
  }

  private Map<Object, List<@Nullable Object[]>> index(int column) {
    Map<Object, List<@Nullable Object[]>> index = new HashMap<>();
    for (@Nullable Object[] row : rows) {
      Object key = row[column];
      if (key != null) {
        index.computeIfAbsent(normal(key), absent -> new ArrayList<>(1)).add(row);
      }
    }
    return index;
  }

  /** Numbers are alike whatever their width. */
  private static Object normal(Object value) {
    return value instanceof Number number ? (Object) number.longValue() : value;
  }
}
