package io.irispgwire.backend.jdbc;

import java.sql.SQLException;

/** Savepoints with PostgreSQL's rules: names may repeat, and ROLLBACK TO keeps the savepoint. */
interface Savepoints {
  void set(String name) throws SQLException;

  /**
   * @throws io.irispgwire.error.PgException 3B001 when there is no such savepoint
   */
  void rollbackTo(String name) throws SQLException;

  /**
   * @throws io.irispgwire.error.PgException 3B001 when there is no such savepoint
   */
  void release(String name) throws SQLException;

  /** Whether the transaction may have many more of them. */
  boolean hasRoom();

  /** The transaction ended. */
  void clear();
}
