package io.irispgwire.types;

import static io.irispgwire.types.DateTimeParts.DATE;
import static io.irispgwire.types.DateTimeParts.TIME;
import static io.irispgwire.types.DateTimeParts.ZONE;

import io.irispgwire.types.DateTimeField.Kind;
import java.time.ZoneId;

/**
 * Reads literals of {@code time} and {@code time with time zone}, which may carry a date that helps
 * to find the zone's offset.
 *
 * <p>Source: PostgreSQL {@code datetime.c}, {@code DecodeTimeOnly}.
 */
final class TimeParser extends DateTimeParser {
  private TimeParser(String text, String type, TextStyle style) {
    super(text, type, style);
    readFields();
    if (parts.timeOverflows() || parts.minute > 59 || parts.second > 60) {
      throw failure.fieldOverflow();
    }
    if ((seen & TIME) != TIME) {
      throw failure.badFormat();
    }
  }

  static long readTime(String text, TextStyle style) {
    TimeParser parser = new TimeParser(text, "time", style);
    parser.east();
    return parser.parts.timeOfDay();
  }

  static TimeTz readTimeTz(String text, TextStyle style) {
    TimeParser parser = new TimeParser(text, "time with time zone", style);
    return new TimeTz(parser.parts.timeOfDay(), -parser.east());
  }

  /** Seconds east of Greenwich. */
  private int east() {
    boolean hasDate = (seen & DATE) == DATE;
    int today = DateTimes.day(DateTimes.toLocal(DateTimes.now(style), style.zone()));
    int day = hasDate ? CivilDate.days(parts.year, parts.month, parts.day) : today;
    if (zone != null) {
      refuseDaylightModifier();
      if (zone.getRules().isFixedOffset()) {
        return DateTimes.offsetAt(0, zone);
      }
      if (!hasDate && !zoneIsAbbreviated) {
        throw failure.badFormat();
      }
      return offset(zone, day);
    }
    if ((seen & ZONE) != 0) {
      return offset;
    }
    refuseDaylightModifier();
    return offset(style.zone(), day);
  }

  private int offset(ZoneId in, int day) {
    return DateTimes.offsetOfLocal(day * DateTimes.MICROS_PER_DAY + parts.timeOfDay(), in);
  }

  @Override
  int date(int index, DateTimeField field) {
    boolean isDate =
        index == 0
            && fields.size() >= 2
            && (lastKind() == Kind.DATE || fields.get(1).kind() == Kind.TIME);
    if (isDate) {
      return parts.date(field.text(), seen);
    }
    return field.startsWithDigit() ? timeWithZone(field) : namedZone(field);
  }

  @Override
  int seenBeforeTime() {
    return seen | DATE;
  }

  @Override
  int number(int index, DateTimeField field) {
    int point = field.text().indexOf('.');
    if (point >= 0 && index == 0 && fields.size() >= 2 && lastKind() == Kind.DATE) {
      return parts.date(field.text(), seen);
    }
    if (point > 2 || (point < 0 && field.text().length() > 4)) {
      return parts.concatenated(field.text(), seen | DATE);
    }
    if (point >= 0) {
      throw failure.badFormat();
    }
    return parts.number(field.text(), false, seen | DATE);
  }

  @Override
  boolean acceptsTimeLabel() {
    return true;
  }

  @Override
  int month(int value) {
    throw failure.badFormat();
  }

  @Override
  int reserved(String word) {
    switch (word) {
      case "now" -> {
        long local = DateTimes.toLocal(DateTimes.now(style), style.zone());
        parts.setTimeOfDay(DateTimes.timeOfDay(local));
        return TIME;
      }
      case "allballs" -> {
        parts.setTimeOfDay(0);
        return TIME | ZONE;
      }
      default -> throw failure.badFormat();
    }
  }
}
