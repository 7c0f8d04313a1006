package io.irispgwire.eval;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.analysis.Table;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The state of one run of a compiled query. Used by one thread at a time. */
final class Execution {
  /** Estimated bytes that sorts, groups and common tables of one run may hold. */
  static final long MEMORY_LIMIT = 64L << 20;

  /** Rows between two looks for a cancel. */
  private static final int INTERRUPT_INTERVAL = 1024;

  private final Environment environment;
  private final List<BoundScan> scans;
  private final TableScan.@Nullable Run[] runs;
  private final Map<Integer, KeyedRows> keyed = new HashMap<>(0);
  private final Map<Table, Set<String>> written = new HashMap<>(0);

  /** Results of sub-queries that depend on no outer row, one place each. */
  private final @Nullable Object[] cache;

  private int rows;
  private long held;
  private long retained;

  Execution(Environment environment, List<BoundScan> scans, int cacheSize) {
    this.environment = environment;
    this.scans = scans;
    this.runs = new TableScan.@Nullable Run[scans.size()];
    this.cache = new Object[cacheSize];
  }

  Environment environment() {
    return environment;
  }

  /** The rows of a table, from the first on. */
  Iterator<@Nullable Object[]> rows(int scan) {
    return scans.get(scan).access().keyed() ? keyed(scan).rows() : run(scan).rows();
  }

  /** The rows of a table that may be locked. */
  KeyedRows keyed(int scan) {
    KeyedRows rows = keyed.get(scan);
    if (rows == null) {
      rows = new KeyedRows(scans.get(scan), run(scan), this);
      keyed.put(scan, rows);
    }
    return rows;
  }

  private TableScan.Run run(int scan) {
    TableScan.Run run = runs[scan];
    if (run == null) {
      run = scans.get(scan).scan().begin(environment);
      runs[scan] = run;
    }
    return run;
  }

  /** Reads all tables now: what the statement writes is not among what it reads. */
  void keepTables() {
    for (int scan = 0; scan < scans.size(); scan++) {
      run(scan).keep();
    }
  }

  /** Where the rows of a table are written. */
  TableStore store(Table table) {
    return environment.session().store(table);
  }

  /** Keys of the rows that this statement has written. */
  Set<String> written(Table table) {
    return written.computeIfAbsent(table, none -> new HashSet<>());
  }

  /** At least those that have a value in a column, counted from 0. */
  Iterator<@Nullable Object[]> rows(int scan, int column, Object value) {
    return scans.get(scan).access().keyed() ? keyed(scan).rows() : run(scan).rows(column, value);
  }

  /** Ends what reads tables. */
  void close() {
    for (TableScan.Run run : runs) {
      if (run != null) {
        run.close();
      }
    }
  }

  @Nullable Object cached(int place) {
    return cache[place];
  }

  void cache(int place, Object value) {
    cache[place] = value;
  }

  /** Called once per row of any loop. */
  void tick() {
    if (++rows % INTERRUPT_INTERVAL == 0) {
      environment.session().checkForInterrupts();
    }
  }

  /** What is held now: a mark for {@link #release}. */
  long held() {
    return held;
  }

  /** Everything held since the mark is gone, except what was retained since. */
  void release(long mark, long retainedBefore) {
    held = mark + retained - retainedBefore;
  }

  /** How much will stay until the end, however deep in a sub-query it was made. */
  long retained() {
    return retained;
  }

  /** Everything held since the mark stays until the end. */
  void retain(long mark, long retainedBefore) {
    retained = retainedBefore + held - mark;
  }

  /** Counts a row that is kept in memory. */
  void hold(@Nullable Object[] row) {
    long size = 32L + 8L * row.length;
    for (Object value : row) {
      size += MemorySize.of(value);
    }
    held += size;
    if (held > MEMORY_LIMIT) {
      throw new PgException(SqlState.OUT_OF_MEMORY, "out of memory")
          .withDetail("The query's sorts, groups and common tables need more than 64 MB.")
          .withHint("Ask for fewer rows, or have the back end's tables do the work.");
    }
  }
}
