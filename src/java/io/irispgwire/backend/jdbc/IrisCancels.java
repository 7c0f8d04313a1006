package io.irispgwire.backend.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * CANCEL QUERY, on a connection of its own: the one whose statement runs is busy. It is opened for
 * the first cancel and kept, so that a cancel needs no free licence later.
 */
final class IrisCancels implements AutoCloseable {
  private final Opening opening;
  private @Nullable Connection connection;

  IrisCancels(Opening opening) {
    this.opening = opening;
  }

  /** Returns when IRIS has answered: only then may the process get another statement. */
  synchronized void cancel(String job) throws SQLException {
    Connection open = connection;
    if (open == null || open.isClosed()) {
      open = opening.open();
      connection = open;
    }
    try (Statement statement = open.createStatement()) {
      statement.execute(text(job));
    }
  }

  /** The driver sends no parameters with this statement. */
  static String text(String job) {
    if (job.isEmpty() || !job.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw new IllegalArgumentException("not a job: " + job);
    }
    return "CANCEL QUERY " + job;
  }

  @Override
  public synchronized void close() throws SQLException {
    Connection open = connection;
    if (open != null) {
      open.close();
    }
  }

  /** How to open a connection. */
  @FunctionalInterface
  interface Opening {
    Connection open() throws SQLException;
  }
}
