package io.irispgwire.sql.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * An index that a client has defined and IRIS has no such thing for, as it is noted: it is shown,
 * and nothing else.
 *
 * @param method in pg_am
 * @param predicate of a partial index; "" for none
 */
public record IndexDefinition(String method, String predicate, List<Key> keys) {
  private static final int HEAD = 2;

  public IndexDefinition {
    keys = List.copyOf(keys);
  }

  /**
   * What it is made of.
   *
   * @param expression a column's name, or an expression over columns
   * @param operatorClass "" for the usual one
   */
  public record Key(
      String expression, String operatorClass, boolean descending, boolean nullsFirst) {
    /** What stands behind the expression. */
    public String suffix() {
      String order = descending ? " DESC" : "";
      String nulls = nullsFirst == descending ? "" : nullsFirst ? " NULLS FIRST" : " NULLS LAST";
      return (operatorClass.isEmpty() ? "" : " " + operatorClass) + order + nulls;
    }
  }

  /** The same index, when a column has got a new name; by {@code renamed} of each expression. */
  public IndexDefinition with(UnaryOperator<String> renamed) {
    List<Key> changed = new ArrayList<>();
    for (Key key : keys) {
      changed.add(
          new Key(
              renamed.apply(key.expression), key.operatorClass, key.descending, key.nullsFirst));
    }
    return new IndexDefinition(
        method, predicate.isEmpty() ? "" : renamed.apply(predicate), changed);
  }

  /** Every expression in it. */
  public List<String> expressions() {
    List<String> all = new ArrayList<>();
    keys.forEach(key -> all.add(key.expression));
    if (!predicate.isEmpty()) {
      all.add(predicate);
    }
    return all;
  }

  /** In one line, as it is noted. */
  public String text() {
    List<String> all = new ArrayList<>(List.of(method, predicate));
    for (Key key : keys) {
      all.add(key.expression);
      all.add(key.operatorClass);
      all.add(key.descending ? "t" : "f");
      all.add(key.nullsFirst ? "t" : "f");
    }
    return NotedList.of(all);
  }

  /** What {@link #text} wrote. */
  public static IndexDefinition parse(String text) {
    List<String> all = NotedList.parse(text);
    List<Key> keys = new ArrayList<>();
    for (int i = HEAD; i < all.size(); i += 4) {
      keys.add(
          new Key(
              all.get(i), all.get(i + 1), all.get(i + 2).equals("t"), all.get(i + 3).equals("t")));
    }
    return new IndexDefinition(all.get(0), all.get(1), keys);
  }
}
