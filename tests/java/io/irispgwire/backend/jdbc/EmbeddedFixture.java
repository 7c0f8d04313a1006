package io.irispgwire.backend.jdbc;

import io.irispgwire.backend.Backend;
import io.irispgwire.backend.Backends;
import io.irispgwire.backend.Backends.Login;
import io.irispgwire.backend.Prepared;
import io.irispgwire.backend.Rows;
import io.irispgwire.testing.TestedBackends;
import io.irispgwire.types.PgType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An empty database and one connection to it, that speak IRIS SQL. */
public final class EmbeddedFixture implements AutoCloseable {
  private final Backends backends = TestedBackends.open();
  private final Backend backend = connect();

  /** Another connection to the same database. */
  public Backend connect() {
    return backends.connect(new Login("_SYSTEM", "user"));
  }

  public Backend backend() {
    return backend;
  }

  public long run(String irisSql) {
    return run(backend, irisSql);
  }

  public static long run(Backend on, String irisSql) {
    try (Prepared statement = on.prepare(irisSql)) {
      return statement.update();
    }
  }

  public @Nullable String text(String irisSql) {
    return text(backend, irisSql);
  }

  /** The first column of the first row. */
  public static @Nullable String text(Backend on, String irisSql) {
    List<@Nullable String> all = column(on, irisSql);
    return all.isEmpty() ? "no row" : all.get(0);
  }

  public List<@Nullable String> column(String irisSql) {
    return column(backend, irisSql);
  }

  /** The first column of all rows, as text. */
  private static List<@Nullable String> column(Backend on, String irisSql) {
    List<@Nullable String> values = new ArrayList<>();
    try (Prepared statement = on.prepare(irisSql);
        Rows rows = statement.query()) {
      while (rows.next()) {
        values.add(rows.stringValue(0));
      }
    }
    return values;
  }

  /** The first column of the first row, as a value of {@code type}. */
  public @Nullable Object value(String irisSql, PgType type) {
    try (Prepared statement = backend.prepare(irisSql);
        Rows rows = statement.query()) {
      rows.next();
      return rows.value(0, type);
    }
  }

  @Override
  public void close() {
    backend.close();
    backends.close();
  }
}
