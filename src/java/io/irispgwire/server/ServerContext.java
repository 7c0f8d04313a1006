package io.irispgwire.server;

import io.irispgwire.config.ServerConfig;
import io.irispgwire.metrics.Metrics;
import io.irispgwire.session.SessionServices;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** What all connections of a server share. */
record ServerContext(
    Supplier<ServerConfig> current,
    SessionServices services,
    Encryption encryption,
    Connections connections,
    Cancellations cancellations,
    CancelForwarder forwarder,
    Executor workers) {
  /** As it is set now. */
  ServerConfig config() {
    return current.get();
  }

  Metrics metrics() {
    return services.metrics();
  }
}
