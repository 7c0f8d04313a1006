package io.irispgwire.instance;

import io.irispgwire.auth.AuditLog;
import io.irispgwire.backend.Backends;
import io.irispgwire.backend.jdbc.EmbeddedBackends;
import io.irispgwire.backend.jdbc.IrisBackends;
import io.irispgwire.backend.jdbc.IrisDriver;
import io.irispgwire.backend.jdbc.IrisLocation;
import io.irispgwire.backend.jdbc.PoolLimits;
import io.irispgwire.backend.jdbc.selftest.Report;
import io.irispgwire.catalog.SchemaCaches;
import io.irispgwire.config.BackendConfig;
import io.irispgwire.config.Configuration;
import io.irispgwire.config.ConfigurationException;
import io.irispgwire.config.Secret;
import io.irispgwire.metrics.Metrics;
import io.irispgwire.operations.AdministrationServer;
import io.irispgwire.operations.Observed;
import io.irispgwire.operations.StatusPage;
import io.irispgwire.server.Encryption;
import io.irispgwire.server.Server;
import io.irispgwire.session.Gate;
import io.irispgwire.session.Peers;
import io.irispgwire.session.PlanCache;
import io.irispgwire.session.SessionServices;
import io.irispgwire.tracing.Spans;
import io.irispgwire.types.JsonValue.JsonArray;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** A server with its back end, running: builds every object, in order, once. */
public final class Instance implements AutoCloseable {
  /** After this time a table that somebody made in IRIS itself is seen. */
  private static final Duration FOREIGN_DDL_NOTICED = Duration.ofSeconds(10);

  private final Server server;
  private final Backends backends;
  private final Reloading reloading;
  private final Observed observed;
  private final Optional<AdministrationServer> administration;
  private final Optional<Spans> spans;
  private final Optional<Secret> generatedPassword;

  private Instance(
      Server server,
      Backends backends,
      Reloading reloading,
      Observed observed,
      Optional<AdministrationServer> administration,
      Optional<Spans> spans,
      Optional<Secret> generatedPassword) {
    this.server = server;
    this.backends = backends;
    this.reloading = reloading;
    this.observed = observed;
    this.administration = administration;
    this.spans = spans;
    this.generatedPassword = generatedPassword;
  }

  /**
   * Opens the back end, binds the port and begins to accept.
   *
   * @throws IOException when the address cannot be bound or a file of TLS is broken; the message
   *     names it
   * @throws io.irispgwire.error.PgException when the back end cannot be had
   */
  public static Instance start(Configuration configuration) throws IOException {
    return start(configuration, () -> configuration);
  }

  /**
   * The same, and able to change.
   *
   * @param written reads the settings again; throws {@link ConfigurationException}
   */
  public static Instance start(Configuration configuration, Supplier<Configuration> written)
      throws IOException {
    Encryption encryption = Encryption.of(configuration.tls());
    Optional<Spans> spans =
        configuration.tracing().on()
            ? Optional.of(Spans.start(configuration.tracing()))
            : Optional.empty();
    Access access = Access.of(configuration);
    Backends backends = backends(configuration.backend());
    LogLevels levels = new LogLevels();
    Reloading reloading = new Reloading(configuration, written, levels, encryption, access.rules());
    SessionServices services =
        new SessionServices(
            backends,
            new Gate(access.rules(), access.guard(), reloading),
            new SchemaCaches(
                configuration.irisSchema(),
                schemaLife(configuration.backend()),
                configuration.irisVersion()),
            new PlanCache(configuration.planCacheEntries()),
            configuration.serverVersion(),
            configuration.spoolMemoryBytes(),
            new Peers(),
            new Metrics(),
            spans);
    Server server = listen(configuration, reloading, services, encryption);
    Observed observed =
        new Observed(
            services,
            server::isAccepting,
            server.address(),
            configuration.server().maxConnections(),
            Instant.now(),
            levels::set);
    return new Instance(
        server,
        backends,
        reloading,
        observed,
        administration(configuration, observed, server),
        spans,
        access.generated());
  }

