package io.irispgwire.eval;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.types.CivilDate;
import io.irispgwire.types.DateTimes;

/** Reads text by a date and time template ({@code do_to_timestamp}). */
final class TemplateReader {
  private final String text;
  private int at;
  private int year = 1;
  private int month = 1;
  private int day = 1;
  private int hour;
  private int minute;
  private int second;
  private int micros;
  private boolean afternoon;
  private boolean half;

  private TemplateReader(String text) {
    this.text = text;
  }

  static long read(String text, String template) {
    TemplateReader reader = new TemplateReader(text);
    reader.walk(template);
    return reader.result();
  }

  private void walk(String template) {
    int i = 0;
    while (i < template.length()) {
      if (template.regionMatches(true, i, "FM", 0, 2)) {
        i += 2;
        continue;
      }
      String pattern = DateTemplate.patternAt(template, i);
      if (pattern == null) {
        skipSeparator();
        i++;
        continue;
      }
      i += pattern.length();
      boolean fixed = DateTemplate.patternAt(template, i) != null;
      skipBlanks();
      if (at < text.length()) {
        field(pattern, fixed);
      }
    }
  }

  private void skipSeparator() {
    if (at < text.length() && !Character.isLetterOrDigit(text.charAt(at))) {
      at++;
    }
  }

  private void skipBlanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private void field(String pattern, boolean fixed) {
    switch (pattern) {
      case "YYYY" -> year = number(pattern, fixed ? 4 : 9);
      case "YYY", "YY", "Y" -> year = century(number(pattern, pattern.length()));
      case "MM" -> month = number(pattern, 2);
      case "DD" -> day = number(pattern, 2);
      case "HH24" -> hour = number(pattern, 2);
      case "HH", "HH12" -> {
        hour = number(pattern, 2);
        half = true;
      }
      case "MI" -> minute = number(pattern, 2);
      case "SS" -> second = number(pattern, 2);
      case "MS" -> micros = fraction(3);
      case "US" -> micros = fraction(6);
      case "MONTH", "Month", "month" -> month = name(false);
      case "MON", "Mon", "mon" -> month = name(true);
      case "AM", "PM", "am", "pm" -> {
        afternoon = Character.toLowerCase(text.charAt(at)) == 'p';
        half = true;
        at += 2;
      }
      default ->
          throw Failures.unsupported("template pattern \"" + pattern + "\" is not supported here");
    }
  }

  private int number(String pattern, int max) {
    int start = at;
    while (at < text.length() && at - start < max && Character.isDigit(text.charAt(at))) {
      at++;
    }
    if (start == at) {
      int end = Math.min(text.length(), start + pattern.length());
      throw new PgException(
              SqlState.INVALID_DATETIME_FORMAT,
              "invalid value \"%s\" for \"%s\"".formatted(text.substring(start, end), pattern))
          .withDetail("Value must be an integer.");
    }
    return Integer.parseInt(text, start, at, 10);
  }

  private static int century(int value) {
    return value < 70 ? value + 2000 : value < 100 ? value + 1900 : value;
  }

  private int fraction(int digits) {
    int start = at;
    int value = number("US", digits);
    for (int i = at - start; i < 6; i++) {
      value *= 10;
    }
    return value;
  }

  private int name(boolean brief) {
    for (int i = 0; i < 12; i++) {
      String full = DateTemplate.MONTHS.get(i);
      String name = brief ? full.substring(0, 3) : full;
      if (text.regionMatches(true, at, name, 0, name.length())) {
        at += name.length();
        return i + 1;
      }
    }
    throw new PgException(
            SqlState.INVALID_DATETIME_FORMAT,
            "invalid value \"%s\" for \"%s\""
                .formatted(text.substring(at), brief ? "Mon" : "Month"))
        .withDetail("The given value did not match any of the allowed values for this field.");
  }

  private long result() {
    int clock = half ? hour % 12 + (afternoon ? 12 : 0) : hour;
    boolean valid =
        month >= 1
            && month <= 12
            && day >= 1
            && day <= CivilDate.length(year, month)
            && clock < 24
            && minute < 60
            && second < 60;
    if (!valid) {
      throw new PgException(
          SqlState.DATETIME_FIELD_OVERFLOW, "date/time field value out of range: \"" + text + "\"");
    }
    return CivilDate.days(year, month, day) * DateTimes.MICROS_PER_DAY
        + clock * DateTimes.MICROS_PER_HOUR
        + minute * DateTimes.MICROS_PER_MINUTE
        + second * DateTimes.MICROS_PER_SECOND
        + micros;
  }
}
