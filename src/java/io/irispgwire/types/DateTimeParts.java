package io.irispgwire.types;

import static io.irispgwire.types.DateTimes.MICROS_PER_DAY;
import static io.irispgwire.types.DateTimes.MICROS_PER_HOUR;
import static io.irispgwire.types.DateTimes.MICROS_PER_MINUTE;
import static io.irispgwire.types.DateTimes.MICROS_PER_SECOND;

import io.irispgwire.types.TextStyle.DateOrder;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a date/time while its literal is read, and how each kind of piece adds to it.
 *
 * <p>Source: PostgreSQL {@code datetime.c}, {@code DecodeDate}, {@code DecodeTime}, {@code
 * DecodeNumber}, {@code DecodeNumberField}, {@code DecodeTimezone}, {@code ValidateDate}. As there,
 * a set of bits says which fields have been seen.
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
  private final DateOrder order;

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

  DateTimeParts(DateTimeFailure failure, DateOrder order) {
    this.failure = failure;
    this.order = order;
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

  /** A date with delimiters; the bits of what it sets. */
  int date(String text, int seen) {
    String[] pieces = pieces(text);
    int now = seen;
    boolean textMonth = false;
    for (int i = 0; i < pieces.length; i++) {
      if (!IntegerText.isDigit(pieces[i].charAt(0))) {
        DateTimeWord word = DateTimeWord.of(pieces[i]);
        if (word != null && word.kind() == DateTimeWord.Kind.IGNORED) {
          continue;
        }
        if (word == null || word.kind() != DateTimeWord.Kind.MONTH || (now & MONTH) != 0) {
          throw failure.badFormat();
        }
        month = word.value();
        textMonth = true;
        now |= MONTH;
        pieces[i] = "";
      }
    }
    for (String piece : pieces) {
      if (!piece.isEmpty()) {
        int found = number(piece, textMonth, now);
        if ((now & found) != 0) {
          throw failure.badFormat();
        }
        now |= found;
      }
    }
    if ((now & ~(DAY_OF_YEAR | ZONE)) != DATE) {
      throw failure.badFormat();
    }
    return now & ~seen;
  }

  private String[] pieces(String text) {
    java.util.List<String> pieces = new java.util.ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      while (at < text.length() && !Character.isLetterOrDigit(text.charAt(at))) {
        at++;
      }
      int start = at;
      if (start == text.length()) {
        throw failure.badFormat();
      }
      boolean digits = IntegerText.isDigit(text.charAt(start));
      while (at < text.length()
          && Character.isLetterOrDigit(text.charAt(at))
          && IntegerText.isDigit(text.charAt(at)) == digits) {
        at++;
      }
      pieces.add(text.substring(start, at));
      at++; // whatever stands there is a delimiter
    }
    return pieces.toArray(new String[0]);
  }

  /** A number of few digits, in the context of what was seen; the bits of what it sets. */
  int number(String text, boolean textMonth, int seen) {
    NumberScanner in = new NumberScanner(text, failure);
    int value = in.readInt();
    if (in.isAtStart()) {
      throw failure.badFormat();
    }
    if (in.isAt('.')) {
      if (text.indexOf('.') > 2) {
        return concatenated(text, seen | DATE);
      }
      micros = in.readMicros();
    }
    in.expectEnd();
    if (text.length() == 3 && (seen & DATE) == YEAR && value >= 1 && value <= 366) {
      dayOfYear = value;
      return DAY_OF_YEAR | MONTH | DAY;
    }
    int found = role(text.length(), textMonth, seen);
    if (found == DATE) {
      return concatenated(text, seen);
    }
    if (found == (YEAR | DAY)) { // what was taken for the year was the day
      day = year;
      year = value;
      twoDigitYear = false;
      return DAY;
    }
    switch (found) {
      case YEAR -> {
        year = value;
        twoDigitYear = text.length() <= 2;
      }
      case MONTH -> month = value;
      default -> day = value;
    }
    return found;
  }

  /** Which field a number of {@code length} digits is; DATE when the date is complete already. */
  private int role(int length, boolean textMonth, int seen) {
    boolean isYear = length >= 3 || order == DateOrder.YMD;
    return switch (seen & DATE) {
      case 0 -> isYear ? YEAR : order == DateOrder.DMY ? DAY : MONTH;
      case YEAR, DAY -> MONTH;
      case MONTH -> textMonth && isYear ? YEAR : DAY;
      case YEAR | MONTH -> textMonth && length >= 3 && twoDigitYear ? YEAR | DAY : DAY;
      case MONTH | DAY -> YEAR;
      case DATE -> DATE;
      default -> throw failure.badFormat();
    };
  }

  /** {@code yyyymmdd}, {@code yymmdd}, {@code hhmmss[.fff]} or {@code hhmm}. */
  int concatenated(String text, int seen) {
    int point = text.indexOf('.');
    String digits = point < 0 ? text : text.substring(0, point);
    int length = digits.length();
    if (point >= 0) {
      micros = NumberScanner.micros(text.substring(point));
    } else if ((seen & DATE) != DATE && length >= 6) {
      day = integer(digits.substring(length - 2));
      month = integer(digits.substring(length - 4, length - 2));
      year = integer(digits.substring(0, length - 4));
      twoDigitYear |= length == 6;
      return DATE;
    }
    if ((seen & TIME) != TIME && (length == 6 || length == 4)) {
      hour = integer(digits.substring(0, 2));
      minute = integer(digits.substring(2, 4));
      second = length == 6 ? integer(digits.substring(4)) : 0;
      return TIME;
    }
    throw failure.badFormat();
  }

  private int integer(String digits) {
    return new NumberScanner(digits, failure).readInt();
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
