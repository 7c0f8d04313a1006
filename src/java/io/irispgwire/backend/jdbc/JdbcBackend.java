package io.irispgwire.backend.jdbc;

import io.irispgwire.backend.Backend;
import io.irispgwire.backend.PreparedInsert;
import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A {@link Backend} over one JDBC connection. What the databases do not share is its engine's. */
final class JdbcBackend implements Backend {
  private static final Logger LOG = LoggerFactory.getLogger(JdbcBackend.class);

  private static final int PATIENCE_SECONDS = 5;

  /** The savepoint before a batch; sessions give others. */
  private static final String BATCH = "batch";

  private final Connection connection;
  private final Engine engine;
  private final StatementClock clock;
  private final IdleStatements idle = new IdleStatements();
  private final IdleStatements idleInserts = new IdleStatements();
  private Duration lockTimeout = Duration.ZERO;

  /** Between {@link #begin} and the transaction's end. */
  private boolean inTransaction;

  /**
   * What the driver was told last. Telling it may be a trip to the server, so that it stays off
   * from one transaction to the next.
   */
  private boolean autocommit = true;

  JdbcBackend(Connection connection, Engine engine, ScheduledExecutorService timers) {
    this.connection = connection;
    this.engine = engine;
    this.clock = new StatementClock(timers, engine);
  }

  Engine engine() {
    return engine;
  }

  StatementClock clock() {
    return clock;
  }

  @Override
  public JdbcPrepared prepare(String irisSql) {
    PreparedStatement kept = idle.take(irisSql);
    PreparedStatement statement =
        kept != null ? kept : ask(() -> connection.prepareStatement(engine.driverText(irisSql)));
    order(this::settle); // also for a statement that is kept
    return new JdbcPrepared(this, irisSql, statement, idle);
  }

  @Override
  public PreparedInsert prepareInsert(String irisSql) {
    PreparedStatement kept = idleInserts.take(irisSql);
    PreparedStatement statement =
        kept != null
            ? kept
            : ask(() -> engine.prepareInsert(connection, engine.driverText(irisSql)));
    return new JdbcPrepared(this, irisSql, statement, idleInserts);
  }

  /** The idle statements of a text are not to be executed again. */
  void forget(String irisSql) {
    idle.forget(irisSql);
    idleInserts.forget(irisSql);
  }

  @Override
  public void begin(boolean readOnly) {
    inTransaction = true;
    order(() -> autocommit(false));
  }

  /** What runs outside of a transaction is committed by itself. */
  private void settle() throws SQLException {
    if (!inTransaction) {
      autocommit(true);
    }
  }

  private void autocommit(boolean wanted) throws SQLException {
    if (autocommit != wanted) {
      connection.setAutoCommit(wanted);
      autocommit = wanted;
    }
  }

  @Override
  public void commit() {
    order(
        () -> {
          engine.savepoints().clear();
          commitNow();
          inTransaction = false;
        });
  }

  private void commitNow() throws SQLException {
    try {
      connection.commit();
    } catch (SQLException e) {
      PgException failure = engine.failure(e);
      if (engine.isBroken()) {
        throw new PgException(
            SqlState.TRANSACTION_RESOLUTION_UNKNOWN,
            "the connection to the database broke during COMMIT: whether it is done is not known",
            failure);
      }
      throw failure;
    }
  }

  @Override
  public void rollback() {
    order(
        () -> {
          engine.savepoints().clear();
          connection.rollback();
          inTransaction = false;
        });
  }

  @Override
  public void savepoint(String name) {
    order(() -> engine.savepoints().set(name));
  }

  /** Sets a savepoint before a batch; false where there is none to be had. */
  boolean markBatch() {
    boolean possible = inTransaction && engine.savepoints().hasRoom();
    if (possible) {
      savepoint(BATCH);
    }
    return possible;
  }

  /** Back to the last {@link #markBatch}. */
  void undoBatch() {
    rollbackTo(BATCH);
  }

