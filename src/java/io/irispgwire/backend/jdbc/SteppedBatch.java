package io.irispgwire.backend.jdbc;

import io.irispgwire.types.PgType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One execution after the other, in this JVM no slower than H2's own batch: that one goes on after
 * a failure, and cannot be asked again for a lock or stopped between two rows.
 */
final class SteppedBatch implements Batch {
  private final JdbcPrepared prepared;
  private final List<Operand[]> rows = new ArrayList<>();
  private Operand[] current = {};
  private int done;

  SteppedBatch(JdbcPrepared prepared) {
    this.prepared = prepared;
  }

  @Override
  public void bound(int index, PgType type, @Nullable Object value) {
    current = Operand.put(current, index, type, value);
  }

  @Override
  public void add() {
    rows.add(current.clone());
  }

  @Override
  public List<Long> execute(StatementClock.Run run) {
    List<Long> counts = new ArrayList<>(rows.size());
    done = 0;
    try {
      for (Operand[] row : rows) {
        Operand.giveAll(row, prepared);
        counts.add(prepared.execute(run));
        done++;
      }
      return counts;
    } finally {
      rows.clear();
    }
  }

  @Override
  public int done() {
    return done;
  }

  @Override
  public void clear() {
    rows.clear();
  }
}
