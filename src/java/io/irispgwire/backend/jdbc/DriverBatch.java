package io.irispgwire.backend.jdbc;

import io.irispgwire.error.PgException;
import io.irispgwire.types.PgType;
import java.sql.BatchUpdateException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The driver's own batch: one trip to the server for many rows.
 *
 * <p>IRIS's driver does not say which row has failed. Then the batch is undone to a savepoint and
 * its rows are written one after the other, as far as it goes; where a transaction has used up its
 * savepoints, that stays unknown.
 */
final class DriverBatch implements Batch {
  private static final int UNKNOWN = -1;

  /** Class 23 of SQLSTATE: what a row can break. */
  private static final String INTEGRITY_VIOLATION = "23";

  private final JdbcBackend backend;
  private final String irisSql;
  private final PreparedStatement statement;
  private final List<Operand[]> rows = new ArrayList<>();
  private Operand[] current = {};
  private int done;

  DriverBatch(JdbcBackend backend, String irisSql, PreparedStatement statement) {
    this.backend = backend;
    this.irisSql = irisSql;
    this.statement = statement;
  }

  @Override
  public void bound(int index, PgType type, @Nullable Object value) {
    current = Operand.put(current, index, type, value);
  }

  @Override
  public void add() throws SQLException {
    statement.addBatch();
    rows.add(current.clone());
  }

  @Override
  public List<Long> execute(StatementClock.Run run) {
    boolean marked = rows.size() > 1 && backend.markBatch();
    run.enter();
    try {
      List<Long> counts = new ArrayList<>();
      for (int count : statement.executeBatch()) {
        counts.add((long) Math.max(0, count));
      }
      done = counts.size();
      return counts;
    } catch (SQLException e) {
      done = e instanceof BatchUpdateException batch ? before(batch.getUpdateCounts()) : 0;
      PgException failure = run.failure(e);
      boolean ofRow = failure.state().code().startsWith(INTEGRITY_VIOLATION);
      if (done == UNKNOWN && marked && ofRow) {
        return oneByOne(run);
      }
      throw failure;
    } finally {
      run.leave();
      rows.clear();
    }
  }

  /** Fails at the row at which the batch has failed. */
  private List<Long> oneByOne(StatementClock.Run run) {
    backend.undoBatch();
    backend.forget(irisSql);
    List<Long> counts = new ArrayList<>();
    done = 0;
    try (JdbcPrepared single = backend.prepare(irisSql)) {
      for (Operand[] row : rows) {
        Operand.giveAll(row, single);
        counts.add(single.execute(run));
        done++;
      }
    }
    return counts;
  }

  /**
   * A driver may go on after a failure, and mark it. IRIS's marks every row of the batch, whichever
   * it was.
   */
  private static int before(int[] counts) {
    boolean tells = Arrays.stream(counts).anyMatch(count -> count != Statement.EXECUTE_FAILED);
    if (!tells && counts.length > 1) {
      return UNKNOWN;
    }
    int good = 0;
    while (good < counts.length && counts[good] != Statement.EXECUTE_FAILED) {
      good++;
    }
    return good;
  }

  @Override
  public int done() {
    return done;
  }

  @Override
  public void clear() throws SQLException {
    rows.clear();
    statement.clearBatch();
  }
}
