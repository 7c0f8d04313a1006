package io.irispgwire.types;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A value of a range type, in its canonical form.
 *
 * @param bound type of the bounds
 * @param lower null where there is no lower bound
 * @param upper null where there is no upper bound
 * @param isEmpty whether nothing is in it; then there are no bounds
 */
public record PgRange(
    PgType bound,
    @Nullable Object lower,
    boolean lowerInclusive,
    @Nullable Object upper,
    boolean upperInclusive,
    boolean isEmpty)
    implements Comparable<PgRange> {

  static PgRange empty(PgType bound) {
    return new PgRange(bound, null, false, null, false, true);
  }

  /** {@code rangetypes.c}, {@code range_cmp}: an empty range first, then by the bounds. */
  @Override
  public int compareTo(PgRange other) {
    if (isEmpty || other.isEmpty) {
      return Boolean.compare(other.isEmpty, isEmpty);
    }
    int byLower = compareLower(other);
    return byLower != 0 ? byLower : compareUpper(other);
  }

  public int compareLower(PgRange other) {
    if (lower == null || other.lower == null) {
      return Boolean.compare(lower != null, other.lower != null);
    }
    int order = Comparison.compare(bound, lower, other.lower);
    return order != 0 ? order : Boolean.compare(other.lowerInclusive, lowerInclusive);
  }

  public int compareUpper(PgRange other) {
    if (upper == null || other.upper == null) {
      return Boolean.compare(upper == null, other.upper == null);
    }
    int order = Comparison.compare(bound, upper, other.upper);
    return order != 0 ? order : Boolean.compare(upperInclusive, other.upperInclusive);
  }

  /** {@code range_contains_internal}. */
  public boolean contains(PgRange other) {
    return other.isEmpty || (!isEmpty && compareLower(other) <= 0 && compareUpper(other) >= 0);
  }

  /** {@code range_overlaps_internal}. */
  public boolean overlaps(PgRange other) {
    return !isEmpty && !other.isEmpty && begins(other) && other.begins(this);
  }

  /** Whether this range begins before {@code other} ends. */
  private boolean begins(PgRange other) {
    if (lower == null || other.upper == null) {
      return true;
    }
    int order = Comparison.compare(bound, lower, other.upper);
    return order < 0 || (order == 0 && lowerInclusive && other.upperInclusive);
  }

  /** Whether {@code next}, which does not begin before this one, overlaps or touches it. */
  boolean reaches(PgRange next) {
    if (upper == null || next.lower == null) {
      return true;
    }
    int order = Comparison.compare(bound, next.lower, upper);
    return order < 0 || (order == 0 && (upperInclusive || next.lowerInclusive));
  }

  /** Whether it ends before {@code other}, which is not empty either, begins. */
  public boolean isBefore(PgRange other) {
    return !other.begins(this);
  }

  /** {@code bounds_adjacent}: nothing is between the two, and nothing in both. */
  public boolean isAdjacent(PgRange other) {
    return touches(this, other) || touches(other, this);
  }

  private static boolean touches(PgRange first, PgRange next) {
    return first.upper != null
        && next.lower != null
        && Comparison.compare(first.bound, first.upper, next.lower) == 0
        && first.upperInclusive != next.lowerInclusive;
  }

  /** What is in both. */
  public PgRange intersection(PgRange other) {
    if (!overlaps(other)) {
      return nothing();
    }
    PgRange later = compareLower(other) >= 0 ? this : other;
    PgRange shorter = compareUpper(other) <= 0 ? this : other;
    return later.to(shorter);
  }

  /** The smallest range that both are in. */
  public PgRange hull(PgRange other) {
    if (isEmpty || other.isEmpty) {
      return isEmpty ? other : this;
    }
    PgRange earlier = compareLower(other) <= 0 ? this : other;
    PgRange longer = compareUpper(other) >= 0 ? this : other;
    return earlier.to(longer);
  }

  private PgRange to(PgRange end) {
    return new PgRange(bound, lower, lowerInclusive, end.upper, end.upperInclusive, false);
  }

  /** What of it is before {@code other}, which begins later. */
  public PgRange upTo(PgRange other) {
    return RangeForm.of(bound, lower, lowerInclusive, other.lower, !other.lowerInclusive);
  }

  /** What of it is behind {@code other}, which ends earlier. */
  public PgRange from(PgRange other) {
    return RangeForm.of(bound, other.upper, !other.upperInclusive, upper, upperInclusive);
  }

  /** The empty range of this type. */
  public PgRange nothing() {
    return empty(bound);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PgRange range && bound.equals(range.bound) && compareTo(range) == 0;
  }

  @Override
  public int hashCode() {
    return Objects.hash(bound, isEmpty, key(lower), key(upper));
  }

  private @Nullable Object key(@Nullable Object value) {
    return value == null ? null : Comparison.key(bound, value);
  }
}
