package io.irispgwire.types;

import static io.irispgwire.types.DateTimeParts.DATE;
import static io.irispgwire.types.DateTimeParts.DAY;
import static io.irispgwire.types.DateTimeParts.MONTH;
import static io.irispgwire.types.DateTimeParts.TIME;
import static io.irispgwire.types.DateTimeParts.ZONE;

import org.jspecify.annotations.Nullable;

/**
 * Reads literals of {@code date}, {@code timestamp} and {@code timestamp with time zone}.
 *
 * <p>Source: PostgreSQL {@code datetime.c}, {@code DecodeDateTime}; {@code date.c}, {@code
 * date_in}; {@code timestamp.c}, {@code timestamp_in}, {@code timestamptz_in}.
 */
final class TimestampParser extends DateTimeParser {
  /** {@code epoch}, {@code infinity} or {@code -infinity}, which no field adds to. */
  private @Nullable String whole;

  private TimestampParser(String text, String type, TextStyle style) {
    super(text, type, style);
    readFields();
    if (whole == null && (seen & DATE) != DATE) {
      throw failure.badFormat();
    }
  }

  static int readDate(String text, TextStyle style) {
    long iso = IsoTimestamp.date(text);
    return iso == IsoTimestamp.NOT_ISO ? readAnyDate(text, style) : (int) iso;
  }

  private static int readAnyDate(String text, TextStyle style) {
    TimestampParser parser = new TimestampParser(text, "date", style);
    if (parser.whole != null) {
      return switch (parser.whole) {
        case "epoch" -> DateTimes.UNIX_EPOCH_DAYS;
        case "infinity" -> DateTimes.DATE_INFINITY;
        default -> DateTimes.DATE_MINUS_INFINITY;
      };
    }
    DateTimeParts parts = parser.parts;
    parser.checkZone();
    if (CivilDate.hasJulian(parts.year, parts.month)) {
      int days = CivilDate.days(parts.year, parts.month, parts.day);
      if (DateTimes.isDate(days)) {
        return days;
      }
    }
    throw parser.failure.outOfRange("date");
  }

  static long readTimestamp(String text, TextStyle style) {
    long iso = IsoTimestamp.timestamp(text);
    if (iso != IsoTimestamp.NOT_ISO) {
      return iso;
    }
    TimestampParser parser = new TimestampParser(text, "timestamp", style);
    if (parser.whole != null) {
      return parser.wholeTimestamp();
    }
    parser.checkZone();
    return parser.inRange(parser.local());
  }

  static long readTimestampTz(String text, TextStyle style) {
    long iso = IsoTimestamp.timestamp(text);
    if (iso != IsoTimestamp.NOT_ISO) {
      return DateTimes.toUtc(iso, style.zone());
    }
    TimestampParser parser = new TimestampParser(text, "timestamp with time zone", style);
    if (parser.whole != null) {
      return parser.wholeTimestamp();
    }
    parser.checkZone();
    long local = parser.local();
    int offset = parser.offset;
    if (parser.zone != null) {
      offset = DateTimes.offsetOfLocal(local, parser.zone);
    } else if ((parser.seen & ZONE) == 0) {
      offset = DateTimes.offsetOfLocal(local, style.zone());
    }
    return parser.inRange(local - offset * DateTimes.MICROS_PER_SECOND);
  }

  /** {@code DST} goes with an abbreviation or a number, not with a full zone or with none. */
  private void checkZone() {
    if (zone != null || (seen & ZONE) == 0) {
      refuseDaylightModifier();
    }
  }

  private long wholeTimestamp() {
    return switch (String.valueOf(whole)) {
      case "epoch" -> DateTimes.UNIX_EPOCH_DAYS * DateTimes.MICROS_PER_DAY;
      case "infinity" -> DateTimes.TIMESTAMP_INFINITY;
      default -> DateTimes.TIMESTAMP_MINUS_INFINITY;
    };
  }

  private long local() {
    if (!CivilDate.hasJulian(parts.year, parts.month)) {
      throw failure.outOfRange("timestamp");
    }
    long days = CivilDate.days(parts.year, parts.month, parts.day);
    if (Math.abs(days) > Long.MAX_VALUE / DateTimes.MICROS_PER_DAY - 2) {
      throw failure.outOfRange("timestamp");
    }
    return days * DateTimes.MICROS_PER_DAY + parts.timeOfDay();
  }

  private long inRange(long timestamp) {
    if (!DateTimes.isTimestamp(timestamp)) {
      throw failure.outOfRange("timestamp");
    }
    return timestamp;
  }

  @Override
  int date(int index, DateTimeField field) {
    if (isLabelledJulian()) {
      return julianWithZone(field);
    }
    if (isLabelled() || (seen & (MONTH | DAY)) == (MONTH | DAY)) {
      return field.startsWithDigit() || isLabelled() ? timeWithZone(field) : namedZone(field);
    }
    return dates.date(field.text(), seen);
  }

  @Override
  int seenBeforeTime() {
    return seen;
  }

  @Override
  int number(int index, DateTimeField field) {
    int point = field.text().indexOf('.');
    if (point >= 0 && (seen & DATE) == 0) {
      return dates.date(field.text(), seen);
    }
    if (point > 2 || field.text().length() > 4) {
      return dates.concatenated(field.text(), seen);
    }
    return dates.number(field.text(), textMonth, seen);
  }

  @Override
  boolean acceptsTimeLabel() {
    return (seen & DATE) == DATE;
  }

  @Override
  int reserved(String word) {
    switch (word) {
      case "now" -> {
        setDay(0);
        long now = DateTimes.now(style);
        offset = DateTimes.offsetAt(now, style.zone());
        parts.setTimeOfDay(DateTimes.timeOfDay(DateTimes.toLocal(now, style.zone())));
        return DATE | TIME | ZONE;
      }
      case "today" -> setDay(0);
      case "tomorrow" -> setDay(1);
      case "yesterday" -> setDay(-1);
      case "allballs" -> {
        parts.setTimeOfDay(0);
        offset = 0;
        return TIME | ZONE;
      }
      default -> {
        whole = word;
        return 1;
      }
    }
    parts.hour = 0;
    parts.minute = 0;
    parts.second = 0;
    return DATE;
  }

  private void setDay(int distance) {
    long local = DateTimes.toLocal(DateTimes.now(style), style.zone());
    parts.setDate(CivilDate.ofDays(DateTimes.day(local) + distance));
  }
}
