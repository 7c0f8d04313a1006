package io.irispgwire.backend.jdbc;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * How a driver takes and gives dates and times. Parameters count from 1 here, as in JDBC; a reader
 * returns 0 for NULL, which the caller asks {@link ResultSet#wasNull} about.
 */
interface Temporals {
  /** Days since 1970-01-01. */
  void bindDate(PreparedStatement statement, int index, long epochDay) throws SQLException;

  /** Microseconds since midnight. */
  void bindTime(PreparedStatement statement, int index, long micros) throws SQLException;

  /** Microseconds since 1970-01-01. */
  void bindTimestamp(PreparedStatement statement, int index, long epochMicros) throws SQLException;

  long readDate(ResultSet rows, int column) throws SQLException;

  long readTime(ResultSet rows, int column) throws SQLException;

  long readTimestamp(ResultSet rows, int column) throws SQLException;
}
