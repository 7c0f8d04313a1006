package io.irispgwire.backend.jdbc;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Stops statements of one connection: when the client asks, or when their time is over. JDBC's own
 * {@code setQueryTimeout} counts whole seconds and does not reach a result that is still read.
 */
final class StatementClock {
  private final ScheduledExecutorService timers;
  private final Engine engine;
  private static final long REPEAT_MILLIS = 100;

  private volatile long timeoutMillis;
  private volatile @Nullable Run current;

  StatementClock(ScheduledExecutorService timers, Engine engine) {
    this.timers = timers;
    this.engine = engine;
  }

  void timeout(Duration timeout) {
    timeoutMillis = timeout.toMillis();
  }

  Run start(Statement statement) {
    Run run = new Run(statement);
    current = run;
    run.arm();
    return run;
  }

  void cancelCurrent() {
    Run run = current;
    if (run != null) {
      run.stop(Reason.CLIENT);
    }
  }

  /** Why a statement was stopped, in PostgreSQL's words (postgres.c, ProcessInterrupts). */
  private enum Reason {
    CLIENT("canceling statement due to user request"),
    TIME("canceling statement due to statement timeout");

    private final String message;

    Reason(String message) {
      this.message = message;
    }

    PgException exception() {
      return new PgException(SqlState.QUERY_CANCELED, message);
    }
  }

  /** One execution: from the call that starts it until its rows are read or closed. */
  final class Run {
    private final Statement statement;
    private volatile boolean inCall;
    private volatile boolean lapsed;
    private volatile @Nullable Reason stopped;
    private volatile @Nullable Future<?> timer;
    private boolean ended;

    private Run(Statement statement) {
      this.statement = statement;
    }

    /** Before every call that may take long. */
    void enter() {
      if (timer != null) {
        inCall = true;
      }
      if (current != this) {
        current = this;
      }
      Reason reason = stopped;
      if (reason != null) {
        throw reason.exception();
      }
      if (lapsed) {
        lapsed = false;
        arm();
      }
    }

    void leave() {
      if (timer != null) {
        inCall = false;
      }
    }

    boolean isStopped() {
      return stopped != null;
    }

    PgException failure(SQLException e) {
      PgException failure = engine.failure(e); // it may tell of the connection too
      Reason reason = stopped;
      return reason == null ? failure : reason.exception();
    }

    /** A cancel on its way has arrived when this returns: the next statement is safe from it. */
    synchronized void end() {
      ended = true;
      Future<?> pending = timer;
      if (pending != null) {
        pending.cancel(false);
      }
      if (current == this) {
        current = null;
      }
    }

    private void arm() {
      long millis = timeoutMillis;
      if (millis > 0) {
        timer = timers.schedule(this::timeIsOver, millis, TimeUnit.MILLISECONDS);
      }
    }

    /** Rows that a client holds open, as a cursor, do not use up time between its fetches. */
    private void timeIsOver() {
      if (inCall) {
        stop(Reason.TIME);
      } else {
        lapsed = true;
      }
    }

    private synchronized void stop(Reason reason) {
      if (!ended && stopped == null) {
        stopped = reason;
        cancel();
      }
    }

    /** A cancel that comes just before the database begins stops nothing: it is repeated. */
    private synchronized void cancel() {
      if (ended) {
        return;
      }
      try {
        engine.cancel(statement);
        Future<?> unused = timers.schedule(this::cancel, REPEAT_MILLIS, TimeUnit.MILLISECONDS);
      } catch (SQLException | RejectedExecutionException e) {
        // It has ended meanwhile, or cannot be reached: nothing is left to stop.
        return;
      }
    }
  }
}
