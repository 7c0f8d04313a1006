package io.irispgwire.metrics;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;

/**
 * What pg_stat_statements shows: how often each statement ran and how long it took. Bounded: when
 * it is full, those that ran least go. Thread-safe.
 */
public final class StatementStatistics {
  /** pg_stat_statements.max. */
  private static final int MOST = 5_000;

  /** PostgreSQL: pg_stat_statements.c, USAGE_DEALLOC_PERCENT. */
  private static final int GOES_AT_ONCE = MOST / 20;

  private final Map<Key, Entry> entries = new ConcurrentHashMap<>();
  private final LongAdder evictions = new LongAdder();
  private volatile long generation;
  private volatile Instant since = Instant.now();

  private record Key(String user, String database, String query) {}

  /** One statement of one user in one database. */
  public static final class Entry {
    private final Key key;
    private final long id;
    private final Spread planning = new Spread();
    private final Spread executing = new Spread();
    private long calls;
    private long rows;

    private Entry(Key key) {
      this.key = key;
      this.id = id(key.query());
    }

    /** It has run once more. */
    public synchronized void add(long planNanos, long executeNanos, long rowCount) {
      calls++;
      rows += rowCount;
      planning.add(planNanos);
      executing.add(executeNanos);
    }

    synchronized Row row() {
      return new Row(
          key.user(),
          key.database(),
          id,
          key.query(),
          calls,
          rows,
          planning.times(),
          executing.times());
    }

    private synchronized long calls() {
      return calls;
    }

    /** FNV-1a, 64 bits: the same on every server. */
    private static long id(String query) {
      long hash = 0xcbf29ce484222325L;
      for (int i = 0; i < query.length(); i++) {
        hash = (hash ^ query.charAt(i)) * 0x100000001b3L;
      }
      return hash;
    }
  }

  /**
   * An entry at one moment.
   *
   * @param query with parameters in place of literals
   */
  public record Row(
      String user,
      String database,
      long id,
      String query,
      long calls,
      long rows,
      Times planning,
      Times executing) {}

  /** The entry of a statement, a new one if need be. */
  public Entry entry(String user, String database, String query) {
    Entry entry = entries.computeIfAbsent(new Key(user, database, query), Entry::new);
    if (entries.size() > MOST) {
      evict();
    }
    return entry;
  }

  /** Changes when entries that somebody holds may be out of use. */
  public long generation() {
    return generation;
  }

  public List<Row> rows() {
    return entries.values().stream().map(Entry::row).toList();
  }

  /** When the last reset was, or the start. */
  public Instant since() {
    return since;
  }

  /** How often some had to go. */
  public long evictions() {
    return evictions.sum();
  }

  /** Forgets what is about the statements that {@code which} holds of. */
  public synchronized void reset(Predicate<Row> which) {
    entries.values().removeIf(entry -> which.test(entry.row()));
    since = Instant.now();
    generation++;
  }

  private synchronized void evict() {
    if (entries.size() <= MOST) {
      return;
    }
    entries.values().stream()
        .sorted(Comparator.comparingLong(Entry::calls))
        .limit(GOES_AT_ONCE)
        .toList()
        .forEach(entry -> entries.remove(entry.key));
    evictions.increment();
    generation++;
  }
}