  @Override
  public void rollbackTo(String name) {
    order(() -> engine.savepoints().rollbackTo(name));
  }

  @Override
  public void release(String name) {
    order(() -> engine.savepoints().release(name));
  }

  @Override
  public void cancel() {
    clock.cancelCurrent();
  }

  @Override
  public void statementTimeout(Duration timeout) {
    clock.timeout(timeout);
  }

  @Override
  public void lockTimeout(Duration timeout) {
    if (!timeout.equals(lockTimeout)) {
      order(
          () -> {
            settle();
            engine.lockTimeout(timeout);
          });
      lockTimeout = timeout;
    }
  }

  @Override
  public boolean keepsRowsOpen() {
    return engine.keepsRowsOpen();
  }

  @Override
  public List<StoredColumn> columns(String schema, String table) {
    return ask(() -> engine.columns(schema, table));
  }

  @Override
  public List<StoredColumn> columns() {
    return ask(engine::columns);
  }

  @Override
  public List<StoredIndex> indexes(String schema, String table) {
    return ask(() -> engine.indexes(schema, table));
  }

  @Override
  public List<StoredIndex> indexes() {
    return ask(engine::indexes);
  }

  @Override
  public List<StoredColumn> describe(String irisSql) {
    return ask(
        () -> {
          try (PreparedStatement statement =
              connection.prepareStatement(engine.driverText(irisSql))) {
            return ResultDescription.of(statement.getMetaData(), engine);
          }
        });
  }

  @Override
  public String explain(String irisSql) {
    return ask(
        () -> {
          try (PreparedStatement statement =
              connection.prepareStatement(engine.explainText(irisSql))) {
            return QueryPlan.read(statement);
          }
        });
  }

  @Override
  public String version() {
    return ask(engine::version);
  }

  @Override
  public List<StoredForeignKey> foreignKeys() {
    return ask(engine::foreignKeys);
  }

  @Override
  public List<String> schemas() {
    return ask(engine::schemas);
  }

  @Override
  public boolean isUsable() {
    try {
      return !engine.isBroken() && !connection.isClosed();
    } catch (SQLException e) {
      return false;
    }
  }

  /** Asks the server, by the shortest question there is. */
  boolean answers() {
    try {
      return connection.isValid(PATIENCE_SECONDS);
    } catch (SQLException e) {
      return false;
    }
  }

  /** Closes it whatever state it is in. */
  void discard() {
    idle.close();
    idleInserts.close();
    try {
      connection.close();
    } catch (SQLException e) {
      LOG.debug("a connection did not close well", e);
    } finally {
      engine.closed();
    }
  }

  @Override
  public void close() {
    idle.close();
    idleInserts.close();
    try {
      order(connection::close);
    } finally {
      engine.closed();
    }
  }

  /**
   * Runs {@code call}, again and again while the database gives up waiting for a lock: the database
   * waits in short turns only, so that a cancel is heard between them.
   */
  <T> T patiently(StatementClock.Run run, Call<T> call) {
    long start = System.nanoTime();
    while (true) {
      run.enter();
      try {
        return call.run();
      } catch (SQLException e) {
        if (run.isStopped() || !engine.isLockTimeout(e) || isOver(start)) {
          throw run.failure(e);
        }
      } finally {
        run.leave();
      }
    }
  }

  private boolean isOver(long start) {
    return !lockTimeout.isZero() && System.nanoTime() - start >= lockTimeout.toNanos();
  }

  private <T> T ask(Call<T> call) {
    try {
      settle();
      return call.run();
    } catch (SQLException e) {
      throw engine.failure(e);
    }
  }

  private void order(Order order) throws PgException {
    try {
      order.run();
    } catch (SQLException e) {
      throw engine.failure(e);
    }
  }

  /** A call of the driver. */
  @FunctionalInterface
  interface Call<T> {
    T run() throws SQLException;
  }

  @FunctionalInterface
  private interface Order {
    void run() throws SQLException;
  }
}
