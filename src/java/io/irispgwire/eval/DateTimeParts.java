package io.irispgwire.eval;

import static io.irispgwire.eval.TextFunctions.nonNull;

import io.irispgwire.error.PgException;
import io.irispgwire.sql.analysis.FormatType;
import io.irispgwire.types.CivilDate;
import io.irispgwire.types.DateTimes;
import io.irispgwire.types.Interval;
import io.irispgwire.types.Numeric;
import io.irispgwire.types.PgType;
import io.irispgwire.types.TimeTz;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** extract, date_part and date_trunc ({@code timestamp_part_common} and its kin). */
final class DateTimeParts {
  private DateTimeParts() {}

  static void addTo(FunctionTable table) {
    add(table, "date", PgType.DATE);
    add(table, "timestamp", PgType.TIMESTAMP);
    add(table, "timestamptz", PgType.TIMESTAMPTZ);
    add(table, "time", PgType.TIME);
    add(table, "timetz", PgType.TIMETZ);
    add(table, "interval", PgType.INTERVAL);
    DateTruncation.addTo(table);
  }

  private static void add(FunctionTable table, String name, PgType type) {
    table.any("extract_" + name, (in, a) -> part(in, a, type, true));
    table.any(
        name.equals("date") ? "date_part" : name + "_part",
        (in, a) -> {
          Object exact = part(in, a, name.equals("date") ? PgType.TIMESTAMP : type, false);
          return exact == null ? null : NumericFunctions.toDouble((Numeric) exact);
        });
  }

  private static @Nullable Object part(
      Invocation in, @Nullable Object[] a, PgType type, boolean exact) {
    String unit = unit((String) nonNull(a[0]));
    Object value = nonNull(a[1]);
    if (value instanceof Interval interval) {
      return ofInterval(unit, interval, (String) nonNull(a[0]));
    } else if (value instanceof TimeTz time) {
      return ofTime(unit, time.micros(), time, type, (String) nonNull(a[0]));
    } else if (type.equals(PgType.TIME)) {
      return ofTime(unit, (Long) value, null, type, (String) nonNull(a[0]));
    }
    return moment(in, unit, value, type, (String) nonNull(a[0]), exact);
  }

  /** The unit's name without plural and abbreviations ({@code deltatktbl}). */
  static String unit(String written) {
    String unit = written.toLowerCase(Locale.ROOT);
    return switch (unit) {
      case "years", "y", "yr", "yrs" -> "year";
      case "months", "mon", "mons" -> "month";
      case "days", "d" -> "day";
      case "hours", "h", "hr", "hrs" -> "hour";
      case "minutes", "m", "min", "mins" -> "minute";
      case "seconds", "s", "sec", "secs" -> "second";
      case "weeks", "w" -> "week";
      case "decades", "dec", "decs" -> "decade";
      case "centuries", "c", "cent" -> "century";
      case "millennia", "mil", "mils" -> "millennium";
      case "msec", "msecs", "millisecond" -> "milliseconds";
      case "usec", "usecs", "microsecond", "us" -> "microseconds";
      case "qtr" -> "quarter";
      default -> unit;
    };
  }

  static PgException notRecognized(String unit, PgType type) {
    return Failures.parameter(
        "unit \"%s\" not recognized for type %s"
            .formatted(unit.toLowerCase(Locale.ROOT), FormatType.of(type)));
  }

  static PgException notSupported(String unit, PgType type) {
    return Failures.unsupported(
        "unit \"%s\" not supported for type %s"
            .formatted(unit.toLowerCase(Locale.ROOT), FormatType.of(type)));
  }

  private static @Nullable Object moment(
      Invocation in, String unit, Object value, PgType type, String written, boolean exact) {
    boolean date = value instanceof Integer;
    long moment = date ? Moments.ofDate((Integer) value) : (Long) value;
    if (date && exact && isTimeUnit(unit)) {
      throw notSupported(written, PgType.DATE);
    }
    if (!DateTimes.isFinite(moment)) {
      return infinite(unit, moment > 0, written, type);
    }
    boolean zoned = type.equals(PgType.TIMESTAMPTZ);
    long local = zoned ? Moments.toLocal(moment, in.style().zone()) : moment;
    if (unit.equals("epoch")) {
      return date && exact
          ? Numeric.of(DateTimes.day(moment) * 86_400L + 946_684_800L)
          : micros(moment + 946_684_800L * DateTimes.MICROS_PER_SECOND, 6);
    }
    if (unit.startsWith("timezone")) {
      if (!zoned) {
        throw notSupported(written, type);
      }
      return zone(unit, DateTimes.offsetAt(moment, in.style().zone()));
    }
    Object result = ofTimeOfDay(unit, DateTimes.timeOfDay(local));
    if (result == null) {
      result = ofDay(unit, DateTimes.day(local), DateTimes.timeOfDay(local));
    }
    if (result == null) {
      throw notRecognized(written, type);
    }
    return result;
  }

  private static boolean isTimeUnit(String unit) {
    return switch (unit) {
      case "hour",
          "minute",
          "second",
          "milliseconds",
          "microseconds",
          "timezone",
          "timezone_hour",
          "timezone_minute" ->
          true;
      default -> false;
    };
  }

