package io.irispgwire.session;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import org.jspecify.annotations.Nullable;

/**
 * Whether the statement that runs now has been asked to stop: by a CancelRequest, by
 * statement_timeout, or because the client is gone.
 *
 * <p>The session begins and ends statements; any thread may cancel. A request that comes between
 * statements is forgotten, as PostgreSQL's is; that the client is gone is not.
 */
final class Interrupts {
  @GuardedBy("this")
  private boolean running;

  @GuardedBy("this")
  private @Nullable Runnable interrupt;

  private volatile boolean requested;

  /** Nobody waits for this session any more. */
  private volatile boolean abandoned;

  private volatile long deadlineNanos;
  private volatile boolean limited;

  /**
   * A statement starts.
   *
   * @param timeoutMillis statement_timeout; 0 for none
   */
  synchronized void begin(long timeoutMillis) {
    running = true;
    requested = false;
    limited = timeoutMillis > 0;
    deadlineNanos = limited ? System.nanoTime() + timeoutMillis * 1_000_000 : 0;
  }

  synchronized void end() {
    running = false;
    requested = false;
    limited = false;
  }

  synchronized boolean isRunning() {
    return running;
  }

  /** What else to do when a cancel comes, beside waking a sleeper: cancel the back end's work. */
  synchronized void onCancel(@Nullable Runnable action) {
    interrupt = action;
  }

  /** Asks the statement that runs now, if any, to stop. */
  void cancel() {
    Runnable action;
    synchronized (this) {
      if (!running) {
        return;
      }
      requested = true;
      notifyAll();
      action = interrupt;
    }
    if (action != null) {
      action.run();
    }
  }

  /** As {@link #cancel}, and stops every statement that would still come. */
  void abandon() {
    abandoned = true;
    cancel();
  }

  /**
   * Stops the statement when it has been asked to.
   *
   * @throws PgException 57014
   */
  void check() {
    if (requested || abandoned) {
      throw new PgException(SqlState.QUERY_CANCELED, "canceling statement due to user request");
    }
    if (limited && System.nanoTime() - deadlineNanos >= 0) {
      throw timeout();
    }
  }

  /** Waits; ends early by throwing 57014. */
  synchronized void sleep(double seconds) {
    long end = System.nanoTime() + (long) Math.min(seconds * 1e9, Long.MAX_VALUE / 2.0);
    try {
      for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
        check();
        long wait = limited ? Math.min(left, Math.max(1, deadlineNanos - System.nanoTime())) : left;
        wait(Math.max(1, (wait + 999_999) / 1_000_000));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PgException(SqlState.ADMIN_SHUTDOWN, "terminating connection", e).fatal();
    }
    check();
  }

  static PgException timeout() {
    return new PgException(SqlState.QUERY_CANCELED, "canceling statement due to statement timeout");
  }
}
