package io.irispgwire.types;

import static io.irispgwire.types.DateTimes.MICROS_PER_HOUR;
import static io.irispgwire.types.DateTimes.MICROS_PER_MINUTE;
import static io.irispgwire.types.DateTimes.MICROS_PER_SECOND;
import static java.nio.charset.StandardCharsets.US_ASCII;

import io.irispgwire.types.TextStyle.DateOrder;
import io.netty.buffer.ByteBuf;

/**
 * Dates and times as text, in all four DateStyles.
 *
 * <p>Source: PostgreSQL {@code datetime.c}, {@code EncodeDateOnly}, {@code EncodeTimeOnly}, {@code
 * EncodeDateTime}, {@code EncodeTimezone}.
 */
final class DateTimeText {
  private static final String DAYS = "SunMonTueWedThuFriSat";
  private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

  private DateTimeText() {}

  static void writeInfinity(boolean positive, ByteBuf out) {
    out.writeCharSequence(positive ? "infinity" : "-infinity", US_ASCII);
  }

  /** A finite date. */
  static void writeDate(int date, TextStyle style, ByteBuf out) {
    CivilDate day = CivilDate.ofDays(date);
    char separator =
        switch (style.dateStyle()) {
          case SQL -> '/';
          case GERMAN -> '.';
          case ISO, POSTGRES -> '-';
        };
    writeDay(day, style, separator, out);
    writeEra(day, out);
  }

  private static void writeDay(CivilDate day, TextStyle style, char separator, ByteBuf out) {
    boolean dayFirst =
        switch (style.dateStyle()) {
          case ISO -> false;
          case GERMAN -> true;
          case SQL, POSTGRES -> style.dateOrder() == DateOrder.DMY;
        };
    if (style.dateStyle() == TextStyle.DateStyle.ISO) {
      writeYear(day, out);
      out.writeByte(separator);
    }
    IntegerText.writePadded(dayFirst ? day.day() : day.month(), 2, out);
    out.writeByte(separator);
    IntegerText.writePadded(dayFirst ? day.month() : day.day(), 2, out);
    if (style.dateStyle() != TextStyle.DateStyle.ISO) {
      out.writeByte(separator);
      writeYear(day, out);
    }
  }

  private static void writeYear(CivilDate day, ByteBuf out) {
    int year = day.year() > 0 ? day.year() : 1 - day.year();
    IntegerText.writePadded(year, Math.max(4, IntegerText.digits(year)), out);
  }

  private static void writeEra(CivilDate day, ByteBuf out) {
    if (day.year() <= 0) {
      out.writeCharSequence(" BC", US_ASCII);
    }
  }

  /** {@code hh:mm:ss[.ffffff]}. */
  static void writeTime(long micros, ByteBuf out) {
    IntegerText.writePadded(micros / MICROS_PER_HOUR, 2, out);
    out.writeByte(':');
    IntegerText.writePadded(micros / MICROS_PER_MINUTE % 60, 2, out);
    out.writeByte(':');
    IntegerText.writePadded(micros / MICROS_PER_SECOND % 60, 2, out);
    writeFraction((int) (micros % MICROS_PER_SECOND), out);
  }

  /** A point and the fraction's digits without trailing zeros; nothing when there is none. */
  static void writeFraction(int micros, ByteBuf out) {
    if (micros == 0) {
      return;
    }
    out.writeByte('.');
    int digits = 6;
    int rest = micros;
    while (rest % 10 == 0) {
      rest /= 10;
      digits--;
    }
    IntegerText.writePadded(rest, digits, out);
  }

  /** {@code +hh[:mm[:ss]]}, by seconds east of Greenwich. */
  static void writeOffset(int offset, ByteBuf out) {
    int size = Math.abs(offset);
    out.writeByte(offset >= 0 ? '+' : '-');
    IntegerText.writePadded(size / 3600, 2, out);
    if (size % 3600 != 0) {
      out.writeByte(':');
      IntegerText.writePadded(size / 60 % 60, 2, out);
    }
    if (size % 60 != 0) {
      out.writeByte(':');
      IntegerText.writePadded(size % 60, 2, out);
    }
  }

  /** A finite timestamp without time zone. */
  static void writeTimestamp(long timestamp, TextStyle style, ByteBuf out) {
    CivilDate day = writeLocal(timestamp, style, out);
    writeEra(day, out);
  }

  /** A finite timestamp with time zone. */
  static void writeTimestampTz(long utc, TextStyle style, ByteBuf out) {
    int offset = DateTimes.offsetAt(utc, style.zone());
    CivilDate day = writeLocal(utc + offset * MICROS_PER_SECOND, style, out);
    if (style.dateStyle() == TextStyle.DateStyle.ISO) {
      writeOffset(offset, out);
    } else {
      out.writeByte(' ');
      out.writeCharSequence(ZoneAbbreviations.at(utc, offset, style), US_ASCII);
    }
    writeEra(day, out);
  }

  private static CivilDate writeLocal(long timestamp, TextStyle style, ByteBuf out) {
    int date = DateTimes.day(timestamp);
    CivilDate day = CivilDate.ofDays(date);
    long time = DateTimes.timeOfDay(timestamp);
    switch (style.dateStyle()) {
      case ISO -> writeDay(day, style, '-', out);
      case SQL -> writeDay(day, style, '/', out);
      case GERMAN -> writeDay(day, style, '.', out);
      case POSTGRES -> writeTraditional(date, day, style, out);
    }
    out.writeByte(' ');
    writeTime(time, out);
    if (style.dateStyle() == TextStyle.DateStyle.POSTGRES) {
      out.writeByte(' ');
      writeYear(day, out);
    }
    return day;
  }

  /** {@code Wed Dec 17}. */
  private static void writeTraditional(int date, CivilDate day, TextStyle style, ByteBuf out) {
    writeName(DAYS, CivilDate.dayOfWeek(date), out);
    out.writeByte(' ');
    if (style.dateOrder() == DateOrder.DMY) {
      IntegerText.writePadded(day.day(), 2, out);
      out.writeByte(' ');
      writeName(MONTHS, day.month() - 1, out);
    } else {
      writeName(MONTHS, day.month() - 1, out);
      out.writeByte(' ');
      IntegerText.writePadded(day.day(), 2, out);
    }
  }

  private static void writeName(String names, int index, ByteBuf out) {
    out.writeCharSequence(names.substring(3 * index, 3 * index + 3), US_ASCII);
  }
}
