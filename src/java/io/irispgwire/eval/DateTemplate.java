package io.irispgwire.eval;

import io.irispgwire.types.CivilDate;
import io.irispgwire.types.DateTimes;
import io.irispgwire.types.Interval;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Date and time templates of to_char: the patterns of the manual's table 9.27. */
final class DateTemplate {
  static final List<String> MONTHS =
      List.of(
          "January",
          "February",
          "March",
          "April",
          "May",
          "June",
          "July",
          "August",
          "September",
          "October",
          "November",
          "December");
  static final List<String> DAYS =
      List.of("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday");

  private static final List<String> ROMAN_MONTHS =
      List.of("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII");

  /** Longest first, so that the first that fits is the one meant. */
  static final List<String> PATTERNS =
      List.of(
          "TZH", "TZM", "SSSSS", "SSSS", "Y,YYY", "MONTH", "Month", "month", "HH24", "HH12", "YYYY",
          "IYYY", "IDDD", "A.D.", "B.C.", "a.d.", "b.c.", "A.M.", "P.M.", "a.m.", "p.m.", "DAY",
          "Day", "day", "DDD", "IYY", "MON", "Mon", "mon", "YYY", "FF1", "FF2", "FF3", "FF4", "FF5",
          "FF6", "AD", "BC", "ad", "bc", "AM", "PM", "am", "pm", "CC", "DD", "DY", "Dy", "dy", "HH",
          "ID", "IW", "IY", "MI", "MM", "MS", "OF", "RM", "rm", "SS", "TZ", "tz", "US", "WW", "YY",
          "D", "I", "J", "Q", "W", "Y");

  private final int day;
  private final CivilDate date;
  private final int year;
  private final long time;
  private final boolean span;
  private final int offset;
  private final String zone;

  private DateTemplate(int day, CivilDate date, long time, boolean span, int offset, String zone) {
    this.day = day;
    this.date = date;
    this.year = date.year();
    this.time = time;
    this.span = span;
    this.offset = offset;
    this.zone = zone;
  }

  static @Nullable String format(long local, String template, int offset, String zone) {
    if (!DateTimes.isFinite(local)) {
      return null;
    }
    int day = DateTimes.day(local);
    return new DateTemplate(
            day, CivilDate.ofDays(day), DateTimes.timeOfDay(local), false, offset, zone)
        .write(template);
  }

  static @Nullable String format(Interval span, String template) {
    CivilDate date = new CivilDate(span.months() / 12, span.months() % 12, span.days());
    return new DateTemplate(span.days(), date, span.micros(), true, 0, "").write(template);
  }

