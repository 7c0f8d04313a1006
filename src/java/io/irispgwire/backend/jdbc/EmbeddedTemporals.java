package io.irispgwire.backend.jdbc;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;

/** Through java.time, which H2 converts without a calendar or a time zone. */
final class EmbeddedTemporals implements Temporals {
  private static final long MICROS_PER_SECOND = 1_000_000;
  private static final int NANOS_PER_MICRO = 1_000;

  @Override
  public void bindDate(PreparedStatement to, int index, long epochDay) throws SQLException {
    to.setObject(index, LocalDate.ofEpochDay(epochDay));
  }

  @Override
  public void bindTime(PreparedStatement to, int index, long micros) throws SQLException {
    to.setObject(index, LocalTime.ofNanoOfDay(micros * NANOS_PER_MICRO));
  }

  @Override
  public void bindTimestamp(PreparedStatement to, int index, long epochMicros) throws SQLException {
    to.setObject(
        index,
        LocalDateTime.ofEpochSecond(
            Math.floorDiv(epochMicros, MICROS_PER_SECOND),
            (int) Math.floorMod(epochMicros, MICROS_PER_SECOND) * NANOS_PER_MICRO,
            ZoneOffset.UTC));
  }

  @Override
  public long readDate(ResultSet rows, int column) throws SQLException {
    LocalDate date = rows.getObject(column, LocalDate.class);
    return date == null ? 0 : date.toEpochDay();
  }

  @Override
  public long readTime(ResultSet rows, int column) throws SQLException {
    LocalTime time = rows.getObject(column, LocalTime.class);
    return time == null ? 0 : time.toNanoOfDay() / NANOS_PER_MICRO;
  }

  @Override
  public long readTimestamp(ResultSet rows, int column) throws SQLException {
    LocalDateTime time = rows.getObject(column, LocalDateTime.class);
    return time == null
        ? 0
        : time.toLocalDate().toEpochDay() * Epochs.MICROS_PER_DAY
            + time.toLocalTime().toNanoOfDay() / NANOS_PER_MICRO;
  }
}
