package io.irispgwire.types;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes a range's canonical form: {@code [)} over integers and dates, nothing where the bounds
 * leave nothing.
 *
 * <p>Source: PostgreSQL {@code rangetypes.c}, {@code range_serialize}, {@code int4range_canonical}.
 */
public final class RangeForm {
  /** Type of the bounds by range type. */
  public static final Map<String, PgType> BOUNDS =
      Map.of(
          "int4range", PgType.INT4,
          "int8range", PgType.INT8,
          "numrange", PgType.NUMERIC,
          "daterange", PgType.DATE,
          "tsrange", PgType.TIMESTAMP,
          "tstzrange", PgType.TIMESTAMPTZ);

  private RangeForm() {}

  /**
   * The range of those bounds.
   *
   * @throws PgException 22000 when the lower bound is above the upper one, 22003 when a bound has
   *     no successor
   */
  public static PgRange of(
      PgType bound,
      @Nullable Object lower,
      boolean lowerInclusive,
      @Nullable Object upper,
      boolean upperInclusive) {
    if (lower != null && upper != null) {
      int order = Comparison.compare(bound, lower, upper);
      if (order > 0) {
        throw new PgException(
            SqlState.DATA_EXCEPTION,
            "range lower bound must be less than or equal to range upper bound");
      }
      if (order == 0 && !(lowerInclusive && upperInclusive)) {
        return PgRange.empty(bound);
      }
    }
    boolean startsAfter = isDiscrete(bound, lower) && !lowerInclusive;
    boolean endsWith = isDiscrete(bound, upper) && upperInclusive;
    Object first = startsAfter && lower != null ? next(bound, lower) : lower;
    Object last = endsWith && upper != null ? next(bound, upper) : upper;
    boolean isNothing =
        (startsAfter || endsWith)
            && first != null
            && last != null
            && Comparison.compare(bound, first, last) >= 0;
    return isNothing
        ? PgRange.empty(bound)
        : new PgRange(
            bound,
            first,
            first != null && (startsAfter || lowerInclusive),
            last,
            last != null && !endsWith && upperInclusive,
            false);
  }

  /** Whether {@code value} has a successor; an infinite date has none. */
  private static boolean isDiscrete(PgType bound, @Nullable Object value) {
    if (value == null) {
      return false;
    }
    boolean isInfinite =
        bound.equals(PgType.DATE)
            && ((Integer) value == Integer.MIN_VALUE || (Integer) value == Integer.MAX_VALUE);
    return (value instanceof Integer && !isInfinite) || bound.equals(PgType.INT8);
  }

  private static Object next(PgType bound, Object value) {
    boolean isLast = value instanceof Integer number && number == Integer.MAX_VALUE;
    if (isLast || (value instanceof Long number && number == Long.MAX_VALUE)) {
      throw new PgException(
          SqlState.NUMERIC_VALUE_OUT_OF_RANGE,
          bound.equals(PgType.INT8) ? "bigint out of range" : "integer out of range");
    }
    return value instanceof Integer number ? (Object) (number + 1) : (Object) ((Long) value + 1);
  }
}
