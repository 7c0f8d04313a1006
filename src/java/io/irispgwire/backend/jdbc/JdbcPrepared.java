package io.irispgwire.backend.jdbc;

import io.irispgwire.backend.PreparedInsert;
import io.irispgwire.backend.Rows;
import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.types.PgType;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A JDBC prepared statement of a {@link JdbcBackend}. */
final class JdbcPrepared implements PreparedInsert {
  private final JdbcBackend backend;
  private final String irisSql;
  private final PreparedStatement statement;
  private final IdleStatements home;
  private final Batch batch;
  private boolean batched;
  private boolean spoiled;
  private boolean closed;

  /**
   * @param home where the statement goes when nobody uses it any more
   */
  JdbcPrepared(
      JdbcBackend backend, String irisSql, PreparedStatement statement, IdleStatements home) {
    this.backend = backend;
    this.irisSql = irisSql;
    this.statement = statement;
    this.home = home;
    this.batch =
        backend.engine().batchesInDriver()
            ? new DriverBatch(backend, irisSql, statement)
            : new SteppedBatch(this);
  }

  @Override
  public void bind(int index, PgType type, @Nullable Object value) {
    batch.bound(index, type, value);
    give(index, type, value);
  }

  void give(int index, PgType type, @Nullable Object value) {
    try {
      if (value == null) {
        statement.setNull(index + 1, Types.VARCHAR);
        return;
      }
      StoredForm form = StoredForm.of(type);
      switch (form) {
        case TEXT_FORM -> statement.setString(index + 1, TextForm.write(type, value));
        case BYTES -> backend.engine().bindBytes(statement, index + 1, (byte[]) value);
        case VECTOR -> backend.engine().bindVector(statement, index + 1, (float[]) value);
        default -> form.bind(statement, index + 1, backend.engine().temporals(), value);
      }
    } catch (SQLException e) {
      throw backend.engine().failure(e);
    }
  }

  @Override
  public Rows query() {
    StatementClock.Run run = backend.clock().start(statement);
    boolean open = false;
    try {
      Rows rows =
          backend.patiently(
              run, () -> new JdbcRows(statement.executeQuery(), backend, run, this::spoil));
      open = true;
      return rows;
    } finally {
      if (!open) {
        spoil();
        run.end();
      }
    }
  }

  @Override
  public long update() {
    return run(this::execute);
  }

  @Override
  public String insert() {
    return run(run -> backend.patiently(run, this::insertedKey));
  }

  private <T> T run(Function<StatementClock.Run, T> execution) {
    StatementClock.Run run = backend.clock().start(statement);
    boolean done = false;
    try {
      T result = execution.apply(run);
      done = true;
      return result;
    } finally {
      if (!done) {
        spoil();
      }
      run.end();
    }
  }

  /**
   * It has failed, and must not be executed again, nor what has the same text: IRIS's driver has
   * one number for both, and gives that of a statement that failed to the next one, without
   * telling.
   */
  private void spoil() {
    spoiled = true;
    backend.forget(irisSql);
  }

  private String insertedKey() throws SQLException {
    String key = backend.engine().insert(statement);
    if (key == null) {
      throw new PgException(
          SqlState.FEATURE_NOT_SUPPORTED, "the database does not tell which row was inserted");
    }
    return key;
  }

  long execute(StatementClock.Run run) {
    return Math.max(0, backend.patiently(run, statement::executeUpdate));
  }

  @Override
  public void addBatch() {
    batched = true;
    try {
      batch.add();
    } catch (SQLException e) {
      throw backend.engine().failure(e);
    }
  }

  @Override
  public List<Long> updateBatch() {
    return run(batch::execute);
  }

  @Override
  public int batchDone() {
    return batch.done();
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      if (batched) {
        batch.clear(); // a bind may have failed before it was executed
      }
    } catch (SQLException e) {
      throw backend.engine().failure(e);
    }
    if (spoiled || !backend.engine().isRepeatable(irisSql)) {
      IdleStatements.discard(statement);
    } else {
      home.keep(irisSql, statement);
    }
  }
}
