package io.irispgwire.eval;

import io.irispgwire.sql.tree.Query.Locking;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The rows that UPDATE and DELETE are about, each once: found, locked, and found again where
 * another transaction has changed one of them meanwhile, so that no update is lost.
 *
 * @param keepsFrames whether the rows that they were joined with are asked for afterwards
 */
record LockedRows(
    Source source,
    TargetRow target,
    Scope scope,
    boolean keepsFrames,
    Function<Frame, @Nullable Object[]> values) {

  /**
   * One of them.
   *
   * @param row its columns
   * @param values what was computed of it
   * @param frame with the rows it was joined with; empty when nobody asks
   */
  record Found(
      String key, @Nullable Object[] row, @Nullable Object[] values, @Nullable Object[] frame) {}

  List<Found> of(Execution execution, Frame outer) {
    KeyedRows rows = execution.keyed(target.scan());
    while (true) {
      long mark = execution.held();
      long retained = execution.retained();
      List<Found> found = find(execution, outer);
      List<KeyedRows.Read> read =
          found.stream().map(row -> new KeyedRows.Read(row.key(), row.row())).toList();
      if (rows.lock(read, Locking.Wait.BLOCK)) {
        return found;
      }
      execution.release(mark, retained);
    }
  }

  /** Rows that the statement has written already are left alone, as PostgreSQL leaves them. */
  private List<Found> find(Execution execution, Frame outer) {
    Set<String> written = execution.written(target.table());
    Set<String> seen = new HashSet<>();
    List<Found> found = new ArrayList<>();
    Frame frame = new Frame(execution, outer, scope.size());
    Cursor cursor = source.open(frame);
    while (cursor.next()) {
      execution.tick();
      String key = target.key(frame);
      if (!written.contains(key) && seen.add(key)) {
        @Nullable Object[] row = target.copy(frame);
        @Nullable Object[] computed = values.apply(frame);
        @Nullable Object[] kept = keepsFrames ? frame.copy() : new @Nullable Object[0];
        execution.hold(row);
        execution.hold(computed);
        execution.hold(kept);
        found.add(new Found(key, row, computed, kept));
      }
    }
    return found;
  }
}