  private static @Nullable Object infinite(
      String unit, boolean positive, String written, PgType type) {
    return switch (unit) {
      case "year", "decade", "century", "millennium", "julian", "isoyear", "epoch" ->
          positive ? Numeric.INFINITY : Numeric.MINUS_INFINITY;
      case "month",
          "day",
          "quarter",
          "week",
          "dow",
          "isodow",
          "doy",
          "hour",
          "minute",
          "second",
          "milliseconds",
          "microseconds",
          "timezone",
          "timezone_hour",
          "timezone_minute" ->
          null;
      default -> throw notRecognized(written, type);
    };
  }

  private static Numeric micros(long micros, int scale) {
    return Numeric.of(BigDecimal.valueOf(micros, 6).setScale(scale, RoundingMode.HALF_UP));
  }

  private static Numeric zone(String unit, int seconds) {
    return Numeric.of(
        switch (unit) {
          case "timezone" -> seconds;
          case "timezone_hour" -> seconds / 3600;
          default -> seconds / 60 % 60;
        });
  }

  private static @Nullable Numeric ofTimeOfDay(String unit, long time) {
    long inMinute = time % DateTimes.MICROS_PER_MINUTE;
    return switch (unit) {
      case "hour" -> Numeric.of(time / DateTimes.MICROS_PER_HOUR);
      case "minute" -> Numeric.of(time / DateTimes.MICROS_PER_MINUTE % 60);
      case "second" -> micros(inMinute, 6);
      case "milliseconds" -> Numeric.of(BigDecimal.valueOf(inMinute, 3));
      case "microseconds" -> Numeric.of(inMinute);
      default -> null;
    };
  }

  private static @Nullable Numeric ofDay(String unit, int day, long time) {
    CivilDate date = CivilDate.ofDays(day);
    int year = date.year();
    return switch (unit) {
      case "year" -> Numeric.of(year > 0 ? year : year - 1);
      case "month" -> Numeric.of(date.month());
      case "day" -> Numeric.of(date.day());
      case "quarter" -> Numeric.of((date.month() - 1) / 3 + 1);
      case "decade" -> Numeric.of(Math.floorDiv(year, 10));
      case "century" -> Numeric.of(year > 0 ? (year + 99) / 100 : -((99 - (year - 1)) / 100));
      case "millennium" ->
          Numeric.of(year > 0 ? (year + 999) / 1000 : -((999 - (year - 1)) / 1000));
      case "dow" -> Numeric.of(CivilDate.dayOfWeek(day));
      case "isodow" -> Numeric.of((CivilDate.dayOfWeek(day) + 6) % 7 + 1);
      case "doy" -> Numeric.of(day - CivilDate.days(year, 1, 1) + 1);
      case "week" -> Numeric.of(IsoWeek.of(day).week());
      case "isoyear" -> Numeric.of(isoYear(IsoWeek.of(day).year()));
      case "julian" -> julian(day, time);
      default -> null;
    };
  }

  private static int isoYear(int year) {
    return year > 0 ? year : year - 1;
  }

  private static Numeric julian(int day, long time) {
    BigDecimal whole = BigDecimal.valueOf((long) day + CivilDate.JULIAN_EPOCH);
    return time == 0
        ? Numeric.of(whole)
        : Numeric.of(
            whole.add(
                NumericArithmetic.divide(
                    BigDecimal.valueOf(time), BigDecimal.valueOf(DateTimes.MICROS_PER_DAY))));
  }

  private static @Nullable Object ofTime(
      String unit, long time, @Nullable TimeTz zoned, PgType type, String written) {
    if (unit.equals("epoch")) {
      long utc = zoned == null ? time : time + zoned.zone() * DateTimes.MICROS_PER_SECOND;
      return micros(utc, 6);
    }
    if (unit.startsWith("timezone") && zoned != null) {
      return zone(unit, -zoned.zone());
    }
    Numeric result = ofTimeOfDay(unit, time);
    if (result != null) {
      return result;
    }
    throw unit.startsWith("timezone") || ofDay(unit, 0, 0) != null
        ? notSupported(written, type)
        : notRecognized(written, type);
  }

  private static Object ofInterval(String unit, Interval value, String written) {
    int years = value.months() / 12;
    Numeric result =
        switch (unit) {
          case "hour" -> Numeric.of(value.micros() / DateTimes.MICROS_PER_HOUR);
          case "day" -> Numeric.of(value.days());
          case "month" -> Numeric.of(value.months() % 12);
          case "quarter" -> Numeric.of(value.months() % 12 / 3 + 1);
          case "year" -> Numeric.of(years);
          case "decade" -> Numeric.of(years / 10);
          case "century" -> Numeric.of(years / 100);
          case "millennium" -> Numeric.of(years / 1000);
          case "epoch" -> epoch(value, years);
          default -> ofTimeOfDay(unit, value.micros());
        };
    if (result == null) {
      throw ofDay(unit, 0, 0) != null || unit.startsWith("timezone")
          ? notSupported(written, PgType.INTERVAL)
          : notRecognized(written, PgType.INTERVAL);
    }
    return result;
  }

  /** Years of 365.25 days and months of 30. */
  private static Numeric epoch(Interval value, int years) {
    long quarterDays = years * 1461L + value.months() % 12 * 120L + value.days() * 4L;
    return Numeric.of(
        BigDecimal.valueOf(quarterDays * 21_600L)
            .add(BigDecimal.valueOf(value.micros(), 6))
            .setScale(6));
  }
}
