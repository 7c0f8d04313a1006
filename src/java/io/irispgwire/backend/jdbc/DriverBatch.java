package io.irispgwire.backend.jdbc;

import io.irispgwire.types.PgType;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The driver's own batch: one trip to the server for many rows. */
record DriverBatch(PreparedStatement statement) implements Batch {
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
      return counts;
    } catch (SQLException e) {
      throw run.failure(e);
    } finally {
      run.leave();
    }
  }

  @Override
  public void clear() throws SQLException {
    statement.clearBatch();
  }
}
