package io.irispgwire.types;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;

/**
 * What is wrong with a date/time literal, in PostgreSQL's words.
 *
 * <p>Source: PostgreSQL {@code datetime.c}, {@code DateTimeParseError}.
 *
 * @param type the SQL name: {@code timestamp with time zone}
 * @param text the literal as it was given
 */
record DateTimeFailure(String type, String text) {
  PgException badFormat() {
    return new PgException(
        SqlState.INVALID_DATETIME_FORMAT,
        "invalid input syntax for type " + type + ": \"" + text + "\"");
  }

  PgException fieldOverflow() {
    return new PgException(
        SqlState.DATETIME_FIELD_OVERFLOW, "date/time field value out of range: \"" + text + "\"");
  }

  /** Month or day beyond its range: perhaps the two were meant the other way round. */
  PgException monthOrDayOverflow() {
    return fieldOverflow().withHint("Perhaps you need a different \"datestyle\" setting.");
  }

  PgException intervalOverflow() {
    return new PgException(
        SqlState.INTERVAL_FIELD_OVERFLOW, "interval field value out of range: \"" + text + "\"");
  }

  PgException displacementOverflow() {
    return new PgException(
        SqlState.INVALID_TIME_ZONE_DISPLACEMENT_VALUE,
        "time zone displacement out of range: \"" + text + "\"");
  }

  /**
   * A well-formed value that the type cannot hold.
   *
   * @param noun {@code date} or {@code timestamp}
   */
  PgException outOfRange(String noun) {
    return new PgException(
        SqlState.DATETIME_FIELD_OVERFLOW, noun + " out of range: \"" + text + "\"");
  }

  PgException unknownZone(String zone) {
    return new PgException(
        SqlState.INVALID_PARAMETER_VALUE, "time zone \"" + zone + "\" not recognized");
  }
}
