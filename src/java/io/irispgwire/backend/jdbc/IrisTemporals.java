package io.irispgwire.backend.jdbc;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;

/**
 * Dates and times as text in ODBC's format, which IRIS takes and gives in the select mode that JDBC
 * runs in. {@code java.sql.Timestamp} would bring in the JVM's time zone, and 1582.
 */
final class IrisTemporals implements Temporals {
  private static final int NANOS_PER_MICRO = 1_000;
  private static final int DATE_LENGTH = 10;

  @Override
  public void bindDate(PreparedStatement to, int index, long epochDay) throws SQLException {
    to.setString(index, LocalDate.ofEpochDay(epochDay).toString());
  }

  @Override
  public void bindTime(PreparedStatement to, int index, long micros) throws SQLException {
    to.setString(index, time(micros));
  }

  @Override
  public void bindTimestamp(PreparedStatement to, int index, long epochMicros) throws SQLException {
    long day = Math.floorDiv(epochMicros, Epochs.MICROS_PER_DAY);
    long micros = Math.floorMod(epochMicros, Epochs.MICROS_PER_DAY);
    to.setString(index, LocalDate.ofEpochDay(day) + " " + time(micros));
  }

  @Override
  public long readDate(ResultSet rows, int column) throws SQLException {
    String text = rows.getString(column);
    return text == null ? 0 : day(text);
  }

  @Override
  public long readTime(ResultSet rows, int column) throws SQLException {
    String text = rows.getString(column);
    return text == null ? 0 : micros(text);
  }

  @Override
  public long readTimestamp(ResultSet rows, int column) throws SQLException {
    String text = rows.getString(column);
    if (text == null) {
      return 0;
    }
    long day = day(text) * Epochs.MICROS_PER_DAY;
    return text.length() <= DATE_LENGTH ? day : day + micros(text.substring(DATE_LENGTH + 1));
  }

  static String time(long micros) {
    String seconds = LocalTime.ofSecondOfDay(micros / 1_000_000).toString();
    String whole = seconds.length() == 5 ? seconds + ":00" : seconds;
    long fraction = micros % 1_000_000;
    return fraction == 0 ? whole : whole + '.' + String.valueOf(1_000_000 + fraction).substring(1);
  }

  static long day(String text) {
    try {
      return LocalDate.parse(text.substring(0, DATE_LENGTH)).toEpochDay();
    } catch (DateTimeException | StringIndexOutOfBoundsException e) {
      throw unreadable(text, e);
    }
  }

  static long micros(String text) {
    try {
      return LocalTime.parse(text).toNanoOfDay() / NANOS_PER_MICRO;
    } catch (DateTimeException e) {
      throw unreadable(text, e);
    }
  }

  private static PgException unreadable(String text, RuntimeException cause) {
    return new PgException(
        SqlState.INVALID_DATETIME_FORMAT, "IRIS gave \"" + text + "\" for a date or time", cause);
  }
}
