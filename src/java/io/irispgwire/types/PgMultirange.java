package io.irispgwire.types;

import java.util.ArrayList;
import java.util.List;

/**
 * A value of a multirange type.
 *
 * @param ranges in order, none empty, none touching the next
 */
public record PgMultirange(List<PgRange> ranges) implements Comparable<PgMultirange> {
  public PgMultirange {
    ranges = List.copyOf(ranges);
  }

  /**
   * What is in any of {@code ranges}; {@code multirangetypes.c}, {@code multirange_canonicalize}.
   */
  public static PgMultirange of(List<PgRange> ranges) {
    List<PgRange> merged = new ArrayList<>();
    for (PgRange next : ranges.stream().filter(r -> !r.isEmpty()).sorted().toList()) {
      int last = merged.size() - 1;
      if (last >= 0 && merged.get(last).reaches(next)) {
        merged.set(last, union(merged.get(last), next));
      } else {
        merged.add(next);
      }
    }
    return new PgMultirange(merged);
  }

  private static PgRange union(PgRange first, PgRange next) {
    PgRange longer = first.compareUpper(next) >= 0 ? first : next;
    return new PgRange(
        first.bound(),
        first.lower(),
        first.lowerInclusive(),
        longer.upper(),
        longer.upperInclusive(),
        false);
  }

  @Override
  public int compareTo(PgMultirange other) {
    for (int i = 0; i < Math.min(ranges.size(), other.ranges.size()); i++) {
      int order = ranges.get(i).compareTo(other.ranges.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(ranges.size(), other.ranges.size());
  }
}
