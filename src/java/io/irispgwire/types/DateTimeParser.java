package io.irispgwire.types;

import static io.irispgwire.types.DateTimeParts.DATE;
import static io.irispgwire.types.DateTimeParts.DAY;
import static io.irispgwire.types.DateTimeParts.HOUR;
import static io.irispgwire.types.DateTimeParts.MINUTE;
import static io.irispgwire.types.DateTimeParts.MONTH;
import static io.irispgwire.types.DateTimeParts.SECOND;
import static io.irispgwire.types.DateTimeParts.SECOND_AND_FRACTION;
import static io.irispgwire.types.DateTimeParts.TIME;
import static io.irispgwire.types.DateTimeParts.YEAR;
import static io.irispgwire.types.DateTimeParts.ZONE;

import io.irispgwire.types.DateTimeField.Kind;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a literal of one of the date/time types, piece by piece.
 *
 * <p>What {@link TimestampParser} and {@link TimeParser} have in common. Source: PostgreSQL {@code
 * datetime.c}, {@code DecodeDateTime}, {@code DecodeTimeOnly}.
 */
abstract class DateTimeParser {
  private static final int WORK_LENGTH = 128 + 25;
  private static final int DAYLIGHT = 1 << 6;
  private static final int DAYLIGHT_MODIFIER = 1 << 28;

  final TextStyle style;
  final DateTimeFailure failure;
  final DateTimeParts parts;
  final List<DateTimeField> fields;

  /** Bits of {@link DateTimeParts}: what has been seen. */
  int seen;

  /** Seconds east of Greenwich, where the literal says it by a number or an abbreviation. */
  int offset;

  /** Where the literal names a zone. */
  @Nullable ZoneId zone;

  /** Whether {@link #zone} stands behind an abbreviation, whose offset changed in the past. */
  boolean zoneIsAbbreviated;

  boolean textMonth;
  @Nullable Boolean afternoon;

  /** What the next field holds, by the letter of {@link DateTimeWord}; 0 when nothing said so. */
  private int label;

  DateTimeParser(String text, String type, TextStyle style) {
    this.style = style;
    this.failure = new DateTimeFailure(type, text);
    this.parts = new DateTimeParts(failure, style.dateOrder());
    this.fields = DateTimeField.split(text, WORK_LENGTH, failure);
  }

  /** Reads all fields. */
  final void readFields() {
    for (int i = 0; i < fields.size(); i++) {
      DateTimeField field = fields.get(i);
      int found =
          switch (field.kind()) {
            case DATE -> date(i, field);
            case TIME -> time(field);
            case OFFSET -> {
              offset = parts.offset(field.text());
              yield ZONE;
            }
            case NUMBER -> label != 0 ? labelled(field) : number(i, field);
            case WORD, SIGNED_WORD -> word(i, field);
          };
      if ((found & seen) != 0) {
        throw failure.badFormat();
      }
      seen |= found;
    }
    parts.validateDate(seen);
    applyMeridiem();
  }

  /** A field that looks like a date, and is perhaps a zone. */
  abstract int date(int index, DateTimeField field);

  /** A number that nothing labels. */
  abstract int number(int index, DateTimeField field);

  /** A word such as {@code now}; may throw for one that the type does not take. */
  abstract int reserved(String word);

  /** Which bits count as seen where a bare time is read. */
  abstract int seenBeforeTime();

  final boolean isLabelled() {
    return label != 0;
  }

  final boolean isLabelledJulian() {
    return label == 'j';
  }

  /** {@code J2451187+02}. */
  final int julianWithZone(DateTimeField field) {
    int end = 0;
    while (end < field.text().length() && IntegerText.isDigit(field.text().charAt(end))) {
      end++;
    }
    NumberScanner in = new NumberScanner(field.text().substring(0, end), failure);
    parts.setDate(CivilDate.ofJulian(in.readInt()));
    parts.julian = true;
    offset = parts.offset(field.text().substring(end) + (end == field.text().length() ? "x" : ""));
    label = 0;
    return DATE | TIME | ZONE;
  }

  /** {@code 040506-08}. */
  final int timeWithZone(DateTimeField field) {
    if (label != 0 && label != 't') {
      throw failure.badFormat();
    }
    label = 0;
    String zoneText = DateTimeParts.zoneAtEnd(field.text());
    if (zoneText == null || (seen & TIME) == TIME) {
      throw failure.badFormat();
    }
    offset = parts.offset(zoneText);
    String time = field.text().substring(0, field.text().length() - zoneText.length());
    return parts.concatenated(time, seenBeforeTime()) | ZONE;
  }

  final int namedZone(DateTimeField field) {
    zone = TimeZones.byName(field.text());
    if (zone == null) {
      throw failure.unknownZone(field.text());
    }
    return ZONE;
  }

