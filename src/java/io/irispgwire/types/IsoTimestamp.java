package io.irispgwire.types;

/**
 * The quick way for what programs send: {@code 2024-01-31} and {@code 2024-01-31 12:34:56.789}.
 *
 * <p>Anything else, also what looks like it and is out of range, is left to {@link
 * TimestampParser}, which gives the same values and has the refusals.
 */
final class IsoTimestamp {
  /** Neither form. */
  static final long NOT_ISO = Long.MIN_VALUE;

  private static final int DATE_LENGTH = 10;
  private static final int TIME_LENGTH = 19;
  private static final int MAX_LENGTH = 26;

  private IsoTimestamp() {}

  /** Days since 2000-01-01, or {@link #NOT_ISO}. */
  static long date(String text) {
    return text.length() == DATE_LENGTH ? days(text) : NOT_ISO;
  }

  /** Microseconds since 2000-01-01, or {@link #NOT_ISO}. */
  static long timestamp(String text) {
    int length = text.length();
    if (length < TIME_LENGTH || length > MAX_LENGTH || text.charAt(DATE_LENGTH) != ' ') {
      return NOT_ISO;
    }
    long days = days(text);
    int hour = number(text, 11, 2);
    int minute = number(text, 14, 2);
    int second = number(text, 17, 2);
    boolean valid = days != NOT_ISO && hour >= 0 && hour < 24 && minute >= 0 && minute < 60;
    if (!valid || second < 0 || second > 59 || text.charAt(13) != ':' || text.charAt(16) != ':') {
      return NOT_ISO;
    }
    int micros = length == TIME_LENGTH ? 0 : fraction(text);
    return micros < 0
        ? NOT_ISO
        : days * DateTimes.MICROS_PER_DAY
            + hour * DateTimes.MICROS_PER_HOUR
            + minute * DateTimes.MICROS_PER_MINUTE
            + second * DateTimes.MICROS_PER_SECOND
            + micros;
  }

  private static long days(String text) {
    int year = number(text, 0, 4);
    int month = number(text, 5, 2);
    int day = number(text, 8, 2);
    boolean valid = year > 0 && month > 0 && month <= 12 && day > 0;
    if (!valid || text.charAt(4) != '-' || text.charAt(7) != '-') {
      return NOT_ISO;
    }
    return day <= CivilDate.length(year, month) ? CivilDate.days(year, month, day) : NOT_ISO;
  }

  private static int fraction(String text) {
    int digits = text.length() - TIME_LENGTH - 1;
    int micros = text.charAt(TIME_LENGTH) == '.' ? number(text, TIME_LENGTH + 1, digits) : -1;
    for (int i = digits; i < 6; i++) {
      micros *= 10;
    }
    return digits == 0 ? -1 : micros;
  }

  /** So many digits, or -1. */
  private static int number(String text, int start, int count) {
    int value = 0;
    for (int i = start; i < start + count; i++) {
      char c = text.charAt(i);
      if (!IntegerText.isDigit(c)) {
        return -1;
      }
      value = value * 10 + c - '0';
    }
    return value;
  }
}
