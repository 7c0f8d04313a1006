package io.irispgwire.types;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;

/**
 * {@code interval} as text, in all four IntervalStyles.
 *
 * <p>Source: PostgreSQL {@code datetime.c}, {@code EncodeInterval}; {@code timestamp.c}, {@code
 * interval2itm}. Fields keep the sign of the count they come from.
 */
final class IntervalText {
  private final int years;
  private final int months;
  private final int days;
  private final long hours;
  private final int minutes;
  private final int seconds;
  private final int micros;
  private final ByteBuf out;

  private IntervalText(Interval value, ByteBuf out) {
    this.years = value.months() / 12;
    this.months = value.months() % 12;
    this.days = value.days();
    this.hours = value.micros() / DateTimes.MICROS_PER_HOUR;
    this.minutes = (int) (value.micros() / DateTimes.MICROS_PER_MINUTE % 60);
    this.seconds = (int) (value.micros() / DateTimes.MICROS_PER_SECOND % 60);
    this.micros = (int) (value.micros() % DateTimes.MICROS_PER_SECOND);
    this.out = out;
  }

  static void write(Interval value, TextStyle style, ByteBuf out) {
    IntervalText text = new IntervalText(value, out);
    switch (style.intervalStyle()) {
      case POSTGRES -> text.writeTraditional();
      case POSTGRES_VERBOSE -> text.writeVerbose();
      case SQL_STANDARD -> text.writeSqlStandard(value);
      case ISO_8601 -> text.writeIso();
    }
  }

  private boolean hasTime() {
    return hours != 0 || minutes != 0 || seconds != 0 || micros != 0;
  }

  private boolean isTimeNegative() {
    return hours < 0 || minutes < 0 || seconds < 0 || micros < 0;
  }

  private void writeTraditional() {
    boolean first = true;
    boolean afterNegative = false;
    int[] values = {years, months, days};
    String[] units = {"year", "mon", "day"};
    for (int i = 0; i < values.length; i++) {
      int value = values[i];
      if (value != 0) {
        write((first ? "" : " ") + (afterNegative && value > 0 ? "+" : ""));
        IntegerText.write(value, out);
        write(" " + units[i] + (value == 1 ? "" : "s"));
        afterNegative = value < 0;
        first = false;
      }
    }
    if (first || hasTime()) {
      write(first ? "" : " ");
      write(isTimeNegative() ? "-" : afterNegative ? "+" : "");
      writeClock(2);
    }
  }

  /** {@code hh:mm:ss[.ffffff]} without its sign. */
  private void writeClock(int hourDigits) {
    long size = Math.abs(hours);
    IntegerText.writePadded(size, Math.max(hourDigits, IntegerText.digits(size)), out);
    out.writeByte(':');
    IntegerText.writePadded(Math.abs(minutes), 2, out);
    out.writeByte(':');
    IntegerText.writePadded(Math.abs(seconds), 2, out);
    DateTimeText.writeFraction(Math.abs(micros), out);
  }

  private void writeVerbose() {
    write("@");
    long[] values = {years, months, days, hours, minutes};
    String[] units = {"year", "mon", "day", "hour", "min"};
    boolean first = true;
    boolean ago = false;
    for (int i = 0; i < values.length; i++) {
      long value = values[i];
      if (value != 0) {
        if (first) {
          ago = value < 0;
        }
        long shown = ago ? -value : value;
        write(" ");
        IntegerText.write(shown, out);
        write(" " + units[i] + (shown == 1 ? "" : "s"));
        first = false;
      }
    }
    if (seconds != 0 || micros != 0) {
      boolean negative = seconds < 0 || micros < 0;
      if (first) {
        ago = negative;
      }
      write(negative == ago ? " " : " -");
      writeSeconds();
      write(Math.abs(seconds) != 1 || micros != 0 ? " secs" : " sec");
      first = false;
    }
    write(first ? " 0" : "");
    write(ago ? " ago" : "");
  }

  private void writeSeconds() {
    IntegerText.write(Math.abs(seconds), out);
    DateTimeText.writeFraction(Math.abs(micros), out);
  }

  private void writeSqlStandard(Interval value) {
    boolean negative = value.months() < 0 || days < 0 || isTimeNegative();
    boolean positive = value.months() > 0 || days > 0 || (hasTime() && !isTimeNegative());
    boolean hasMonths = value.months() != 0;
    boolean hasDayTime = days != 0 || hasTime();
    if (!negative && !positive) {
      write("0");
    } else if ((negative && positive) || (hasMonths && hasDayTime)) {
      write(value.months() < 0 ? "-" : "+");
      writeMonths();
      write(days < 0 ? " -" : " +");
      IntegerText.write(Math.abs((long) days), out);
      write(isTimeNegative() ? " -" : " +");
      writeClock(1);
    } else {
      write(negative ? "-" : "");
      if (hasMonths) {
        writeMonths();
      } else {
        if (days != 0) {
          IntegerText.write(Math.abs((long) days), out);
          write(" ");
        }
        writeClock(1);
      }
    }
  }

  private void writeMonths() {
    IntegerText.write(Math.abs(years), out);
    write("-");
    IntegerText.write(Math.abs(months), out);
  }

  private void writeIso() {
    boolean hasDate = years != 0 || months != 0 || days != 0;
    if (!hasDate && !hasTime()) {
      write("PT0S");
      return;
    }
    write("P");
    writeDesignated(years, 'Y');
    writeDesignated(months, 'M');
    writeDesignated(days, 'D');
    write(hasTime() ? "T" : "");
    writeDesignated(hours, 'H');
    writeDesignated(minutes, 'M');
    if (seconds != 0 || micros != 0) {
      write(seconds < 0 || micros < 0 ? "-" : "");
      writeSeconds();
      write("S");
    }
  }

  private void writeDesignated(long value, char unit) {
    if (value != 0) {
      IntegerText.write(value, out);
      out.writeByte(unit);
    }
  }

  private void write(String ascii) {
    out.writeCharSequence(ascii, US_ASCII);
  }
}
