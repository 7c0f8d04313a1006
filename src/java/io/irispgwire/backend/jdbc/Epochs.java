package io.irispgwire.backend.jdbc;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import java.time.LocalDate;

/** PostgreSQL counts from 2000-01-01, Java from 1970-01-01; IRIS has the years 1 to 9999. */
final class Epochs {
  static final long MICROS_PER_DAY = 86_400_000_000L;

  /** Days from 1970-01-01 to 2000-01-01. */
  private static final long SHIFT = 10_957;

  private static final long FIRST_DAY = LocalDate.of(1, 1, 1).toEpochDay();
  private static final long LAST_DAY = LocalDate.of(9999, 12, 31).toEpochDay();

  private Epochs() {}

  static long unixDay(int pgDay) {
    long day = pgDay + SHIFT;
    if (day < FIRST_DAY || day > LAST_DAY) {
      throw outOfRange("date out of range");
    }
    return day;
  }

  static int pgDay(long unixDay) {
    return Math.toIntExact(unixDay - SHIFT);
  }

  static long unixMicros(long pgMicros) {
    // The bounds are compared on PostgreSQL's side: infinity is Long.MAX_VALUE there.
    if (pgMicros < (FIRST_DAY - SHIFT) * MICROS_PER_DAY
        || pgMicros >= (LAST_DAY + 1 - SHIFT) * MICROS_PER_DAY) {
      throw outOfRange("timestamp out of range");
    }
    return pgMicros + SHIFT * MICROS_PER_DAY;
  }

  static long pgMicros(long unixMicros) {
    return unixMicros - SHIFT * MICROS_PER_DAY;
  }

  /** PostgreSQL's time reaches 24:00:00; IRIS's does not. */
  static long timeOfDay(long micros) {
    if (micros >= MICROS_PER_DAY) {
      throw new PgException(SqlState.DATETIME_FIELD_OVERFLOW, "time field value out of range")
          .withHint("IRIS keeps times up to 23:59:59.");
    }
    return micros;
  }

  private static PgException outOfRange(String message) {
    return new PgException(SqlState.DATETIME_FIELD_OVERFLOW, message)
        .withHint("IRIS keeps dates from 0001-01-01 to 9999-12-31, and no infinity.");
  }
}
