package io.irispgwire.types;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.types.DateTimeField.Kind;
import io.irispgwire.types.TextStyle.DateOrder;
import io.irispgwire.types.TextStyle.IntervalStyle;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code interval} literals: PostgreSQL's own form and the SQL standard's; what is neither is
 * left to {@link IsoIntervalParser}.
 *
 * <p>Source: PostgreSQL 15 {@code timestamp.c}, {@code interval_in}; {@code datetime.c}, {@code
 * DecodeInterval}.
 */
final class IntervalParser {
  private static final int WORK_LENGTH = 256;

  private final DateTimeFailure failure;
  private final List<DateTimeField> fields;
  private final IntervalFields range;
  private final boolean forceNegative;
  private final IntervalSum sum;

  /** Bits of what was given: no unit may come twice. */
  private int seen;

  private boolean ago;

  /** Of the next number to the left. */
  private @Nullable IntervalUnit unit;

  private IntervalParser(String text, IntervalFields range, TextStyle style) {
    this.failure = new DateTimeFailure("interval", text);
    this.fields = DateTimeField.split(text, WORK_LENGTH, failure);
    this.range = range;
    this.sum = new IntervalSum(failure);
    this.forceNegative =
        style.intervalStyle() == IntervalStyle.SQL_STANDARD && onlyFirstIsNegative(fields);
  }

  /**
   * @param range what the type modifier allows; it decides about numbers without unit
   */
  static Interval read(String text, IntervalFields range, TextStyle style) {
    IntervalSum sum;
    try {
      sum = new IntervalParser(text, range, style).parse();
    } catch (PgException e) {
      if (e.state() == SqlState.DATETIME_FIELD_OVERFLOW) {
        throw new DateTimeFailure("interval", text).intervalOverflow();
      }
      if (e.state() != SqlState.INVALID_DATETIME_FORMAT) {
        throw e;
      }
      sum = new IsoIntervalParser(text).parse();
    }
    return sum.toInterval();
  }

  /** The standard takes a leading sign for the sign of everything, where it is the only one. */
  private static boolean onlyFirstIsNegative(List<DateTimeField> fields) {
    return !fields.isEmpty()
        && fields.get(0).text().startsWith("-")
        && fields.stream()
            .skip(1)
            .noneMatch(field -> field.text().startsWith("-") || field.text().startsWith("+"));
  }

  /** From right to left, as units follow their numbers. */
  private IntervalSum parse() {
    for (int i = fields.size() - 1; i >= 0; i--) {
      DateTimeField field = fields.get(i);
      int found =
          switch (field.kind()) {
            case TIME -> time(field.text(), false);
            case OFFSET -> offset(field.text());
            case DATE, NUMBER -> number(field.text());
            case WORD, SIGNED_WORD -> word(field);
          };
      if ((found & seen) != 0) {
        throw failure.badFormat();
      }
      seen |= found;
    }
    if (seen == 0) {
      throw failure.badFormat();
    }
    if (ago) {
      sum.negate();
    }
    return sum;
  }

  private int time(String text, boolean negative) {
    DateTimeParts parts = new DateTimeParts(failure, DateOrder.MDY);
    parts.time(text, range.isMinuteToSecond());
    long time;
    try {
      time = parts.timeOfDay();
    } catch (ArithmeticException e) {
      throw failure.intervalOverflow();
    }
    sum.addMicros(negative || forceNegative ? -time : time);
    unit = IntervalUnit.DAY;
    return DateTimeParts.TIME;
  }

  /** A sign and {@code hh:mm}, or a signed number. */
  private int offset(String text) {
    if (text.indexOf(':') >= 0 && isTime(text.substring(1))) {
      return time(text.substring(1), text.startsWith("-"));
    }
    return number(text);
  }

  private boolean isTime(String text) {
    try {
      new DateTimeParts(failure, DateOrder.MDY).time(text, range.isMinuteToSecond());
      return true;
    } catch (PgException e) {
      return false;
    }
  }

  private int number(String text) {
    IntervalUnit of = unit == null ? range.lastUnit() : unit;
    NumberScanner in = new NumberScanner(text, failure);
    long value = in.readLong();
    double fraction = 0;
    boolean negative = text.startsWith("-");
    if (in.skip('-')) {
      int months = in.readInt();
      if (months < 0 || months >= 12) {
        throw failure.fieldOverflow();
      }
      in.expectEnd();
      of = IntervalUnit.MONTH;
      value = monthsOf(value, negative ? -months : months);
    } else if (in.isAt('.')) {
      fraction = in.readFraction();
      fraction = negative ? -fraction : fraction;
    }
    in.expectEnd();
    if (forceNegative) {
      value = Math.min(value, -value);
      fraction = -Math.abs(fraction);
    }
    sum.add(of, value, fraction);
    unit = of == IntervalUnit.HOUR ? IntervalUnit.DAY : of;
    return bit(of, fraction != 0);
  }

  private long monthsOf(long years, int months) {
    try {
      return Math.addExact(Math.multiplyExact(years, 12L), months);
    } catch (ArithmeticException e) {
      throw failure.intervalOverflow();
    }
  }

  private static int bit(IntervalUnit unit, boolean hasFraction) {
    return switch (unit) {
      case MICROSECOND -> 1 << 14;
      case MILLISECOND -> 1 << 13;
      case SECOND -> hasFraction ? DateTimeParts.SECOND_AND_FRACTION : DateTimeParts.SECOND;
      case MINUTE -> DateTimeParts.MINUTE;
      case HOUR -> DateTimeParts.HOUR;
      case DAY -> DateTimeParts.DAY;
      case WEEK -> 1 << 24;
      case MONTH -> DateTimeParts.MONTH;
      case YEAR -> DateTimeParts.YEAR;
      case DECADE -> 1 << 25;
      case CENTURY -> 1 << 26;
      case MILLENNIUM -> 1 << 27;
    };
  }

  private int word(DateTimeField field) {
    IntervalUnit named = IntervalUnit.of(field.text());
    if (field.kind() == Kind.WORD && named != null) {
      unit = named;
    } else if (field.text().equals("ago")) {
      ago = true;
      unit = IntervalUnit.SECOND;
    } else {
      throw failure.badFormat();
    }
    return 0;
  }
}
