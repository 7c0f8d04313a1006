package io.irispgwire.eval;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.types.PgRange;

/** Where ranges lie and what they make together ({@code rangetypes.c}). */
final class RangeAlgebra {
  private RangeAlgebra() {}

  static void addTo(FunctionTable table) {
    table.two("range_before", (PgRange a, PgRange b) -> any(a, b) && a.isBefore(b));
    table.two("range_after", (PgRange a, PgRange b) -> any(a, b) && b.isBefore(a));
    table.two("range_adjacent", (PgRange a, PgRange b) -> any(a, b) && a.isAdjacent(b));
    table.two("range_overleft", (PgRange a, PgRange b) -> any(a, b) && a.compareUpper(b) <= 0);
    table.two("range_overright", (PgRange a, PgRange b) -> any(a, b) && a.compareLower(b) >= 0);
    table.two("range_intersect", (PgRange a, PgRange b) -> a.intersection(b));
    table.two("range_merge", (PgRange a, PgRange b) -> a.hull(b));
    table.two("range_union", RangeAlgebra::union);
    table.two("range_minus", RangeAlgebra::minus);
  }

  private static boolean any(PgRange a, PgRange b) {
    return !a.isEmpty() && !b.isEmpty();
  }

  private static PgRange union(PgRange a, PgRange b) {
    if (any(a, b) && !a.overlaps(b) && !a.isAdjacent(b)) {
      throw new PgException(
          SqlState.DATA_EXCEPTION, "result of range union would not be contiguous");
    }
    return a.hull(b);
  }

  private static PgRange minus(PgRange a, PgRange b) {
    if (!any(a, b) || !a.overlaps(b)) {
      return a;
    }
    boolean left = a.compareLower(b) < 0;
    boolean right = a.compareUpper(b) > 0;
    if (left && right) {
      throw new PgException(
          SqlState.DATA_EXCEPTION, "result of range difference would not be contiguous");
    }
    return left ? a.upTo(b) : right ? a.from(b) : b.nothing();
  }
}
