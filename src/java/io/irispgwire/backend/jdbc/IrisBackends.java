package io.irispgwire.backend.jdbc;

import io.irispgwire.backend.Backend;
import io.irispgwire.backend.Backends;
import io.irispgwire.backend.Credential;
import io.irispgwire.backend.jdbc.selftest.Report;
import io.irispgwire.backend.jdbc.selftest.SelfTest;
import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;

/**
 * An IRIS instance, through InterSystems' driver. The driver is IRIS's own and no part of our jar:
 * see {@link IrisDriver}. A session uses the gateway's account, or its client's own, as the way it
 * logged in says.
 */
public final class IrisBackends implements Backends {
  /** Fails where {@code "…"} is a string, because delimited identifiers are switched off. */
  private static final String GREETING = "SELECT $JOB AS \"job\"";

  private final Driver driver;
  private final IrisLocation location;
  private final String user;
  private final String password;
  private final ScheduledExecutorService timers = Timers.start("iris-timer");
  private final Map<Door, IrisCancels> cancels = new ConcurrentHashMap<>();

  public IrisBackends(Driver driver, IrisLocation location, String user, String password) {
    this.driver = driver;
    this.location = location;
    this.user = user;
    this.password = password;
  }

  /** Statements are cancelled by the account that runs them. */
  private record Door(String user, String namespace, Credential credential) {
    static Door of(Login login) {
      boolean shared = login.credential() instanceof Credential.Gateway;
      return new Door(shared ? "" : login.user(), login.namespace(), login.credential());
    }
  }

  @Override
  public Backend connect(Login login) {
    String namespace = login.namespace();
    Connection connection;
    try {
      connection = open(namespace, properties(login));
    } catch (SQLException e) {
      throw IrisErrors.ofLogin(e, login.user(), namespace);
    }
    try {
      String job = greet(connection);
      IrisCancels ofNamespace =
          cancels.computeIfAbsent(
              Door.of(login), door -> new IrisCancels(() -> open(namespace, properties(login))));
      return new JdbcBackend(connection, new IrisEngine(connection, ofNamespace, job), timers);
    } catch (SQLException | PgException e) {
      close(connection);
      throw e instanceof SQLException failed ? IrisErrors.of(failed) : (PgException) e;
    }
  }

  @Override
  public String describe() {
    return "InterSystems IRIS at "
        + location.host()
        + ':'
        + location.port()
        + ", driver "
        + driver.getMajorVersion()
        + '.'
        + driver.getMinorVersion();
  }

  @Override
  public boolean isReachable() {
    return location.isListening();
  }

  @Override
  public void close() {
    timers.shutdownNow();
    for (IrisCancels open : cancels.values()) {
      try {
        open.close();
      } catch (SQLException e) {
        throw IrisErrors.of(e);
      }
    }
  }

  /**
   * Checks what is taken for granted of the instance, with the gateway's account.
   *
   * @throws PgException when the test's tables cannot be made
   */
  public Report selfTest(String namespace) {
    try (Connection connection = open(namespace, ownAccount())) {
      return SelfTest.run(connection);
    } catch (SQLException e) {
      throw IrisErrors.ofLogin(e, user, namespace);
    }
  }

  /** A client's own password or token is proved by the very login that it is used for. */
  private Properties properties(Login login) {
    if (login.credential() instanceof Credential.Password own) {
      return IrisLocation.properties(login.user(), own.password().value());
    }
    if (login.credential() instanceof Credential.Token own) {
      return IrisLocation.tokenProperties(own.token().value());
    }
    return ownAccount();
  }

  private Properties ownAccount() {
    return IrisLocation.properties(user, password);
  }

  private Connection open(String namespace, Properties account) throws SQLException {
    Connection connection = driver.connect(location.url(namespace), account);
    if (connection == null) {
      throw new SQLException("the driver does not know its URL");
    }
    return connection;
  }

  private static String greet(Connection connection) throws SQLException {
    connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(GREETING)) {
      rows.next();
      return rows.getString(1);
    } catch (SQLException e) {
      if (IrisErrors.of(e).state() == SqlState.SYNTAX_ERROR) {
        throw new PgException(
                SqlState.OBJECT_NOT_IN_PREREQUISITE_STATE,
                "IRIS does not accept delimited identifiers",
                e)
            .withHint("Run SET OPTION SUPPORT_DELIMITED_IDENTIFIERS = TRUE on the instance.");
      }
      throw e;
    }
  }

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      // It is given up for the reason that the caller tells.
      return;
    }
  }
}
