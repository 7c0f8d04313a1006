package io.irispgwire.types;

import java.util.List;

/**
 * Which fields an {@code interval} keeps: {@code year to month}, {@code second}, …
 *
 * <p>The upper half of its type modifier. Source: PostgreSQL {@code timestamp.h}, {@code
 * INTERVAL_FULL_RANGE}; {@code timestamp.c}, {@code intervaltypmodout}.
 *
 * @param mask one bit per field, at the places {@code datetime.h} gives them
 */
record IntervalFields(int mask) {
  static final int YEAR = 1 << 2;
  static final int MONTH = 1 << 1;
  static final int DAY = 1 << 3;
  static final int HOUR = 1 << 10;
  static final int MINUTE = 1 << 11;
  static final int SECOND = 1 << 12;

  /** The fields' names, and in the same places their bits. */
  static final List<String> NAMES = List.of("year", "month", "day", "hour", "minute", "second");

  static final List<Integer> BITS = List.of(YEAR, MONTH, DAY, HOUR, MINUTE, SECOND);

  static final IntervalFields ALL = new IntervalFields(0x7FFF);

  boolean has(int field) {
    return (mask & field) != 0;
  }

  boolean isAll() {
    return mask == ALL.mask;
  }

  /** Whether {@code mm:ss} is meant by two numbers and a colon. */
  boolean isMinuteToSecond() {
    return mask == (MINUTE | SECOND);
  }

  /** The unit of a number without one at the end of a literal. */
  IntervalUnit lastUnit() {
    if (isAll() || has(SECOND)) {
      return IntervalUnit.SECOND;
    }
    if (has(MINUTE)) {
      return IntervalUnit.MINUTE;
    }
    if (has(HOUR)) {
      return IntervalUnit.HOUR;
    }
    if (has(DAY)) {
      return IntervalUnit.DAY;
    }
    return has(MONTH) ? IntervalUnit.MONTH : IntervalUnit.YEAR;
  }
}
