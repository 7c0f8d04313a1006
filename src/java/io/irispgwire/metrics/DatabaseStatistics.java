package io.irispgwire.metrics;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/**
 * What the sessions of one database have done, as pg_stat_database shows it. Thread-safe.
 *
 * <p>Source of the meanings: PostgreSQL's manual, "The Cumulative Statistics System".
 */
public final class DatabaseStatistics {
  private final LongAdder commits = new LongAdder();
  private final LongAdder rollbacks = new LongAdder();
  private final LongAdder statements = new LongAdder();
  private final LongAdder inserted = new LongAdder();
  private final LongAdder updated = new LongAdder();
  private final LongAdder deleted = new LongAdder();
  private final LongAdder sessions = new LongAdder();
  private final LongAdder abandoned = new LongAdder();
  private final LongAdder fatal = new LongAdder();
  private final LongAdder killed = new LongAdder();
  private final LongAdder sessionMicros = new LongAdder();
  private final LongAdder activeMicros = new LongAdder();
  private final LongAdder idleInTransactionMicros = new LongAdder();
  private volatile Instant since = Instant.now();

  /** Transactions. */
  public LongAdder commits() {
    return commits;
  }

  /** Transactions. */
  public LongAdder rollbacks() {
    return rollbacks;
  }

  /** That have ended, well or not. */
  public LongAdder statements() {
    return statements;
  }

  /** Rows, by INSERT and COPY FROM. */
  public LongAdder inserted() {
    return inserted;
  }

  /** Rows, by UPDATE. */
  public LongAdder updated() {
    return updated;
  }

  /** Rows, by DELETE. */
  public LongAdder deleted() {
    return deleted;
  }

  /** All that have begun. */
  public LongAdder sessions() {
    return sessions;
  }

  /** Sessions whose client was gone without a word. */
  public LongAdder abandoned() {
    return abandoned;
  }

  /** Sessions that an error has ended. */
  public LongAdder fatal() {
    return fatal;
  }

  /** Sessions that an operator has ended. */
  public LongAdder killed() {
    return killed;
  }

  /** In sessions, whatever they did. */
  public LongAdder sessionMicros() {
    return sessionMicros;
  }

  /** In statements. */
  public LongAdder activeMicros() {
    return activeMicros;
  }

  /** Between the statements of transactions. */
  public LongAdder idleInTransactionMicros() {
    return idleInTransactionMicros;
  }

  /** When the counting began. */
  public Instant since() {
    return since;
  }

  /** Begins to count anew. */
  public void reset() {
    List.of(
            commits,
            rollbacks,
            statements,
            inserted,
            updated,
            deleted,
            sessions,
            abandoned,
            fatal,
            killed,
            sessionMicros,
            activeMicros,
            idleInTransactionMicros)
        .forEach(LongAdder::reset);
    since = Instant.now();
  }
}
