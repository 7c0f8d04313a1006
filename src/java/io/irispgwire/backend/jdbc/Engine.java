package io.irispgwire.backend.jdbc;

import io.irispgwire.backend.Backend.StoredColumn;
import io.irispgwire.backend.Backend.StoredForeignKey;
import io.irispgwire.backend.Backend.StoredIndex;
import io.irispgwire.error.PgException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What differs between the databases behind {@link JdbcBackend}; one object per connection. */
interface Engine {
  /** What the driver is given for a text of IRIS SQL. */
  String driverText(String irisSql) throws SQLException;

  /** Prepares an INSERT of one row for {@link #insert}. */
  PreparedStatement prepareInsert(Connection connection, String driverText) throws SQLException;

  /** Inserts the row; its RowID, null when there is none. */
  @Nullable String insert(PreparedStatement prepared) throws SQLException;

  /** A driver's failure as the client hears it. */
  PgException failure(SQLException e);

  /** Whether a failure has shown that the connection cannot be used any more. */
  default boolean isBroken() {
    return false;
  }

  /** The connection is closed. */
  default void closed() {}

  /** Whether {@code e} is a wait for a lock that ended without the lock, the statement undone. */
  boolean isLockTimeout(SQLException e);

  /** Longest wait for a lock; zero for no limit. What {@link JdbcBackend} itself does not do. */
  default void lockTimeout(Duration timeout) throws SQLException {}

  Temporals temporals();

  /** A decimal with all its digits; null for NULL. */
  @Nullable BigDecimal readDecimal(ResultSet rows, int column) throws SQLException;

  void bindBytes(PreparedStatement to, int index, byte[] bytes) throws SQLException;

  byte @Nullable [] readBytes(ResultSet rows, int column) throws SQLException;

  /** Binds a vector as TO_VECTOR's first argument. */
  void bindVector(PreparedStatement to, int index, float[] vector) throws SQLException;

  /** A vector's elements; null for NULL. */
  float @Nullable [] readVector(ResultSet rows, int column) throws SQLException;

  Savepoints savepoints();

  /** Whether several result sets may be open at a time and survive other statements. */
  boolean keepsRowsOpen();

  /** Whether the driver's batches are worth their price: a server is far, and waits by itself. */
  boolean batchesInDriver();

  /** Stops {@code running}; called by a thread that is not running it. */
  void cancel(Statement running) throws SQLException;

  List<StoredColumn> columns(String schema, String table) throws SQLException;

  List<StoredColumn> columns() throws SQLException;

  List<StoredIndex> indexes(String schema, String table) throws SQLException;

  List<StoredIndex> indexes() throws SQLException;

  List<StoredForeignKey> foreignKeys() throws SQLException;

  /** Whether the driver's statement of that text may be executed again. */
  default boolean isRepeatable(String irisSql) {
    return true;
  }

  /** What the driver is given to explain a text of IRIS SQL. */
  String explainText(String irisSql) throws SQLException;

  /** IRIS's name of the type of a result's column. */
  default String irisType(String driverType) {
    return driverType;
  }

  /** What the database says of its version; "" for the newest IRIS. */
  default String version() throws SQLException {
    return "";
  }

  List<String> schemas() throws SQLException;
}
