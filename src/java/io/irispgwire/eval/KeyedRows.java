package io.irispgwire.eval;

import io.irispgwire.sql.tree.Query.Locking;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table of which some are locked: those are as they were when they had been locked,
 * the others as they were read. So PostgreSQL looks at a row again that another has changed
 * meanwhile ({@code EvalPlanQual}, execMain.c).
 */
final class KeyedRows {
  private final BoundScan scan;
  private final TableScan.Run run;
  private final Execution execution;

  /** The locked rows by their keys; empty for one that is gone. */
  private final Map<String, Optional<@Nullable Object[]>> locked = new HashMap<>();

  KeyedRows(BoundScan scan, TableScan.Run run, Execution execution) {
    this.scan = scan;
    this.run = run;
    this.execution = execution;
  }

  /** A row that is to be locked, as it was read. */
  record Read(String key, @Nullable Object[] row) {}

  /** All rows, each with its key behind its columns. */
  Iterator<@Nullable Object[]> rows() {
    Iterator<@Nullable Object[]> read = run.rows();
    return new Iterator<>() {
      private @Nullable Object @Nullable [] ahead;

      @Override
      public boolean hasNext() {
        while (ahead == null && read.hasNext()) {
          ahead = now(read.next());
        }
        return ahead != null;
      }

      @Override
      public @Nullable Object[] next() {
        if (!hasNext()) {
          throw new java.util.NoSuchElementException();
        }
        @Nullable Object[] row = Objects.requireNonNull(ahead);
        ahead = null;
        return row;
      }
    };
  }

  private @Nullable Object @Nullable [] now(@Nullable Object[] read) {
    int width = read.length - 1;
    Optional<@Nullable Object[]> row = locked.get(String.valueOf(read[width]));
    if (row == null) {
      return read;
    }
    if (row.isEmpty()) {
      return null;
    }
    System.arraycopy(row.get(), 0, read, 0, width);
    return read;
  }

  /**
   * Locks rows.
   *
   * @return whether all are as they were read; otherwise the query is to be run again
   */
  boolean lock(Collection<Read> rows, Locking.Wait wait) {
    Map<String, @Nullable Object[]> missing = new HashMap<>();
    List<String> keys = new ArrayList<>();
    for (Read row : rows) {
      if (!locked.containsKey(row.key()) && missing.put(row.key(), row.row()) == null) {
        keys.add(row.key());
      }
    }
    if (keys.isEmpty()) {
      return true;
    }
    Map<String, @Nullable Object[]> now =
        execution.store(scan.access().table()).lock(scan.columns(), keys, wait);
    boolean same = true;
    for (String key : keys) {
      @Nullable Object[] row = now.get(key);
      same &= row != null && isSame(Objects.requireNonNull(missing.get(key)), row);
      locked.put(key, Optional.ofNullable(row));
    }
    return same;
  }

  private boolean isSame(@Nullable Object[] read, @Nullable Object[] now) {
    return scan.columns().stream().allMatch(i -> Objects.deepEquals(read[i], now[i]));
  }
}
