package io.irispgwire.types;

import static io.irispgwire.types.DateTimes.MICROS_PER_DAY;
import static io.irispgwire.types.DateTimes.MICROS_PER_HOUR;
import static io.irispgwire.types.DateTimes.MICROS_PER_MINUTE;
import static io.irispgwire.types.DateTimes.MICROS_PER_SECOND;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a date/time while its literal is read.
 *
 * <p>Dates are added by {@link DateReader}. Source: PostgreSQL {@code datetime.c}, {@code
 * DecodeTime}, {@code DecodeTimezone}, {@code ValidateDate}. As there, a set of bits says which
 * fields have been seen.
 */
final class DateTimeParts {
  static final int YEAR = 1 << 2;
  static final int MONTH = 1 << 1;
  static final int DAY = 1 << 3;
  static final int DATE = YEAR | MONTH | DAY;
  static final int TIME = 0x7C00;
  static final int HOUR = 1 << 10;
  static final int MINUTE = 1 << 11;
  static final int SECOND = 1 << 12;
  static final int SECOND_AND_FRACTION = 0x7000;
  static final int DAY_OF_YEAR = 1 << 15;
  static final int ZONE = 1 << 5;

  /** {@code MAX_TZDISP_HOUR}. */
  private static final int MAX_OFFSET_HOURS = 15;

  final DateTimeFailure failure;

  int year;
  int month;
  int day;
  int dayOfYear;
  long hour;
  int minute;
  int second;
  int micros;
  boolean julian;
  boolean twoDigitYear;
  boolean beforeChrist;

  DateTimeParts(DateTimeFailure failure) {
    this.failure = failure;
  }

  /**
   * Microseconds since midnight, or of a time span.
   *
   * @throws ArithmeticException for a span too long
   */
  long timeOfDay() {
    long rest = minute * MICROS_PER_MINUTE + second * MICROS_PER_SECOND + micros;
    return Math.addExact(Math.multiplyExact(hour, MICROS_PER_HOUR), rest);
  }

  void setTimeOfDay(long time) {
    hour = time / MICROS_PER_HOUR;
    minute = (int) (time / MICROS_PER_MINUTE % 60);
    second = (int) (time / MICROS_PER_SECOND % 60);
    micros = (int) (time % MICROS_PER_SECOND);
  }

  /** Sets one field and gives its bit back. */
  int set(int field, int value) {
    switch (field) {
      case YEAR -> year = value;
      case MONTH -> month = value;
      case DAY -> day = value;
      case HOUR -> hour = value;
      default -> minute = value;
    }
    return field;
  }

  void setDate(CivilDate date) {
    year = date.year();
    month = date.month();
    day = date.day();
  }

  /** Whether the time lies beyond 24:00:00. */
  boolean timeOverflows() {
    return hour < 0 || hour > 24 || timeOfDay() > MICROS_PER_DAY;
  }

  /** A time with colons; the bits of what it sets. */
  int time(String text, boolean twoFieldsAreMinutes) {
    NumberScanner in = new NumberScanner(text, failure);
    hour = in.readLong();
    in.expect(':');
    minute = in.readInt();
    second = 0;
    micros = 0;
    if (in.isAt('.') || (in.isAtEnd() && twoFieldsAreMinutes)) {
      micros = in.readMicros();
      second = minute;
      minute = (int) Math.min(hour, Integer.MAX_VALUE);
      hour = 0;
    } else if (in.skip(':')) {
      second = in.readInt();
      micros = in.readMicros();
    }
    in.expectEnd();
    if (hour < 0 || minute < 0 || minute > 59 || second < 0 || second > 60) {
      throw failure.fieldOverflow();
    }
    return TIME;
  }

  /** A numeric zone; seconds east of Greenwich. */
  int offset(String text) {
    if (text.charAt(0) != '+' && text.charAt(0) != '-') {
      throw failure.badFormat();
    }
    NumberScanner in = new NumberScanner(text.substring(1), failure);
    int hours = in.readIntOr(failure::displacementOverflow);
    int minutes = 0;
    int seconds = 0;
    if (in.skip(':')) {
      minutes = in.readIntOr(failure::displacementOverflow);
      if (in.skip(':')) {
        seconds = in.readIntOr(failure::displacementOverflow);
      }
    } else if (in.isAtEnd() && text.length() > 3) {
      minutes = hours % 100;
      hours = hours / 100;
    }
    if (hours > MAX_OFFSET_HOURS || minutes >= 60 || seconds >= 60) {
      throw failure.displacementOverflow();
    }
    in.expectEnd();
    int size = hours * 3600 + minutes * 60 + seconds;
    return text.charAt(0) == '-' ? -size : size;
  }

  /** Applies era, two-digit years and the day of the year, and checks what was seen. */
  void validateDate(int seen) {
    if ((seen & YEAR) != 0 && !julian) {
      if (year <= 0 && !(twoDigitYear && !beforeChrist)) {
        throw failure.fieldOverflow();
      }
      if (beforeChrist) {
        year = 1 - year;
      } else if (twoDigitYear && year < 100) {
        year += year < 70 ? 2000 : 1900;
      }
    }
    if ((seen & DAY_OF_YEAR) != 0) {
      setDate(CivilDate.ofJulian(CivilDate.julian(year, 1, 1) + dayOfYear - 1));
    }
    boolean badMonth = (seen & MONTH) != 0 && (month < 1 || month > 12);
    boolean badDay = (seen & DAY) != 0 && (day < 1 || day > 31);
    if (badMonth || badDay) {
      throw failure.monthOrDayOverflow();
    }
    if ((seen & DATE) == DATE && day > CivilDate.length(year, month)) {
      throw failure.fieldOverflow();
    }
  }

  /** The zone at the end of {@code hhmmss-zz}, or null without a minus. */
  static @Nullable String zoneAtEnd(String text) {
    int minus = text.indexOf('-');
    return minus < 0 ? null : text.substring(minus);
  }
}
