package io.irispgwire.eval;

import static io.irispgwire.eval.TextFunctions.nonNull;

import io.irispgwire.types.CivilDate;
import io.irispgwire.types.DateTimes;
import io.irispgwire.types.Interval;
import io.irispgwire.types.PgType;
import java.time.ZoneId;

/**
 * date_trunc ({@code timestamp_trunc}, {@code timestamptz_trunc_internal}, {@code interval_trunc}).
 */
final class DateTruncation {
  private DateTruncation() {}

  static void addTo(FunctionTable table) {
    table.two("timestamp_trunc", (String unit, Long t) -> truncate(unit, t, PgType.TIMESTAMP));
    table.any(
        "timestamptz_trunc",
        (in, a) -> zoned((String) nonNull(a[0]), (Long) nonNull(a[1]), in.style().zone()));
    table.three(
        "timestamptz_trunc_zone",
        (String unit, Long t, String zone) -> zoned(unit, t, Zones.named(zone)));
    table.two("interval_trunc", DateTruncation::interval);
  }

  private static long zoned(String unit, long utc, ZoneId zone) {
    return Moments.toUtc(truncate(unit, Moments.toLocal(utc, zone), PgType.TIMESTAMPTZ), zone);
  }

  private static long truncate(String written, long local, PgType type) {
    String unit = DateTimeParts.unit(written);
    long step = step(unit);
    if (!DateTimes.isFinite(local)) {
      return local;
    }
    if (step > 0) {
      return local - Math.floorMod(local, step);
    }
    int day = DateTimes.day(local);
    CivilDate date = CivilDate.ofDays(day);
    int year = date.year();
    int start =
        switch (unit) {
          case "day" -> day;
          case "week" -> day - (CivilDate.dayOfWeek(day) + 6) % 7;
          case "month" -> CivilDate.days(year, date.month(), 1);
          case "quarter" -> CivilDate.days(year, (date.month() - 1) / 3 * 3 + 1, 1);
          case "year" -> CivilDate.days(year, 1, 1);
          case "decade" -> CivilDate.days(Math.floorDiv(year, 10) * 10, 1, 1);
          case "century" -> CivilDate.days(Math.floorDiv(year - 1, 100) * 100 + 1, 1, 1);
          case "millennium" -> CivilDate.days(Math.floorDiv(year - 1, 1000) * 1000 + 1, 1, 1);
          default ->
              throw isOther(unit)
                  ? DateTimeParts.notSupported(written, type)
                  : DateTimeParts.notRecognized(written, type);
        };
    return start * DateTimes.MICROS_PER_DAY;
  }

  private static boolean isOther(String unit) {
    return switch (unit) {
      case "dow", "isodow", "doy", "epoch", "julian", "isoyear", "timezone" -> true;
      default -> false;
    };
  }

  /** Microseconds of the unit, 0 for one that is a day or longer. */
  private static long step(String unit) {
    return switch (unit) {
      case "microseconds" -> 1;
      case "milliseconds" -> 1000;
      case "second" -> DateTimes.MICROS_PER_SECOND;
      case "minute" -> DateTimes.MICROS_PER_MINUTE;
      case "hour" -> DateTimes.MICROS_PER_HOUR;
      default -> 0;
    };
  }

  private static Interval interval(String written, Interval value) {
    String unit = DateTimeParts.unit(written);
    long step = step(unit);
    if (step > 0) {
      return new Interval(value.months(), value.days(), value.micros() - value.micros() % step);
    }
    int months = value.months();
    return switch (unit) {
      case "day" -> new Interval(months, value.days(), 0);
      case "month" -> new Interval(months, 0, 0);
      case "quarter" -> new Interval(months - months % 3, 0, 0);
      case "year" -> new Interval(months - months % 12, 0, 0);
      case "decade" -> new Interval(months - months % 120, 0, 0);
      case "century" -> new Interval(months - months % 1200, 0, 0);
      case "millennium" -> new Interval(months - months % 12_000, 0, 0);
      case "week" ->
          throw Failures.unsupported("unit \"week\" not supported for type interval")
              .withDetail("Months usually have fractional weeks.");
      default -> throw DateTimeParts.notRecognized(written, PgType.INTERVAL);
    };
  }
}
