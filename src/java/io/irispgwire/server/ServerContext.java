package io.irispgwire.server;

import io.irispgwire.config.ServerConfig;
import io.irispgwire.metrics.Metrics;
import io.irispgwire.session.SessionServices;
import java.util.concurrent.Executor;

/** What all connections of a server share. */
record ServerContext(
    ServerConfig config,
    SessionServices services,
    Encryption encryption,
    Connections connections,
    Cancellations cancellations,
    CancelForwarder forwarder,
    Executor workers) {
  Metrics metrics() {
    return services.metrics();
  }
}