  private static Optional<AdministrationServer> administration(
      Configuration configuration, Observed observed, Server server) throws IOException {
    if (configuration.administration().isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          AdministrationServer.start(
              configuration.administration().get(), configuration.tls(), observed));
    } catch (IOException e) {
      server.close();
      observed.services().backends().close();
      throw e;
    }
  }

  /**
   * Checks what is taken for granted of an IRIS instance; serves nobody.
   *
   * @throws IllegalArgumentException when the back end is not IRIS
   * @throws io.irispgwire.error.PgException when nothing can be told
   */
  public static SelfTestReport selfTest(Configuration configuration) {
    if (!(configuration.backend() instanceof BackendConfig.Iris config)) {
      throw new IllegalArgumentException("a self-test is of an IRIS instance");
    }
    try (IrisBackends backends = iris(config)) {
      Report report = backends.selfTest(config.namespace());
      return new SelfTestReport(report.table(), report.failures());
    }
  }

  /** Takes changed settings and files; false when one is broken, and what held still holds. */
  public boolean reload() {
    return reloading.reload();
  }

  /** Its sessions at this moment, as the page for operators has them. */
  public JsonArray sessions() {
    return new StatusPage(observed).sessions();
  }

  /** Stops the statement that a session runs; false when there is no such session. */
  public boolean cancel(String operator, int processId) {
    AuditLog.acted("administration cancel", operator, 0, processId);
    return observed.services().peers().cancel(processId);
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return server.address();
  }

  /** Where operators look at it; empty when there is no such port. */
  public Optional<InetSocketAddress> administrationAddress() {
    return administration.map(AdministrationServer::address);
  }

  /** The back end, for people. */
  public String backend() {
    return backends.describe();
  }

  /** The password that was made up because none was set. */
  public Optional<Secret> generatedPassword() {
    return generatedPassword;
  }

  /** Drains and ends. */
  @Override
  public void close() {
    reloading.close();
    server.close();
    administration.ifPresent(AdministrationServer::close);
    spans.ifPresent(Spans::close);
    backends.close();
  }

  private static Backends backends(BackendConfig config) {
    return config instanceof BackendConfig.Iris iris
        ? iris(iris)
        : embedded((BackendConfig.Embedded) config);
  }

  private static IrisBackends iris(BackendConfig.Iris config) {
    return new IrisBackends(
        config.driver().map(IrisDriver::load).orElseGet(IrisDriver::load),
        new IrisLocation(config.host(), config.port()),
        config.user(),
        config.password().value(),
        limits(config.pool()));
  }

  private static PoolLimits limits(BackendConfig.Pool pool) {
    return new PoolLimits(pool.size(), pool.perUser(), pool.patience(), pool.idle(), pool.age());
  }

  private static Backends embedded(BackendConfig.Embedded config) {
    List<String> namespaces = List.of(config.namespace());
    return config
        .data()
        .map(file -> EmbeddedBackends.inFile(file, namespaces))
        .orElseGet(() -> EmbeddedBackends.inMemory("pgwire-" + UUID.randomUUID(), namespaces));
  }

  /** The embedded database has no other users whose DDL could go unnoticed. */
  private static Duration schemaLife(BackendConfig config) {
    return config instanceof BackendConfig.Embedded ? Duration.ZERO : FOREIGN_DDL_NOTICED;
  }

  private static Server listen(
      Configuration configuration,
      Reloading reloading,
      SessionServices services,
      Encryption encryption)
      throws IOException {
    try {
      return Server.start(configuration.server(), reloading::server, services, encryption);
    } catch (IOException e) {
      services.backends().close();
      throw new IOException(
          "cannot listen on "
              + configuration.server().host()
              + " port "
              + configuration.server().port()
              + ": "
              + e.getMessage(),
          e);
    }
  }
}
