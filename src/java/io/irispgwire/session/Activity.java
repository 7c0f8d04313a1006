package io.irispgwire.session;

import io.irispgwire.metrics.DatabaseStatistics;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** What a session does, as pg_stat_activity shows it. The session tells, any thread reads. */
final class Activity {
  /**
   * A moment.
   *
   * @param state {@code active}, {@code idle}, {@code idle in transaction}, …
   * @param transactionStart microseconds since 2000-01-01 UTC, as all times here; null outside one
   */
  record Moment(
      String state,
      String query,
      @Nullable Long transactionStart,
      @Nullable Long queryStart,
      long changed,
      String applicationName) {}

  private final DatabaseStatistics statistics;
  private final long started = Transaction.currentMicros();
  private volatile @Nullable CopyProgress copying;
  private final BooleanSupplier needsConnection;
  private volatile boolean held;
  private volatile Moment now = new Moment("idle", "", null, null, started, "");

  /**
   * @param needsConnection whether it waits for a connection that others have
   */
  Activity(DatabaseStatistics statistics, BooleanSupplier needsConnection) {
    this.statistics = statistics;
    this.needsConnection = needsConnection;
  }

  long started() {
    return started;
  }

  /** How long there has been a session. */
  Duration age() {
    return Duration.of(Transaction.currentMicros() - started, ChronoUnit.MICROS);
  }

  Moment now() {
    return now;
  }

  /** Whether it waits for the end of a {@link Pause}. */
  boolean isHeld() {
    return held;
  }

  void held(boolean now) {
    held = now;
  }

  /** Whether its statement waits for its turn. */
  boolean isWaiting() {
    return held || needsConnection.getAsBoolean();
  }

  /** The COPY that runs; null for none. */
  @Nullable CopyProgress copying() {
    return copying;
  }

  void copying(@Nullable CopyProgress progress) {
    copying = progress;
  }

  void begin(String query, long transactionStart, long queryStart, String applicationName) {
    leave(now, queryStart);
    now = new Moment("active", query, transactionStart, queryStart, queryStart, applicationName);
  }

  void rest(String state, @Nullable Long transactionStart, String applicationName) {
    Moment last = now;
    long changed = Transaction.currentMicros();
    leave(last, changed);
    now =
        new Moment(
            state, last.query(), transactionStart, last.queryStart(), changed, applicationName);
  }

  private void leave(Moment last, long until) {
    statistics.sessionMicros().add(until - last.changed());
    if (last.state().equals("active")) {
      statistics.activeMicros().add(until - last.changed());
    } else if (!last.state().equals("idle")) {
      statistics.idleInTransactionMicros().add(until - last.changed());
    }
  }
}
