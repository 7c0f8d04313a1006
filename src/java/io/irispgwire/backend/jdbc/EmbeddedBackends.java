package io.irispgwire.backend.jdbc;

import io.irispgwire.backend.Backend;
import io.irispgwire.backend.Backends;
import io.irispgwire.backend.jdbc.embedded.IrisToH2;
import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ScheduledExecutorService;
import org.h2.Driver;
import org.h2.engine.Constants;

/**
 * An H2 in this JVM that stands in for IRIS. Passwords are the gateway's own business: there is no
 * IRIS to ask.
 */
public final class EmbeddedBackends implements Backends {
  /**
   * LEGACY mode knows TOP and IDENTITY(); names are found whatever their case, and keep it, as in
   * IRIS; a lazy query holds one row in memory and not the result; in UTC, CURRENT_TIMESTAMP is
   * what IRIS's GETUTCDATE gives. IRIS's LIKE has no escape character of its own.
   */
  private static final String SETTINGS =
      ";MODE=LEGACY;DATABASE_TO_UPPER=FALSE;CASE_INSENSITIVE_IDENTIFIERS=TRUE"
          + ";LAZY_QUERY_EXECUTION=1;OPTIMIZE_OR=FALSE;NON_KEYWORDS=VALUE,KEY;TIME ZONE=UTC;DEFAULT_ESCAPE=";

  /**
   * A wait for a lock cannot be cancelled in H2: it is made in turns of this many milliseconds, and
   * a cancel is heard between two of them.
   */
  private static final String LOCK_TURN = ";LOCK_TIMEOUT=100";

  /** The database lives as long as this object, not as long as a connection. */
  private static final String KEPT = ";DB_CLOSE_DELAY=-1";

  /**
   * H2 would close the database in a shutdown hook of its own, under the statements that the drain
   * still waits for.
   */
  private static final String OPEN_WHILE_DRAINING = ";DB_CLOSE_ON_EXIT=FALSE";

  /** Without it a killed process loses half a second of commits it had acknowledged. */
  private static final String DURABLE = ";WRITE_DELAY=0";

  /** No process of the operating system serves a connection. */
  private static final String NO_JOB = "0";

  /** IRIS's default schema exists before any table does. */
  private static final String DEFAULT_SCHEMA = "CREATE SCHEMA IF NOT EXISTS \"SQLUser\"";

  private final String url;
  private final List<String> namespaces;
  private final ScheduledExecutorService timers = Timers.start("embedded-timer");
  private final EmbeddedText text =
      new EmbeddedText(Map.of("INFORMATION_SCHEMA", "INFORMATION_SCHEMA"));
  private final Connection keeper;

  private EmbeddedBackends(String url, List<String> namespaces) {
    this.url = url;
    this.namespaces = List.copyOf(namespaces);
    try {
      this.keeper = openAnywhere();
      try (Statement statement = keeper.createStatement()) {
        statement.execute(DEFAULT_SCHEMA);
        for (String function : IrisFunctions.DEFINITIONS) {
          statement.execute(function);
        }
        for (String function : EmbeddedVectors.DEFINITIONS) {
          statement.execute(function);
        }
      }
    } catch (SQLException e) {
      throw new PgException(SqlState.CONNECTION_FAILURE, "the embedded database does not open", e);
    }
  }

  /**
   * A database in memory, gone when closed.
   *
   * @param name two with the same name share their tables
   */
  public static EmbeddedBackends inMemory(String name, List<String> namespaces) {
    return new EmbeddedBackends(
        "jdbc:h2:mem:" + name + KEPT + OPEN_WHILE_DRAINING + SETTINGS + LOCK_TURN, namespaces);
  }

  /**
   * @param file without H2's suffix {@code .mv.db}
   */
  public static EmbeddedBackends inFile(Path file, List<String> namespaces) {
    return new EmbeddedBackends(
        "jdbc:h2:file:"
            + file.toAbsolutePath()
            + OPEN_WHILE_DRAINING
            + SETTINGS
            + LOCK_TURN
            + DURABLE,
        namespaces);
  }

  @Override
  public Backend connect(Login login) {
    if (namespaces.stream().noneMatch(known -> known.equalsIgnoreCase(login.namespace()))) {
      throw new PgException(
          SqlState.INVALID_CATALOG_NAME, "database \"" + login.namespace() + "\" does not exist");
    }
    try {
      Connection connection = open();
      IrisToH2 dialect =
          new IrisToH2(login.user(), login.namespace().toUpperCase(Locale.ROOT), NO_JOB);
      return new JdbcBackend(connection, new EmbeddedEngine(connection, text, dialect), timers);
    } catch (SQLException e) {
      throw new PgException(SqlState.CONNECTION_FAILURE, "the embedded database is gone", e);
    }
  }

  @Override
  public String describe() {
    return "embedded H2 " + Constants.VERSION;
  }

  @Override
  public boolean isReachable() {
    return true; // it lives in this very process
  }

  @Override
  public void close() {
    timers.shutdownNow();
    try (keeper;
        Statement statement = keeper.createStatement()) {
      statement.execute("SHUTDOWN");
    } catch (SQLException e) {
      throw new PgException(SqlState.IO_ERROR, "the embedded database did not close well", e);
    }
  }

  /** A connection to it, IRIS's default schema in front. */
  Connection open() throws SQLException {
    Connection connection = openAnywhere();
    connection.setSchema("SQLUser");
    return connection;
  }

  private Connection openAnywhere() throws SQLException {
    Properties login = new Properties();
    login.setProperty("user", "IRIS");
    login.setProperty("password", "");
    Connection connection = new Driver().connect(url, login);
    connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    return connection;
  }
}
