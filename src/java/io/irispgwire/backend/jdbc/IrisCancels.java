package io.irispgwire.backend.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cancels statements of one account, on a connection of its own: the one whose statement runs is
 * busy. It is opened for the first cancel and kept while it is used now and then.
 *
 * <p>CANCEL QUERY is there from 2025 on, before it {@code %SYSTEM.CancelQuery} (SQL Reference,
 * "CANCEL QUERY"; class reference, {@code %SYSTEM.SQL}). Where neither works the driver's own
 * cancel is tried, which is documented as unsupported.
 */
final class IrisCancels implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(IrisCancels.class);

  /** SQLCODE of a process that runs no query: it may be just about to. */
  private static final int NOTHING_RUNS = 400;

  private static final int ATTEMPTS = 20;
  private static final int PAUSE_MILLIS = 5;
  private static final int FIRST_MAJOR_WITH_STATEMENT = 2025;

  private final Opening opening;
  private @Nullable Connection connection;
  private long used;

  IrisCancels(Opening opening) {
    this.opening = opening;
  }

  /** Returns when IRIS has answered: only then may the process get another statement. */
  void cancel(String job, Statement running) throws SQLException {
    if (!cancelByJob(job)) {
      running.cancel();
    }
  }

  /** Whether IRIS knew what was meant. */
  private synchronized boolean cancelByJob(String job) throws SQLException {
    Connection open = connection;
    if (open == null || open.isClosed() || !open.isValid(PAUSE_MILLIS)) {
      open = opening.open();
      connection = open;
    }
    used = System.nanoTime();
    String text = text(job, open.getMetaData().getDatabaseMajorVersion());
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      try (Statement statement = open.createStatement()) {
        statement.execute(text);
        return true;
      } catch (SQLException e) {
        if (e.getErrorCode() != NOTHING_RUNS) {
          LOG.debug("IRIS does not take {}", text, e);
          return false;
        }
      }
      pause();
    }
    return true;
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The driver sends no parameters with these statements. */
  static String text(String job, int majorVersion) {
    if (job.isEmpty() || !job.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw new IllegalArgumentException("not a job: " + job);
    }
    return majorVersion >= FIRST_MAJOR_WITH_STATEMENT
        ? "CANCEL QUERY " + job
        : "CALL %SYSTEM.CancelQuery(" + job + ")";
  }

  /** Gives the connection up when nobody has cancelled for so long: it costs a licence. */
  synchronized void closeIfIdle(long nanos) throws SQLException {
    if (connection != null && System.nanoTime() - used > nanos) {
      close();
    }
  }

  @Override
  public synchronized void close() throws SQLException {
    Connection open = connection;
    connection = null;
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
