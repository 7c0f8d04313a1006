package io.irispgwire.backend.jdbc;

import io.irispgwire.types.PgType;
import java.sql.BatchUpdateException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The driver's own batch: one trip to the server for many rows. */
final class DriverBatch implements Batch {
  /** The driver does not say which row has failed. */
  private static final int UNKNOWN = -1;

  private final PreparedStatement statement;
  private int done;

  DriverBatch(PreparedStatement statement) {
    this.statement = statement;
  }

  @Override
  public void bound(int index, PgType type, @Nullable Object value) {
    // The driver has it.
  }

  @Override
  public void add() throws SQLException {
    statement.addBatch();
  }

  @Override
  public List<Long> execute(StatementClock.Run run) {
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
      throw run.failure(e);
    } finally {
      run.leave();
    }
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
    statement.clearBatch();
  }
}
