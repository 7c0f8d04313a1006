package io.irispgwire.server;

import io.irispgwire.auth.Trust;
import io.irispgwire.backend.Backends;
import io.irispgwire.catalog.SchemaCaches;
import io.irispgwire.config.ServerConfig;
import io.irispgwire.config.TlsConfig;
import io.irispgwire.session.PlanCache;
import io.irispgwire.session.SessionServices;
import io.irispgwire.testing.RawClient;
import io.irispgwire.testing.TestedBackends;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** A server that asks for no password, so that a client may be a string of bytes. */
final class OpenServer implements AutoCloseable {
  static final String USER = "_SYSTEM";
  static final String STARTUP = RawClient.startup(USER, "USER");
  static final int MAX_MESSAGE_BYTES = 1 << 20;

  private final Backends backends;
  private final Server server;

  private OpenServer(Backends backends, Server server) {
    this.backends = backends;
    this.server = server;
  }

  static OpenServer start(int maxConnections, Duration loginTimeout, Duration drainTimeout)
      throws IOException {
    Backends backends = TestedBackends.open();
    SessionServices services =
        new SessionServices(
            backends,
            new Trust(),
            new SchemaCaches("SQLUser", Duration.ZERO, Optional.empty()),
            new PlanCache(100),
            "15.0 (IRIS PGWire test)",
            1 << 20);
    ServerConfig config =
        new ServerConfig(
            "127.0.0.1", 0, maxConnections, MAX_MESSAGE_BYTES, loginTimeout, drainTimeout);
    return new OpenServer(
        backends, Server.start(config, services, Encryption.of(new TlsConfig.Off())));
  }

  int port() {
    return server.address().getPort();
  }

  RawClient connect() throws IOException {
    return RawClient.connect(port());
  }

  /** A client whose session is open. */
  RawClient login() throws IOException {
    RawClient client = connect().send(STARTUP);
    client.readTo('Z');
    return client;
  }

  /** Stops the server as a signal would. */
  void drain() {
    server.close();
  }

  @Override
  public void close() {
    server.close();
    backends.close();
  }
}
