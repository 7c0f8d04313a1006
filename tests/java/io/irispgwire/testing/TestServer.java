package io.irispgwire.testing;

import io.irispgwire.auth.Authenticator;
import io.irispgwire.auth.ScramAuthenticator;
import io.irispgwire.auth.ScramAuthenticator.Users;
import io.irispgwire.auth.ScramVerifier;
import io.irispgwire.auth.Trust;
import io.irispgwire.backend.Backends;
import io.irispgwire.catalog.SchemaCaches;
import io.irispgwire.config.ServerConfig;
import io.irispgwire.config.TlsConfig;
import io.irispgwire.server.Encryption;
import io.irispgwire.server.Server;
import io.irispgwire.session.PlanCache;
import io.irispgwire.session.SessionServices;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;

/** A server of ours in this JVM, with an empty database of its own, on a free port. */
public final class TestServer implements AutoCloseable {
  public static final String USER = "_SYSTEM";
  public static final String PASSWORD = "test-password";
  public static final String DATABASE = "USER";

  private final Backends backends;
  private final Server server;

  private TestServer(Backends backends, Server server) {
    this.backends = backends;
    this.server = server;
  }

  /** Asks for the password. */
  public static TestServer start() throws IOException {
    return start(100);
  }

  public static TestServer start(int maxConnections) throws IOException {
    ScramVerifier verifier = ScramVerifier.of(PASSWORD, new byte[16], 4096);
    return start(maxConnections, new ScramAuthenticator(Users.only(USER, verifier), 4096));
  }

  /** Lets everybody in. */
  public static TestServer startTrusting() throws IOException {
    return start(100, new Trust());
  }

  private static TestServer start(int maxConnections, Authenticator authenticator)
      throws IOException {
    Backends backends = TestedBackends.open();
    SessionServices services =
        new SessionServices(
            backends,
            authenticator,
            new SchemaCaches("SQLUser", Duration.ZERO, Optional.empty()),
            new PlanCache(1000),
            "15.0 (IRIS PGWire test)",
            1 << 20);
    ServerConfig config =
        new ServerConfig(
            "127.0.0.1",
            0,
            maxConnections,
            16 << 20,
            Duration.ofSeconds(10),
            Duration.ofSeconds(5));
    return new TestServer(
        backends, Server.start(config, services, Encryption.of(new TlsConfig.Off())));
  }

  public int port() {
    return server.address().getPort();
  }

  /** A connection by pgjdbc. */
  public Connection connect() throws SQLException {
    return connect(new Properties());
  }

  /** A connection by pgjdbc with more properties. */
  public Connection connect(Properties more) throws SQLException {
    Properties properties = new Properties();
    properties.putAll(more);
    properties.putIfAbsent("user", USER);
    properties.putIfAbsent("password", PASSWORD);
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port() + "/" + DATABASE, properties);
  }

  @Override
  public void close() {
    server.close();
    backends.close();
  }
}
