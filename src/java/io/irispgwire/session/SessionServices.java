package io.irispgwire.session;

import io.irispgwire.auth.Authenticator;
import io.irispgwire.backend.Backends;
import io.irispgwire.catalog.SchemaCaches;
import io.irispgwire.config.LogConfig;
import io.irispgwire.metrics.Metrics;
import io.irispgwire.tracing.Spans;
import java.util.Optional;

/**
 * What all sessions of a server share.
 *
 * @param serverVersion what server_version says: {@code 15.0 (IRIS PGWire 2.0.0)}
 * @param maxRowBytesInMemory what a spooled result may hold before it goes to a file
 * @param peers the sessions themselves
 * @param metrics where they write what they have done
 * @param spans where the spans of their statements go
 */
public record SessionServices(
    Backends backends,
    Gate gate,
    SchemaCaches schemas,
    PlanCache plans,
    String serverVersion,
    int maxRowBytesInMemory,
    Peers peers,
    Metrics metrics,
    Optional<Spans> spans) {
  public SessionServices(
      Backends backends,
      Gate gate,
      SchemaCaches schemas,
      PlanCache plans,
      String serverVersion,
      int maxRowBytesInMemory) {
    this(
        backends,
        gate,
        schemas,
        plans,
        serverVersion,
        maxRowBytesInMemory,
        new Peers(),
        new Metrics(),
        Optional.empty());
  }

  public SessionServices(
      Backends backends,
      Authenticator authenticator,
      SchemaCaches schemas,
      PlanCache plans,
      String serverVersion,
      int maxRowBytesInMemory) {
    this(backends, Gate.of(authenticator), schemas, plans, serverVersion, maxRowBytesInMemory);
  }

  /** What is logged, as it is set now. */
  public LogConfig log() {
    return gate.administration().log();
  }
}
