package io.irispgwire.backend.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * IRIS's savepoints, by statement. Each gets a name of its own: a name used twice hides the earlier
 * one for ever, and there is no RELEASE.
 */
final class IrisMarks implements SavepointStack.Marks<String> {
  private final Connection connection;
  private long last;

  IrisMarks(Connection connection) {
    this.connection = connection;
  }

  @Override
  public String set() throws SQLException {
    last++;
    String mark = "pgwire" + last;
    execute("SAVEPOINT " + mark);
    return mark;
  }

  @Override
  public void rollbackTo(String mark) throws SQLException {
    execute("ROLLBACK TO SAVEPOINT " + mark);
  }

  @Override
  public void release(String mark) {
    // Forgotten by the stack; IRIS drops it at the end of the transaction.
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
