package io.irispgwire.eval;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.types.CivilDate;
import io.irispgwire.types.DateTimes;
import io.irispgwire.types.Interval;
import io.irispgwire.types.TimeTz;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Conversions between dates, times and timestamps, and sums with intervals ({@code timestamp.c}).
 */
final class Moments {
  private static final long[] POWERS = {1_000_000, 100_000, 10_000, 1_000, 100, 10, 1};

  private Moments() {}

  /** To {@code precision} digits of a second, half away from zero. */
  static long round(long micros, int precision) {
    if (precision >= 6 || !DateTimes.isFinite(micros)) {
      return micros;
    }
    long unit = POWERS[Math.max(0, precision)];
    return micros >= 0 ? (micros + unit / 2) / unit * unit : -((-micros + unit / 2) / unit * unit);
  }

  static TimeTz timeTz(long time, long utc, ZoneId zone) {
    return new TimeTz(time, -DateTimes.offsetAt(utc, zone));
  }

  /** A date, timestamp or timestamptz as a moment in UTC. */
  static long utc(@Nullable Object value, String type, ZoneId zone) {
    return switch (type) {
      case "date" -> toUtc(Comparisons.midnight((Integer) Objects.requireNonNull(value)), zone);
      case "timestamp" -> toUtc((Long) Objects.requireNonNull(value), zone);
      default -> (Long) Objects.requireNonNull(value);
    };
  }

  static long toUtc(long local, ZoneId zone) {
    return DateTimes.isFinite(local) ? checked(DateTimes.toUtc(local, zone)) : local;
  }

  static long toLocal(long utc, ZoneId zone) {
    return DateTimes.isFinite(utc) ? checked(DateTimes.toLocal(utc, zone)) : utc;
  }

  static long checked(long timestamp) {
    if (!DateTimes.isTimestamp(timestamp)) {
      throw timestampOutOfRange();
    }
    return timestamp;
  }

  static PgException timestampOutOfRange() {
    return new PgException(SqlState.DATETIME_FIELD_OVERFLOW, "timestamp out of range");
  }

  static PgException dateOutOfRange() {
    return new PgException(SqlState.DATETIME_FIELD_OVERFLOW, "date out of range");
  }

  /** {@code date2timestamp}. */
  static long ofDate(int date) {
    if (!DateTimes.isFiniteDate(date)) {
      return date > 0 ? DateTimes.TIMESTAMP_INFINITY : DateTimes.TIMESTAMP_MINUS_INFINITY;
    }
    if (date >= DateTimes.END_OF_TIMESTAMPS / DateTimes.MICROS_PER_DAY) {
      throw new PgException(SqlState.DATETIME_FIELD_OVERFLOW, "date out of range for timestamp");
    }
    return date * DateTimes.MICROS_PER_DAY;
  }

  /** {@code timestamp_date}. */
  static int dateOf(long timestamp) {
    if (!DateTimes.isFinite(timestamp)) {
      return timestamp > 0 ? DateTimes.DATE_INFINITY : DateTimes.DATE_MINUS_INFINITY;
    }
    return DateTimes.day(timestamp);
  }

  static int datePlus(int date, int days) {
    if (!DateTimes.isFiniteDate(date)) {
      return date;
    }
    long result = (long) date + days;
    if (!DateTimes.isDate(result)) {
      throw dateOutOfRange();
    }
    return (int) result;
  }

  /** {@code timestamp_pl_interval}: months first, the day kept within the month, then the rest. */
  static long plus(long timestamp, Interval span) {
    if (!DateTimes.isFinite(timestamp)) {
      return timestamp;
    }
    try {
      long result = timestamp;
      if (span.months() != 0) {
        result = plusMonths(result, span.months());
      }
      if (span.days() != 0) {
        result = Math.addExact(result, Math.multiplyExact(span.days(), DateTimes.MICROS_PER_DAY));
        checked(result);
      }
      return checked(Math.addExact(result, span.micros()));
    } catch (ArithmeticException e) {
      throw timestampOutOfRange();
    }
  }

  private static long plusMonths(long timestamp, int months) {
    CivilDate date = CivilDate.ofDays(DateTimes.day(timestamp));
    long month = (long) date.month() - 1 + months;
    long year = date.year() + Math.floorDiv(month, 12L);
    int newMonth = Math.floorMod(month, 12) + 1;
    if (year < -4800 || year > 300_000) {
      throw timestampOutOfRange();
    }
    int day = Math.min(date.day(), CivilDate.length((int) year, newMonth));
    return checked(
        CivilDate.days((int) year, newMonth, day) * DateTimes.MICROS_PER_DAY
            + DateTimes.timeOfDay(timestamp));
  }

  /** {@code timestamptz_pl_interval}: months and days are counted on the zone's clocks. */
  static long plus(long utc, Interval span, ZoneId zone) {
    if (!DateTimes.isFinite(utc)) {
      return utc;
    }
    long moment = utc;
    if (span.months() != 0) {
      moment =
          toUtc(plus(DateTimes.toLocal(moment, zone), new Interval(span.months(), 0, 0)), zone);
    }
    if (span.days() != 0) {
      moment = toUtc(plus(DateTimes.toLocal(moment, zone), new Interval(0, span.days(), 0)), zone);
    }
    return plus(moment, new Interval(0, 0, span.micros()));
  }
}
