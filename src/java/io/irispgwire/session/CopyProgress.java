package io.irispgwire.session;

import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far a COPY has come: for pg_stat_progress_copy while it runs, for the server's log when it
 * has ended. The session tells, any thread reads.
 */
final class CopyProgress {
  /** What it does; numbers as PostgreSQL's {@code src/include/commands/progress.h} has them. */
  enum Direction {
    FROM(1, " FROM STDIN"),
    TO(2, " TO STDOUT");

    private final long number;
    private final String words;

    Direction(long number, String words) {
      this.number = number;
      this.words = words;
    }

    long number() {
      return number;
    }
  }

  private static final Logger LOG = LoggerFactory.getLogger(CopyProgress.class);

  private static final double NANOS_PER_SECOND = 1e9;

  private final String name;
  private final long relation;
  private final Direction direction;
  private final long started = System.nanoTime();
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicLong rows = new AtomicLong();
  private final AtomicLong excluded = new AtomicLong();

  /**
   * @param name of the table, or what stands for a query
   * @param relation the table's OID; 0 for a query
   */
  CopyProgress(String name, long relation, Direction direction) {
    this.name = name;
    this.relation = relation;
    this.direction = direction;
  }

  long relation() {
    return relation;
  }

  Direction direction() {
    return direction;
  }

  /** Of data. */
  long bytes() {
    return bytes.get();
  }

  long rows() {
    return rows.get();
  }

  /** Rows that WHERE has left out. */
  long excluded() {
    return excluded.get();
  }

  void moved(long more) {
    bytes.lazySet(bytes.getPlain() + more);
  }

  void row() {
    rows.lazySet(rows.getPlain() + 1);
  }

  void exclude() {
    excluded.lazySet(excluded.getPlain() + 1);
  }

  /** Tells the log how many rows there were, and how fast; without the client's values. */
  void end() {
    if (LOG.isInfoEnabled()) {
      double seconds = Math.max(1, System.nanoTime() - started) / NANOS_PER_SECOND;
      LOG.info(
          "COPY {}{}: {} rows in {} s, {} rows/s",
          name,
          direction.words,
          rows(),
          String.format("%.3f", seconds),
          Math.round(rows() / seconds));
    }
  }
}