  private int time(DateTimeField field) {
    if (label != 0 && label != 't') {
      throw failure.badFormat();
    }
    label = 0;
    int found = parts.time(field.text(), false);
    if (parts.timeOverflows()) {
      throw failure.fieldOverflow();
    }
    return found;
  }

  private int labelled(DateTimeField field) {
    NumberScanner in = new NumberScanner(field.text(), failure);
    int value = in.readInt();
    boolean mayHaveFraction = label == 'j' || label == 't' || label == 's';
    if (!in.isAtEnd() && !(in.isAt('.') && mayHaveFraction)) {
      throw failure.badFormat();
    }
    int found =
        switch (label) {
          case 'y' -> parts.set(YEAR, value);
          case 'm' -> parts.set((seen & MONTH) != 0 && (seen & HOUR) != 0 ? MINUTE : MONTH, value);
          case 'd' -> parts.set(DAY, value);
          case 'h' -> parts.set(HOUR, value);
          case 'i' -> parts.set(MINUTE, value);
          case 's' -> second(value, in);
          case 'j' -> julian(value, in);
          default -> timeAfterLabel(field);
        };
    label = 0;
    return found;
  }

  private int second(int value, NumberScanner in) {
    parts.second = value;
    if (in.isAtEnd()) {
      return SECOND;
    }
    parts.micros = in.readMicros();
    return SECOND_AND_FRACTION;
  }

  private int julian(int value, NumberScanner in) {
    parts.setDate(CivilDate.ofJulian(value));
    parts.julian = true;
    if (in.isAtEnd()) {
      return DATE;
    }
    parts.setTimeOfDay((long) (in.readFraction() * DateTimes.MICROS_PER_DAY));
    return DATE | TIME;
  }

  private int timeAfterLabel(DateTimeField field) {
    int found = parts.concatenated(field.text(), seen | DATE);
    if (found != TIME) {
      throw failure.badFormat();
    }
    return found;
  }

  private int word(int index, DateTimeField field) {
    TimeZones.Abbreviation abbreviation = TimeZones.byAbbreviation(field.text());
    if (abbreviation != null) {
      return abbreviated(abbreviation);
    }
    DateTimeWord word = DateTimeWord.of(field.text());
    if (word == null) {
      zone = TimeZones.byName(field.text());
      if (zone == null) {
        throw failure.badFormat();
      }
      return ZONE;
    }
    return switch (word.kind()) {
      case IGNORED -> 0;
      case RESERVED -> reserved(field.text());
      case MONTH -> month(word.value());
      case DAY_OF_WEEK -> once(16);
      case ERA -> {
        parts.beforeChrist = word.value() == 1;
        yield once(18);
      }
      case MERIDIEM -> {
        afternoon = word.value() == 1;
        yield once(9);
      }
      case LABEL -> {
        label = word.value();
        yield 0;
      }
      case TIME_FOLLOWS -> timeFollows(index);
      case DAYLIGHT -> {
        offset += 3600;
        yield DAYLIGHT | DAYLIGHT_MODIFIER;
      }
    };
  }

  private static int once(int bit) {
    return 1 << bit;
  }

  private int abbreviated(TimeZones.Abbreviation abbreviation) {
    if (abbreviation.zone() instanceof ZoneOffset fixed) {
      offset = fixed.getTotalSeconds();
    } else {
      zone = abbreviation.zone();
      zoneIsAbbreviated = true;
    }
    return abbreviation.daylight() ? ZONE | DAYLIGHT : ZONE;
  }

  /** A month's name; a number taken for the month before becomes the day. */
  int month(int value) {
    boolean wasDay =
        (seen & MONTH) != 0
            && !textMonth
            && (seen & DAY) == 0
            && parts.month >= 1
            && parts.month <= 31;
    if (wasDay) {
      parts.day = parts.month;
    }
    textMonth = true;
    parts.month = value;
    return wasDay ? DAY : MONTH;
  }

  private int timeFollows(int index) {
    boolean isFollowed =
        index + 1 < fields.size()
            && switch (fields.get(index + 1).kind()) {
              case NUMBER, TIME, DATE -> true;
              default -> false;
            };
    if (!isFollowed || !acceptsTimeLabel()) {
      throw failure.badFormat();
    }
    label = 't';
    return 0;
  }

  /** Whether a {@code T} may stand here. */
  abstract boolean acceptsTimeLabel();

  private void applyMeridiem() {
    if (afternoon == null) {
      return;
    }
    if (parts.hour > 12) {
      throw failure.fieldOverflow();
    }
    if (!afternoon && parts.hour == 12) {
      parts.hour = 0;
    } else if (afternoon && parts.hour != 12) {
      parts.hour += 12;
    }
  }

  /** Fails for {@code DST} without a zone that it could modify. */
  final void refuseDaylightModifier() {
    if ((seen & DAYLIGHT_MODIFIER) != 0) {
      throw failure.badFormat();
    }
  }

  final Kind lastKind() {
    return fields.get(fields.size() - 1).kind();
  }
}
