package io.irispgwire.types;

import static io.irispgwire.types.DateTimeParts.DATE;
import static io.irispgwire.types.DateTimeParts.DAY;
import static io.irispgwire.types.DateTimeParts.DAY_OF_YEAR;
import static io.irispgwire.types.DateTimeParts.MONTH;
import static io.irispgwire.types.DateTimeParts.TIME;
import static io.irispgwire.types.DateTimeParts.YEAR;
import static io.irispgwire.types.DateTimeParts.ZONE;

import io.irispgwire.types.TextStyle.DateOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds out which part of a date a number is, by what was seen before and by DateStyle.
 *
 * <p>Source: PostgreSQL {@code datetime.c}, {@code DecodeDate}, {@code DecodeNumber}, {@code
 * DecodeNumberField}.
 *
 * @param parts takes what is found
 */
record DateReader(DateTimeParts parts, DateOrder order) {
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
          throw parts.failure.badFormat();
        }
        parts.month = word.value();
        textMonth = true;
        now |= MONTH;
        pieces[i] = "";
      }
    }
    for (String piece : pieces) {
      if (!piece.isEmpty()) {
        int found = number(piece, textMonth, now);
        if ((now & found) != 0) {
          throw parts.failure.badFormat();
        }
        now |= found;
      }
    }
    if ((now & ~(DAY_OF_YEAR | ZONE)) != DATE) {
      throw parts.failure.badFormat();
    }
    return now & ~seen;
  }

  private String[] pieces(String text) {
    List<String> pieces = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      while (at < text.length() && !Character.isLetterOrDigit(text.charAt(at))) {
        at++;
      }
      int start = at;
      if (start == text.length()) {
        throw parts.failure.badFormat();
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
    NumberScanner in = new NumberScanner(text, parts.failure);
    int value = in.readInt();
    if (in.isAtStart()) {
      throw parts.failure.badFormat();
    }
    if (in.isAt('.')) {
      if (text.indexOf('.') > 2) {
        return concatenated(text, seen | DATE);
      }
      parts.micros = in.readMicros();
    }
    in.expectEnd();
    if (text.length() == 3 && (seen & DATE) == YEAR && value >= 1 && value <= 366) {
      parts.dayOfYear = value;
      return DAY_OF_YEAR | MONTH | DAY;
    }
    int found = role(text.length(), textMonth, seen);
    if (found == DATE) {
      return concatenated(text, seen);
    }
    if (found == (YEAR | DAY)) { // what was taken for the year was the day
      parts.day = parts.year;
      parts.year = value;
      parts.twoDigitYear = false;
      return DAY;
    }
    switch (found) {
      case YEAR -> {
        parts.year = value;
        parts.twoDigitYear = text.length() <= 2;
      }
      case MONTH -> parts.month = value;
      default -> parts.day = value;
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
      case YEAR | MONTH -> textMonth && length >= 3 && parts.twoDigitYear ? YEAR | DAY : DAY;
      case MONTH | DAY -> YEAR;
      case DATE -> DATE;
      default -> throw parts.failure.badFormat();
    };
  }

  /** {@code yyyymmdd}, {@code yymmdd}, {@code hhmmss[.fff]} or {@code hhmm}. */
  int concatenated(String text, int seen) {
    int point = text.indexOf('.');
    String digits = point < 0 ? text : text.substring(0, point);
    int length = digits.length();
    if (point >= 0) {
      parts.micros = NumberScanner.micros(text.substring(point));
    } else if ((seen & DATE) != DATE && length >= 6) {
      parts.day = integer(digits.substring(length - 2));
      parts.month = integer(digits.substring(length - 4, length - 2));
      parts.year = integer(digits.substring(0, length - 4));
      parts.twoDigitYear |= length == 6;
      return DATE;
    }
    if ((seen & TIME) != TIME && (length == 6 || length == 4)) {
      parts.hour = integer(digits.substring(0, 2));
      parts.minute = integer(digits.substring(2, 4));
      parts.second = length == 6 ? integer(digits.substring(4)) : 0;
      return TIME;
    }
    throw parts.failure.badFormat();
  }

  private int integer(String digits) {
    return new NumberScanner(digits, parts.failure).readInt();
  }
}
