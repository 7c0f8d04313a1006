package io.irispgwire.types;

import io.irispgwire.error.PgException;
import java.util.function.Supplier;

/** Reads the numbers inside a piece of a date/time literal, as C's {@code strtol} would. */
final class NumberScanner {
  private final String text;
  private final DateTimeFailure failure;
  private int at;

  NumberScanner(String text, DateTimeFailure failure) {
    this.text = text;
    this.failure = failure;
  }

  boolean isAtStart() {
    return at == 0;
  }

  boolean isAtEnd() {
    return at == text.length();
  }

  boolean isAt(char c) {
    return at < text.length() && text.charAt(at) == c;
  }

  boolean skip(char c) {
    boolean found = isAt(c);
    if (found) {
      at++;
    }
    return found;
  }

  void expect(char c) {
    if (!skip(c)) {
      throw failure.badFormat();
    }
  }

  void expectEnd() {
    if (!isAtEnd()) {
      throw failure.badFormat();
    }
  }

  /** Optional sign and digits; 0 when there is none. */
  long readLong() {
    return readLong(Long.MIN_VALUE, failure::fieldOverflow);
  }

  int readInt() {
    return readIntOr(failure::fieldOverflow);
  }

  int readIntOr(Supplier<PgException> overflow) {
    return (int) readLong(Integer.MIN_VALUE, overflow);
  }

  /** Sums up below zero, as there is one more negative number than there are positive ones. */
  private long readLong(long min, Supplier<PgException> overflow) {
    int start = at;
    boolean negative = skip('-');
    if (!negative) {
      skip('+');
    }
    int firstDigit = at;
    long sum = 0;
    while (at < text.length() && IntegerText.isDigit(text.charAt(at))) {
      int digit = text.charAt(at) - '0';
      if (sum < (min + digit) / 10) {
        throw overflow.get();
      }
      sum = sum * 10 - digit;
      at++;
    }
    if (at == firstDigit) {
      at = start;
    }
    if (!negative && sum == min) {
      throw overflow.get();
    }
    return negative ? sum : -sum;
  }

  /** A fraction from its point to the end of the text, in microseconds; 0 at the end. */
  int readMicros() {
    if (isAtEnd()) {
      return 0;
    }
    return (int) Math.rint(readFraction() * DateTimes.MICROS_PER_SECOND);
  }

  /** A fraction from its point to the end of the text. */
  double readFraction() {
    int start = at;
    expect('.');
    while (at < text.length() && IntegerText.isDigit(text.charAt(at))) {
      at++;
    }
    expectEnd();
    return at == start + 1 ? 0 : Double.parseDouble(text.substring(start));
  }

  /** The fraction at the start of {@code text}, in microseconds; what follows does not count. */
  static int micros(String text) {
    int end = 1;
    while (end < text.length() && IntegerText.isDigit(text.charAt(end))) {
      end++;
    }
    double fraction = end == 1 ? 0 : Double.parseDouble(text.substring(0, end));
    return (int) Math.rint(fraction * DateTimes.MICROS_PER_SECOND);
  }
}
