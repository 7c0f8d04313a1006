package io.irispgwire.eval;

import io.irispgwire.eval.WindowCursor.Member;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Where the frames of {@code RANGE} with an offset begin and end in a sorted partition. Source:
 * PostgreSQL {@code nodeWindowAgg.c}, {@code update_frameheadpos} and {@code update_frametailpos}.
 */
final class RangeLimits {
  private final RangeReach reach;
  private final RangeOrder order;
  private final List<Member> partition;
  private final ZoneId zone;

  RangeLimits(RangeReach reach, RangeOrder order, List<Member> partition, ZoneId zone) {
    this.reach = reach;
    this.order = order;
    this.partition = partition;
    this.zone = zone;
  }

  /** The first row that is not before the offset from {@code row}. */
  int start(int row, Object offset, boolean preceding) {
    return first(
        other -> {
          Object value = value(other);
          Object base = value(row);
          if (value == null || base == null) {
            return order.nullsFirst()
                ? value != null || base == null
                : value == null || base != null;
          }
          return holds(value, base, offset, preceding, false);
        });
  }

  /** The first row that is behind the offset from {@code row}. */
  int end(int row, Object offset, boolean preceding) {
    return first(
        other -> {
          Object value = value(other);
          Object base = value(row);
          if (value == null || base == null) {
            return order.nullsFirst() ? value != null : base != null;
          }
          return !holds(value, base, offset, preceding, true);
        });
  }

  private boolean holds(
      Object value, Object base, Object offset, boolean preceding, boolean atMost) {
    boolean down = order.descending();
    return reach.holds(value, base, offset, preceding != down, atMost != down, zone);
  }

  private @Nullable Object value(int row) {
    return Objects.requireNonNull(partition.get(row).key())[0];
  }

  /** By bisection: whoever comes behind a row that does, does. */
  private int first(IntPredicate test) {
    int low = 0;
    int high = partition.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (test.test(middle)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
