package io.irispgwire.eval;

import io.irispgwire.sql.analysis.Call;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code (a, b) < (c, d)} and kin: manual section 9.24.5. */
final class RowComparison {
  private RowComparison() {}

  static Node of(String operator, List<Node> left, List<Node> right, List<Call> calls) {
    List<Comparator<Object>> orders = orders(left.size(), calls);
    return switch (operator) {
      case "=" -> frame -> equal(values(left, frame), values(right, frame), orders);
      case "<>", "!=" ->
          frame -> Conditions.not(equal(values(left, frame), values(right, frame), orders));
      default ->
          frame -> {
            Integer order = compare(values(left, frame), values(right, frame), orders);
            return order == null ? null : holds(operator, order);
          };
    };
  }

  private static List<Comparator<Object>> orders(int count, List<Call> calls) {
    return java.util.stream.IntStream.range(0, count)
        .mapToObj(i -> calls.get(Math.min(i, calls.size() - 1)).argumentTypes().get(0).type())
        .map(Ordering::of)
        .toList();
  }

  private static boolean holds(String operator, int order) {
    return switch (operator) {
      case "<" -> order < 0;
      case "<=" -> order <= 0;
      case ">" -> order > 0;
      case ">=" -> order >= 0;
      default -> throw Failures.unsupported("row comparison operator " + operator);
    };
  }

  private static @Nullable Object[] values(List<Node> nodes, Frame frame) {
    return nodes.stream().map(node -> node.value(frame)).toArray();
  }

  static @Nullable Boolean equal(
      @Nullable Object[] left, @Nullable Object[] right, List<Comparator<Object>> orders) {
    boolean unknown = false;
    for (int i = 0; i < left.length; i++) {
      Object a = left[i];
      Object b = right[i];
      if (a == null || b == null) {
        unknown = true;
      } else if (orders.get(i).compare(a, b) != 0) {
        return false;
      }
    }
    return unknown ? null : true;
  }

  private static @Nullable Integer compare(
      @Nullable Object[] left, @Nullable Object[] right, List<Comparator<Object>> orders) {
    for (int i = 0; i < left.length; i++) {
      Object a = left[i];
      Object b = right[i];
      if (a == null || b == null) {
        return null;
      }
      int order = orders.get(i).compare(a, b);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  /** IS [NOT] DISTINCT FROM. */
  static Node distinct(List<Node> left, List<Node> right, List<Call> calls, boolean negated) {
    List<Comparator<Object>> orders = orders(left.size(), calls);
    return frame -> {
      @Nullable Object[] a = values(left, frame);
      @Nullable Object[] b = values(right, frame);
      for (int i = 0; i < a.length; i++) {
        Object x = a[i];
        Object y = b[i];
        boolean same = ArrayFunctions.same(x, y, orders.get(i));
        if (!same) {
          return !negated;
        }
      }
      return negated;
    };
  }
}
