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

/**
 * A number after a letter that says what it is: {@code y2001m02d04}, {@code J2451187}.
 *
 * @param label the letter, as {@link DateTimeWord} has it
 */
record LabelledNumber(int label, DateTimeField field, DateReader dates) {
  /** Returns the bits of what it sets. */
  int read(int seen) {
    NumberScanner in = new NumberScanner(field.text(), dates.parts().failure);
    int value = in.readInt();
    boolean mayHaveFraction = label == 'j' || label == 't' || label == 's';
    if (!in.isAtEnd() && !(in.isAt('.') && mayHaveFraction)) {
      throw dates.parts().failure.badFormat();
    }
    return switch (label) {
      case 'y' -> dates.parts().set(YEAR, value);
      case 'm' ->
          dates.parts().set((seen & MONTH) != 0 && (seen & HOUR) != 0 ? MINUTE : MONTH, value);
      case 'd' -> dates.parts().set(DAY, value);
      case 'h' -> dates.parts().set(HOUR, value);
      case 'i' -> dates.parts().set(MINUTE, value);
      case 's' -> second(value, in);
      case 'j' -> julian(value, in);
      default -> time(seen);
    };
  }

  private int second(int value, NumberScanner in) {
    dates.parts().second = value;
    if (in.isAtEnd()) {
      return SECOND;
    }
    dates.parts().micros = in.readMicros();
    return SECOND_AND_FRACTION;
  }

  private int julian(int value, NumberScanner in) {
    dates.parts().setDate(CivilDate.ofJulian(value));
    dates.parts().julian = true;
    if (in.isAtEnd()) {
      return DATE;
    }
    dates.parts().setTimeOfDay((long) (in.readFraction() * DateTimes.MICROS_PER_DAY));
    return DATE | TIME;
  }

  private int time(int seen) {
    int found = dates.concatenated(field.text(), seen | DATE);
    if (found != TIME) {
      throw dates.parts().failure.badFormat();
    }
    return found;
  }
}
