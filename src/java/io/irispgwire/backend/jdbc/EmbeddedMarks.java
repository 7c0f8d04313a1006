package io.irispgwire.backend.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;

/** H2's savepoints, through JDBC. */
record EmbeddedMarks(Connection connection) implements SavepointStack.Marks<Savepoint> {
  @Override
  public Savepoint set() throws SQLException {
    return connection.setSavepoint();
  }

  @Override
  public void rollbackTo(Savepoint mark) throws SQLException {
    connection.rollback(mark);
  }

  @Override
  public void release(Savepoint mark) throws SQLException {
    connection.releaseSavepoint(mark);
  }
}