  private String write(String template) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (at < template.length()) {
      if (template.charAt(at) == '"') {
        int end = template.indexOf('"', at + 1);
        out.append(template, at + 1, end < 0 ? template.length() : end);
        at = end < 0 ? template.length() : end + 1;
        continue;
      }
      boolean fill = !template.regionMatches(true, at, "FM", 0, 2);
      at += fill ? 0 : 2;
      String pattern = patternAt(template, at);
      if (pattern == null) {
        if (at < template.length()) {
          out.append(template.charAt(at++));
        }
        continue;
      }
      at += pattern.length();
      String value = value(pattern, fill);
      boolean ordinal =
          template.regionMatches(true, at, "TH", 0, 2)
              && !value.isEmpty()
              && Character.isDigit(value.charAt(value.length() - 1));
      out.append(value);
      if (ordinal) {
        out.append(ordinal(value, template.charAt(at) == 'T'));
        at += 2;
      }
    }
    return out.toString();
  }

  static String ordinal(String number, boolean upper) {
    int last = Integer.parseInt(number.substring(Math.max(0, number.length() - 2)));
    String suffix =
        last / 10 == 1
            ? "th"
            : last % 10 == 1 ? "st" : last % 10 == 2 ? "nd" : last % 10 == 3 ? "rd" : "th";
    return upper ? suffix.toUpperCase(Locale.ROOT) : suffix;
  }

  static @Nullable String patternAt(String template, int at) {
    for (String pattern : PATTERNS) {
      if (template.startsWith(pattern, at)) {
        return pattern;
      }
    }
    for (String pattern : PATTERNS) {
      if (template.regionMatches(true, at, pattern, 0, pattern.length())) {
        return pattern;
      }
    }
    return null;
  }

  private String value(String pattern, boolean fill) {
    long hour = time / DateTimes.MICROS_PER_HOUR;
    long micros = Math.abs(time % DateTimes.MICROS_PER_SECOND);
    int shown = year > 0 || span ? year : 1 - year;
    return switch (pattern) {
      case "HH24" -> pad(hour, 2, fill);
      case "HH", "HH12" -> pad(hour % 12 == 0 ? 12 : hour % 12, 2, fill);
      case "MI" -> pad(time / DateTimes.MICROS_PER_MINUTE % 60, 2, fill);
      case "SS" -> pad(time / DateTimes.MICROS_PER_SECOND % 60, 2, fill);
      case "MS", "FF3" -> pad(micros / 1000, 3, true);
      case "US", "FF6" -> pad(micros, 6, true);
      case "FF1" -> pad(micros / 100_000, 1, true);
      case "FF2" -> pad(micros / 10_000, 2, true);
      case "FF4" -> pad(micros / 100, 4, true);
      case "FF5" -> pad(micros / 10, 5, true);
      case "SSSS", "SSSSS" -> Long.toString(time / DateTimes.MICROS_PER_SECOND);
      case "AM", "PM" -> hour % 24 >= 12 ? "PM" : "AM";
      case "am", "pm" -> hour % 24 >= 12 ? "pm" : "am";
      case "A.M.", "P.M." -> hour % 24 >= 12 ? "P.M." : "A.M.";
      case "a.m.", "p.m." -> hour % 24 >= 12 ? "p.m." : "a.m.";
      case "YYYY" -> pad(shown, 4, fill);
      case "Y,YYY" -> shown / 1000 + "," + pad(shown % 1000, 3, true);
      case "YYY" -> pad(shown % 1000, 3, fill);
      case "YY" -> pad(shown % 100, 2, fill);
      case "Y" -> Integer.toString(shown % 10);
      case "MM" -> pad(date.month(), 2, fill);
      case "DD" -> pad(date.day(), 2, fill);
      case "CC" -> pad(year > 0 ? (year + 99) / 100 : year / 100, 2, fill);
      case "Q" -> Integer.toString((date.month() - 1) / 3 + 1);
      case "TZ" -> zone;
      case "tz" -> zone.toLowerCase(Locale.ROOT);
      case "TZH" -> (offset < 0 ? "-" : "+") + pad(Math.abs(offset) / 3600, 2, true);
      case "TZM" -> pad(Math.abs(offset) / 60 % 60, 2, true);
      case "OF" -> offsetText();
      case "RM", "rm" -> romanMonth(pattern, fill);
      default -> ofDay(pattern, fill);
    };
  }

  /** PostgreSQL: 12 months of an interval are a year and no month. */
  private String romanMonth(String pattern, boolean fill) {
    if (date.month() == 0 && year == 0) {
      return "";
    }
    int month =
        date.month() == 0
            ? (year >= 0 ? 12 : 1)
            : date.month() < 0 ? 13 + date.month() : date.month();
    String roman = ROMAN_MONTHS.get(month - 1);
    String cased = pattern.equals("rm") ? roman.toLowerCase(Locale.ROOT) : roman;
    return fill ? cased + " ".repeat(4 - cased.length()) : cased;
  }

  private String offsetText() {
    String hours = (offset < 0 ? "-" : "+") + pad(Math.abs(offset) / 3600, 2, true);
    int minutes = Math.abs(offset) / 60 % 60;
    return minutes == 0 ? hours : hours + ":" + pad(minutes, 2, true);
  }

  private String ofDay(String pattern, boolean fill) {
    if (span) {
      throw new io.irispgwire.error.PgException(
              io.irispgwire.error.SqlState.INVALID_DATETIME_FORMAT,
              "invalid format specification for an interval value")
          .withHint("Intervals are not tied to specific calendar dates.");
    }
    int dayOfWeek = CivilDate.dayOfWeek(day);
    int dayOfYear = day - CivilDate.days(year, 1, 1) + 1;
    return switch (pattern) {
      case "MONTH", "Month", "month" -> name(MONTHS.get(date.month() - 1), pattern, fill);
      case "MON", "Mon", "mon" ->
          name(MONTHS.get(date.month() - 1).substring(0, 3), pattern, false);
      case "DAY", "Day", "day" -> name(DAYS.get(dayOfWeek), pattern, fill);
      case "DY", "Dy", "dy" -> name(DAYS.get(dayOfWeek).substring(0, 3), pattern, false);
      case "D" -> Integer.toString(dayOfWeek + 1);
      case "ID" -> Integer.toString((dayOfWeek + 6) % 7 + 1);
      case "DDD" -> pad(dayOfYear, 3, fill);
      case "IDDD" -> pad(day - IsoWeek.firstMonday(IsoWeek.of(day).year()) + 1, 3, fill);
      case "WW" -> pad((dayOfYear - 1) / 7 + 1, 2, fill);
      case "W" -> Integer.toString((date.day() - 1) / 7 + 1);
      case "IW" -> pad(IsoWeek.of(day).week(), 2, fill);
      case "IYYY" -> pad(IsoWeek.of(day).year(), 4, fill);
      case "IYY" -> pad(IsoWeek.of(day).year() % 1000, 3, fill);
      case "IY" -> pad(IsoWeek.of(day).year() % 100, 2, fill);
      case "I" -> Integer.toString(IsoWeek.of(day).year() % 10);
      case "J" -> Long.toString((long) day + CivilDate.JULIAN_EPOCH);
      case "AD", "BC" -> year > 0 ? "AD" : "BC";
      case "ad", "bc" -> year > 0 ? "ad" : "bc";
      case "A.D.", "B.C." -> year > 0 ? "A.D." : "B.C.";
      case "a.d.", "b.c." -> year > 0 ? "a.d." : "b.c.";
      default ->
          throw Failures.unsupported("template pattern \"" + pattern + "\" is not supported");
    };
  }

  private static String name(String name, String pattern, boolean fill) {
    String cased =
        Character.isLowerCase(pattern.charAt(0))
            ? name.toLowerCase(Locale.ROOT)
            : Character.isUpperCase(pattern.charAt(1)) ? name.toUpperCase(Locale.ROOT) : name;
    return fill ? cased + " ".repeat(9 - cased.length()) : cased;
  }

  private static String pad(long value, int width, boolean fill) {
    String digits = Long.toString(Math.abs(value));
    return (value < 0 ? "-" : "")
        + (fill ? "0".repeat(Math.max(0, width - digits.length())) : "")
        + digits;
  }
}
