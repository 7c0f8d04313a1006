package io.irispgwire.backend.jdbc;

import io.irispgwire.backend.Rows;
import io.irispgwire.types.Numeric;
import io.irispgwire.types.PgType;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A JDBC result set, read forward only. */
final class JdbcRows implements Rows {
  private final ResultSet rows;
  private final JdbcBackend backend;
  private final Temporals temporals;
  private @Nullable NumericScales scales;
  private final StatementClock.Run run;
  private final Runnable failed;

  /**
   * @param failed what to do when the rows cannot be fetched
   */
  JdbcRows(ResultSet rows, JdbcBackend backend, StatementClock.Run run, Runnable failed) {
    this.rows = rows;
    this.backend = backend;
    this.temporals = backend.engine().temporals();
    this.run = run;
    this.failed = failed;
  }

  @Override
  public boolean next() {
    run.enter();
    try {
      return rows.next();
    } catch (SQLException e) {
      failed.run();
      throw run.failure(e);
    } finally {
      run.leave();
    }
  }

  @Override
  public @Nullable Object value(int column, PgType type) {
    try {
      Object value = read(column + 1, type);
      return value == null || rows.wasNull() ? null : value;
    } catch (SQLException e) {
      throw backend.engine().failure(e);
    }
  }

  private @Nullable Object read(int column, PgType type) throws SQLException {
    StoredForm form = StoredForm.of(type);
    switch (form) {
      case TEXT_FORM -> {
        String text = rows.getString(column);
        return text == null ? null : TextForm.read(type, text);
      }
      case BYTES -> {
        return backend.engine().readBytes(rows, column);
      }
      case VECTOR -> {
        return backend.engine().readVector(rows, column);
      }
      case NUMERIC -> {
        BigDecimal decimal = scales().shown(column, backend.engine().readDecimal(rows, column));
        return decimal == null ? null : Numeric.of(decimal);
      }
      default -> {
        return form.read(rows, column, temporals);
      }
    }
  }

  private NumericScales scales() throws SQLException {
    NumericScales known = scales;
    if (known == null) {
      known = new NumericScales(rows.getMetaData());
      scales = known;
    }
    return known;
  }

  @Override
  public long longValue(int column) {
    try {
      return rows.getLong(column + 1);
    } catch (SQLException e) {
      throw backend.engine().failure(e);
    }
  }

  @Override
  public @Nullable String stringValue(int column) {
    try {
      return rows.getString(column + 1);
    } catch (SQLException e) {
      throw backend.engine().failure(e);
    }
  }

  @Override
  public @Nullable BigDecimal decimalValue(int column) {
    try {
      return scales().shown(column + 1, backend.engine().readDecimal(rows, column + 1));
    } catch (SQLException e) {
      throw backend.engine().failure(e);
    }
  }

  @Override
  public boolean wasNull() {
    try {
      return rows.wasNull();
    } catch (SQLException e) {
      throw backend.engine().failure(e);
    }
  }

  @Override
  public void close() {
    try {
      rows.close();
    } catch (SQLException e) {
      throw backend.engine().failure(e);
    } finally {
      run.end();
    }
  }
}
