package io.irispgwire;

import io.irispgwire.auth.Trust;
import io.irispgwire.backend.Backends;
import io.irispgwire.backend.jdbc.EmbeddedBackends;
import io.irispgwire.config.ServerConfig;
import io.irispgwire.server.Server;
import io.irispgwire.session.PlanCache;
import io.irispgwire.session.SessionServices;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Builds every object, in order, once. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) throws IOException {
    Backends backends = EmbeddedBackends.inMemory("pgwire", List.of("USER"));
    SessionServices services =
        new SessionServices(
            backends,
            new Trust(),
            new PlanCache(1000),
            "15.0 (IRIS PGWire 2.0.0)",
            "SQLUser",
            16 * 1024 * 1024,
            Clock.systemUTC());
    int port = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5432;
    Server server =
        Server.start(
            new ServerConfig(
                "127.0.0.1",
                port,
                1000,
                64 * 1024 * 1024,
                Duration.ofSeconds(60),
                Duration.ofSeconds(10)),
            services);
    Runtime.getRuntime().addShutdownHook(new Thread(server::close, "pgwire-drain"));
  }
}
