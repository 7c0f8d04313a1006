package io.irispgwire.types;

/**
 * Reads ISO 8601 intervals: {@code P1Y2M3DT4H5M6S}, and the alternative forms {@code
 * P0001-02-03T04:05:06} and {@code P00010203T040506}.
 *
 * <p>Source: PostgreSQL 15 {@code datetime.c}, {@code DecodeISO8601Interval}: weeks may go with
 * other units, and every number may have a fraction.
 */
final class IsoIntervalParser {
  private static final double LARGEST = 1.0e15;

  private final String text;
  private final DateTimeFailure failure;
  private final IntervalSum sum;
  private int at = 1;
  private boolean inTime;

  /** Whether a number was read since the last {@code P} or {@code T}. */
  private boolean hasField;

  /** The last number read: its whole part, its fraction, and how many whole digits it had. */
  private long value;

  private double fraction;
  private int width;

  IsoIntervalParser(String text) {
    this.text = text;
    this.failure = new DateTimeFailure("interval", text);
    this.sum = new IntervalSum(failure);
  }

  IntervalSum parse() {
    if (text.length() < 2 || text.charAt(0) != 'P') {
      throw failure.badFormat();
    }
    while (at < text.length()) {
      if (text.charAt(at) == 'T') {
        startTime();
        continue;
      }
      readNumber();
      char designator = next();
      boolean done = inTime ? time(designator) : date(designator);
      if (done) {
        break;
      }
    }
    return sum;
  }

  private void startTime() {
    at++;
    inTime = true;
    hasField = false;
  }

  private boolean date(char designator) {
    switch (designator) {
      case 'Y' -> add(IntervalUnit.YEAR);
      case 'M' -> add(IntervalUnit.MONTH);
      case 'W' -> add(IntervalUnit.WEEK);
      case 'D' -> add(IntervalUnit.DAY);
      case 'T', 0, '-' -> {
        return alternativeDate(designator);
      }
      default -> throw failure.badFormat();
    }
    hasField = true;
    return false;
  }

  private boolean alternativeDate(char designator) {
    if (designator != '-' && width == 8 && !hasField) {
      sum.add(IntervalUnit.YEAR, value / 10000, 0);
      sum.add(IntervalUnit.MONTH, value / 100 % 100, 0);
      sum.add(IntervalUnit.DAY, value % 100, fraction);
      return endsDate(designator);
    }
    if (hasField) {
      throw failure.badFormat();
    }
    add(IntervalUnit.YEAR);
    if (designator != '-') {
      return endsDate(designator);
    }
    readNumber();
    add(IntervalUnit.MONTH);
    char separator = next();
    if (separator == '-') {
      readNumber();
      add(IntervalUnit.DAY);
      separator = next();
      if (separator == '-') {
        throw failure.badFormat();
      }
    }
    return endsDate(separator);
  }

  private boolean endsDate(char designator) {
    if (designator == 'T') {
      at--;
      startTime();
    } else if (designator != 0) {
      throw failure.badFormat();
    }
    return designator == 0;
  }

  private boolean time(char designator) {
    switch (designator) {
      case 'H' -> add(IntervalUnit.HOUR);
      case 'M' -> add(IntervalUnit.MINUTE);
      case 'S' -> add(IntervalUnit.SECOND);
      case 0, ':' -> {
        alternativeTime(designator);
        return true;
      }
      default -> throw failure.badFormat();
    }
    hasField = true;
    return false;
  }

  private void alternativeTime(char designator) {
    if (designator == 0 && width == 6 && !hasField) {
      sum.add(IntervalUnit.HOUR, value / 10000, 0);
      sum.add(IntervalUnit.MINUTE, value / 100 % 100, 0);
      sum.add(IntervalUnit.SECOND, value % 100, fraction);
      return;
    }
    if (hasField) {
      throw failure.badFormat();
    }
    add(IntervalUnit.HOUR);
    char separator = designator;
    for (IntervalUnit unit : new IntervalUnit[] {IntervalUnit.MINUTE, IntervalUnit.SECOND}) {
      if (separator == 0) {
        return;
      }
      if (separator != ':') {
        throw failure.badFormat();
      }
      readNumber();
      add(unit);
      separator = next();
    }
    if (separator != 0) {
      throw failure.badFormat();
    }
  }

  private void add(IntervalUnit unit) {
    sum.add(unit, value, fraction);
  }

  /** The next character, or 0 at the end. */
  private char next() {
    return at < text.length() ? text.charAt(at++) : 0;
  }

  private void readNumber() {
    int start = at;
    if (at < text.length() && text.charAt(at) == '-') {
      at++;
    }
    int firstDigit = at;
    skipDigits();
    width = at - firstDigit;
    if (at < text.length() && text.charAt(at) == '.') {
      at++;
      skipDigits();
    }
    if (at == firstDigit || (at == firstDigit + 1 && width == 0)) {
      throw failure.badFormat();
    }
    double number = Double.parseDouble(text.substring(start, at));
    if (Math.abs(number) > LARGEST) {
      throw failure.intervalOverflow();
    }
    value = (long) number;
    fraction = number - value;
  }

  private void skipDigits() {
    while (at < text.length() && IntegerText.isDigit(text.charAt(at))) {
      at++;
    }
  }
}
