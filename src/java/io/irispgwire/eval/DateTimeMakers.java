package io.irispgwire.eval;

import static io.irispgwire.eval.TextFunctions.nonNull;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.types.CivilDate;
import io.irispgwire.types.DateTimes;
import io.irispgwire.types.Interval;
import org.jspecify.annotations.Nullable;

/** make_date and its kin, to_timestamp(double). */
final class DateTimeMakers {
  private DateTimeMakers() {}

  static void addTo(FunctionTable table) {
    Zones.addTo(table);
    table.three("make_date", (Integer y, Integer m, Integer d) -> date(y, m, d));
    table.three("make_time", (Integer h, Integer m, Double s) -> time(h, m, s));
    table.any("make_timestamp", (in, a) -> timestamp(a));
    table.any("make_timestamptz", (in, a) -> Moments.toUtc(timestamp(a), in.style().zone()));
    table.any(
        "make_timestamptz_at_timezone",
        (in, a) -> Moments.toUtc(timestamp(a), Zones.named((String) nonNull(a[6]))));
    table.any("make_interval", (in, a) -> interval(a));
    table.one("float8_timestamptz", (Double seconds) -> ofEpoch(seconds));
    table.three("timestamp_bin", (Interval step, Long t, Long origin) -> bin(step, t, origin));
    table.three("timestamptz_bin", (Interval step, Long t, Long origin) -> bin(step, t, origin));
  }

  private static int date(int year, int month, int day) {
    int astronomical = year < 0 ? year + 1 : year;
    if (year == 0
        || month < 1
        || month > 12
        || day < 1
        || day > CivilDate.length(astronomical, month)) {
      throw new PgException(
          SqlState.DATETIME_FIELD_OVERFLOW,
          "date field value out of range: %d-%02d-%02d".formatted(year, month, day));
    }
    if (!CivilDate.hasJulian(astronomical, month)) {
      throw new PgException(
          SqlState.DATETIME_FIELD_OVERFLOW,
          "date out of range: %d-%02d-%02d".formatted(year, month, day));
    }
    return CivilDate.days(astronomical, month, day);
  }

  private static long time(int hour, int minute, double second) {
    long micros = Math.round(second * DateTimes.MICROS_PER_SECOND);
    boolean valid =
        hour >= 0
            && minute >= 0
            && minute <= 59
            && second >= 0
            && second <= 60
            && (hour < 24 || (hour == 24 && minute == 0 && micros == 0));
    if (!valid) {
      throw new PgException(
          SqlState.DATETIME_FIELD_OVERFLOW,
          "time field value out of range: %d:%02d:%s"
              .formatted(
                  hour,
                  minute,
                  second == Math.rint(second) ? "%02d".formatted((long) second) : second));
    }
    return hour * DateTimes.MICROS_PER_HOUR + minute * DateTimes.MICROS_PER_MINUTE + micros;
  }

  private static long timestamp(@Nullable Object[] a) {
    int date = date((Integer) nonNull(a[0]), (Integer) nonNull(a[1]), (Integer) nonNull(a[2]));
    long time = time((Integer) nonNull(a[3]), (Integer) nonNull(a[4]), (Double) nonNull(a[5]));
    return Moments.checked(Moments.ofDate(date) + time);
  }

  private static Interval interval(@Nullable Object[] a) {
    try {
      int months =
          Math.addExact(Math.multiplyExact((Integer) nonNull(a[0]), 12), (Integer) nonNull(a[1]));
      int days =
          Math.addExact(Math.multiplyExact((Integer) nonNull(a[2]), 7), (Integer) nonNull(a[3]));
      long micros =
          (Integer) nonNull(a[4]) * DateTimes.MICROS_PER_HOUR
              + (Integer) nonNull(a[5]) * DateTimes.MICROS_PER_MINUTE
              + Math.round((Double) nonNull(a[6]) * DateTimes.MICROS_PER_SECOND);
      return new Interval(months, days, micros);
    } catch (ArithmeticException e) {
      throw Intervals.outOfRange();
    }
  }

  private static long ofEpoch(double seconds) {
    if (Double.isNaN(seconds)) {
      throw new PgException(SqlState.DATETIME_FIELD_OVERFLOW, "timestamp cannot be NaN");
    }
    if (Double.isInfinite(seconds)) {
      return seconds > 0 ? DateTimes.TIMESTAMP_INFINITY : DateTimes.TIMESTAMP_MINUS_INFINITY;
    }
    double shifted = seconds - 946_684_800.0;
    if (!(Math.abs(shifted) < 9.3e12)) {
      throw new PgException(
          SqlState.DATETIME_FIELD_OVERFLOW, "timestamp out of range: \"" + seconds + "\"");
    }
    return Moments.checked((long) Math.rint(shifted * DateTimes.MICROS_PER_SECOND));
  }

  /** {@code date_bin}. */
  private static long bin(Interval step, long moment, long origin) {
    if (step.months() != 0) {
      throw Failures.unsupported(
          "timestamps cannot be binned into intervals containing months or years");
    }
    long stride = step.days() * DateTimes.MICROS_PER_DAY + step.micros();
    if (stride <= 0) {
      throw new PgException(SqlState.DATETIME_FIELD_OVERFLOW, "stride must be greater than zero");
    }
    return DateTimes.isFinite(moment)
        ? origin + Math.floorDiv(moment - origin, stride) * stride
        : moment;
  }
}
