package io.irispgwire.config;

import io.irispgwire.config.KnownSettings.AuthKind;
import io.irispgwire.config.KnownSettings.BackendKind;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything the operator decides.
 *
 * @param serverVersion what clients are told
 * @param irisSchema the IRIS schema that clients call public
 * @param irisVersion the release of IRIS to write for; empty: what the instance says it is
 * @param spoolMemoryBytes what a kept result may take before it goes to a file
 * @param planCacheEntries statements whose plans are kept
 * @param settings what all this was read from
 * @param administration empty: there is no port for operators
 */
public record Configuration(
    ServerConfig server,
    TlsConfig tls,
    AccessConfig access,
    BackendConfig backend,
    LoginConfig login,
    String serverVersion,
    String irisSchema,
    Optional<String> irisVersion,
    int spoolMemoryBytes,
    int planCacheEntries,
    boolean debug,
    Optional<AdministrationConfig> administration,
    ConsoleConfig console,
    RecordingConfig recording,
    TracingConfig tracing,
    LogConfig log,
    Settings settings) {

  /**
   * Of settings by their names, as an IRIS instance keeps them.
   *
   * @throws ConfigurationException when one is unknown or malformed
   */
  public static Configuration ofNamed(Map<String, String> settings) {
    return of(Settings.named(settings));
  }

  /** All settings, with what holds now. */
  public List<ShownSetting> shown() {
    return settings.shown();
  }

  static Configuration of(Settings settings) {
    LoginConfig login = login(settings); // first, as it may be the reason of what follows
    TlsConfig tls = TlsSettings.read(settings);
    return new Configuration(
        server(settings),
        tls,
        AccessSettings.read(settings),
        backend(settings),
        login,
        settings.require(KnownSettings.SERVER_VERSION),
        settings.require(KnownSettings.IRIS_SCHEMA),
        settings.get(KnownSettings.IRIS_VERSION),
        settings.require(KnownSettings.SPOOL_MEMORY),
        settings.require(KnownSettings.PLAN_CACHE),
        settings.require(KnownSettings.DEBUG),
        AdministrationSettings.read(settings, tls),
        ConsoleSettings.read(settings),
        RecordingSettings.read(settings),
        TracingSettings.read(settings),
        LogSettings.read(settings),
        settings);
  }

  private static ServerConfig server(Settings settings) {
    return new ServerConfig(
        settings.require(KnownSettings.HOST),
        settings.require(KnownSettings.PORT),
        settings.require(KnownSettings.MAX_CONNECTIONS),
        settings.require(KnownSettings.MAX_MESSAGE_BYTES),
        settings.require(KnownSettings.LOGIN_TIMEOUT),
        settings.require(KnownSettings.DRAIN_TIMEOUT),
        settings.require(AccessSettings.STARTUP_RATE),
        ClusterSettings.read(settings));
  }

  private static BackendConfig backend(Settings settings) {
    String namespace = settings.require(KnownSettings.IRIS_NAMESPACE);
    if (settings.require(KnownSettings.BACKEND) == BackendKind.EMBEDDED) {
      return new BackendConfig.Embedded(namespace, settings.get(KnownSettings.DATA));
    }
    return new BackendConfig.Iris(
        settings.require(KnownSettings.IRIS_HOST),
        settings.require(KnownSettings.IRIS_PORT),
        namespace,
        settings.require(KnownSettings.IRIS_USERNAME),
        settings.require(KnownSettings.IRIS_PASSWORD),
        settings.get(KnownSettings.DRIVER).map(Configuration::readable),
        pool(settings));
  }

  private static BackendConfig.Pool pool(Settings settings) {
    int size = settings.require(KnownSettings.IRIS_POOL_SIZE);
    return new BackendConfig.Pool(
        size,
        settings.get(KnownSettings.IRIS_POOL_PER_USER).orElse(size),
        settings.require(KnownSettings.IRIS_POOL_WAIT),
        settings.require(KnownSettings.IRIS_POOL_IDLE),
        settings.require(KnownSettings.IRIS_POOL_AGE));
  }

  private static Path readable(Path file) {
    if (!Files.isReadable(file)) {
      throw ConfigurationException.failure("cannot read " + file);
    }
    return file;
  }

  private static LoginConfig login(Settings settings) {
    String user = settings.require(KnownSettings.USER);
    AuthKind auth = settings.require(KnownSettings.AUTH);
    boolean iris = settings.require(KnownSettings.BACKEND) == BackendKind.IRIS;
    if (auth == AuthKind.PASSWORD && iris) {
      return new LoginConfig.Database(user);
    }
    if (auth != AuthKind.TRUST) {
      return new LoginConfig.Scram(
          user,
          settings.get(KnownSettings.PASSWORD),
          settings.require(KnownSettings.SCRAM_ITERATIONS));
    }
    String host = settings.require(KnownSettings.HOST);
    if (!isLoopback(host) && !settings.require(AccessSettings.OPEN_NETWORK)) {
      throw ConfigurationException.usage(
          settings.place(KnownSettings.AUTH)
              + ": trust lets everybody in, so it needs a loopback address as host, and "
              + host
              + " is none");
    }
    return new LoginConfig.Trust(user);
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
