package io.irispgwire.eval;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.types.Interval;
import io.irispgwire.types.Numeric;
import io.irispgwire.types.PgType;
import io.irispgwire.types.TimeTz;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Which values of a sort column are within an offset of another: PostgreSQL's in_range functions
 * ({@code int.c}, {@code float.c}, {@code numeric.c}, {@code timestamp.c}, {@code date.c}).
 */
enum RangeReach {
  WHOLE {
    @Override
    @Nullable Object moved(Object base, Object offset, boolean back, ZoneId zone) {
      return sum(((Number) base).longValue(), ((Number) offset).longValue(), back);
    }

    @Override
    boolean isNegative(Object offset) {
      return ((Number) offset).longValue() < 0;
    }
  },
  REAL {
    @Override
    Object place(Object value) {
      return ((Number) value).doubleValue();
    }

    @Override
    Object moved(Object base, Object offset, boolean back, ZoneId zone) {
      return back ? (Double) base - (Double) offset : (Double) base + (Double) offset;
    }

    @Override
    boolean isNegative(Object offset) {
      return !((Double) offset >= 0);
    }

    @Override
    boolean isNan(Object value) {
      return ((Double) value).isNaN();
    }
  },
  DECIMAL {
    @Override
    Object moved(Object base, Object offset, boolean back, ZoneId zone) {
      Numeric by = (Numeric) offset;
      return NumericArithmetic.add((Numeric) base, back ? NumericArithmetic.negate(by) : by);
    }

    @Override
    boolean isNegative(Object offset) {
      return isNan(offset) || Ordering.compare(offset, Numeric.of(0)) < 0;
    }

    @Override
    boolean isNan(Object value) {
      return value.equals(Numeric.NAN);
    }
  },
  DATE {
    @Override
    Object place(Object value) {
      return Moments.ofDate((Integer) value);
    }

    @Override
    Object moved(Object base, Object offset, boolean back, ZoneId zone) {
      return Moments.plus((Long) base, directed((Interval) offset, back));
    }
  },
  TIMESTAMP {
    @Override
    Object moved(Object base, Object offset, boolean back, ZoneId zone) {
      return Moments.plus((Long) base, directed((Interval) offset, back));
    }
  },
  TIMESTAMPTZ {
    @Override
    Object moved(Object base, Object offset, boolean back, ZoneId zone) {
      return Moments.plus((Long) base, directed((Interval) offset, back), zone);
    }
  },
  /** Months and days do not count. */
  TIME {
    @Override
    @Nullable Object moved(Object base, Object offset, boolean back, ZoneId zone) {
      return sum((Long) base, ((Interval) offset).micros(), back);
    }

    @Override
    boolean isNegative(Object offset) {
      return ((Interval) offset).micros() < 0;
    }
  },
  TIMETZ {
    @Override
    @Nullable Object moved(Object base, Object offset, boolean back, ZoneId zone) {
      TimeTz time = (TimeTz) base;
      Long micros = sum(time.micros(), ((Interval) offset).micros(), back);
      return micros == null ? null : new TimeTz(micros, time.zone());
    }

    @Override
    boolean isNegative(Object offset) {
      return ((Interval) offset).micros() < 0;
    }
  },
  INTERVAL {
    @Override
    Object moved(Object base, Object offset, boolean back, ZoneId zone) {
      Interval by = (Interval) offset;
      return back ? Intervals.subtract((Interval) base, by) : Intervals.add((Interval) base, by);
    }
  };

  /** Of a sort column's type, which analysis has found to be one of these. */
  static RangeReach of(PgType column) {
    return switch (column.name()) {
      case "float4", "float8" -> REAL;
      case "numeric" -> DECIMAL;
      case "date" -> DATE;
      case "timestamp" -> TIMESTAMP;
      case "timestamptz" -> TIMESTAMPTZ;
      case "time" -> TIME;
      case "timetz" -> TIMETZ;
      case "interval" -> INTERVAL;
      default -> WHOLE;
    };
  }

  /** What the offset is added to and compared with. */
  Object place(Object value) {
    return value;
  }

  /** The place at that distance; null where no value of the type reaches. */
  abstract @Nullable Object moved(Object base, Object offset, boolean back, ZoneId zone);

  boolean isNegative(Object offset) {
    return Ordering.span((Interval) offset).signum() < 0;
  }

  boolean isNan(Object value) {
    return false;
  }

  /** The offset, unless it is negative. */
  Object checked(Object offset) {
    if (isNegative(offset)) {
      throw new PgException(
          SqlState.INVALID_PRECEDING_OR_FOLLOWING_SIZE,
          "invalid preceding or following size in window function");
    }
    return offset;
  }

  /**
   * Whether {@code value} is at most, or at least, {@code base} and the offset.
   *
   * @param back whether the offset is taken off
   * @param atMost or else at least
   */
  boolean holds(
      Object value, Object base, Object offset, boolean back, boolean atMost, ZoneId zone) {
    Object from = place(base);
    Object limit = moved(from, offset, back, zone);
    if (limit == null) {
      return back != atMost;
    }
    if (isNan(limit) && !isNan(from)) {
      return true; // infinity and as much in the other direction
    }
    int order = Ordering.compare(place(value), limit);
    return atMost ? order <= 0 : order >= 0;
  }

  private static @Nullable Long sum(long base, long offset, boolean back) {
    try {
      return back ? Math.subtractExact(base, offset) : Math.addExact(base, offset);
    } catch (ArithmeticException e) {
      return null;
    }
  }

  private static Interval directed(Interval offset, boolean back) {
    return back ? Intervals.negate(offset) : offset;
  }
}
