package io.irispgwire.backend.jdbc;

import io.irispgwire.backend.Backends.Login;
import io.irispgwire.backend.Credential;
import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** Opens connections of the driver: to one instance, to any namespace, for any account. */
final class IrisDoors {
  /** Fails where {@code "…"} is a string, because delimited identifiers are switched off. */
  private static final String GREETING = "SELECT $JOB AS \"job\"";

  private final Driver driver;
  private final IrisLocation location;
  private final String user;
  private final String password;

  /**
   * @param user the gateway's own account
   */
  IrisDoors(Driver driver, IrisLocation location, String user, String password) {
    this.driver = driver;
    this.location = location;
    this.user = user;
    this.password = password;
  }

  /**
   * Where a connection leads to, and for whom: only sessions with the same door share connections,
   * and only that account may cancel their statements.
   */
  record Door(String user, String namespace, Credential credential) {}

  Door of(Login login) {
    boolean shared = login.credential() instanceof Credential.Gateway;
    return new Door(shared ? user : login.user(), login.namespace(), login.credential());
  }

  Connection open(Door door) throws SQLException {
    Connection connection = driver.connect(location.url(door.namespace()), properties(door));
    if (connection == null) {
      throw new SQLException("the driver does not know its URL");
    }
    return connection;
  }

  /** A client's own password or token is proved by the very login that it is used for. */
  private Properties properties(Door door) {
    if (door.credential() instanceof Credential.Password own) {
      return IrisLocation.properties(door.user(), own.password().value());
    }
    if (door.credential() instanceof Credential.Token own) {
      return IrisLocation.tokenProperties(own.token().value());
    }
    return IrisLocation.properties(user, password);
  }

  /** Makes a new connection what we need; the number of the process that serves it. */
  static String greet(Connection connection) throws SQLException {
    connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(GREETING)) {
      rows.next();
      return rows.getString(1);
    } catch (SQLException e) {
      if (IrisErrors.of(e).state() == SqlState.SYNTAX_ERROR) {
        throw noDelimitedIdentifiers(e);
      }
      throw e;
    }
  }

  private static PgException noDelimitedIdentifiers(SQLException e) {
    return new PgException(
            SqlState.OBJECT_NOT_IN_PREREQUISITE_STATE,
            "IRIS does not accept delimited identifiers",
            e)
        .withHint("Run SET OPTION SUPPORT_DELIMITED_IDENTIFIERS = TRUE on the instance.");
  }

  /** Whether somebody listens there. */
  boolean areListening() {
    return location.isListening();
  }

  String describe() {
    return "InterSystems IRIS at "
        + location.host()
        + ':'
        + location.port()
        + ", driver "
        + driver.getMajorVersion()
        + '.'
        + driver.getMinorVersion();
  }
}
