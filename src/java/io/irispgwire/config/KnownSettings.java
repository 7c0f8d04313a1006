package io.irispgwire.config;

import static io.irispgwire.config.Setting.optional;
import static io.irispgwire.config.Setting.withInitial;
import static io.irispgwire.config.SettingType.bool;
import static io.irispgwire.config.SettingType.bytes;
import static io.irispgwire.config.SettingType.choice;
import static io.irispgwire.config.SettingType.integer;
import static io.irispgwire.config.SettingType.irisVersion;
import static io.irispgwire.config.SettingType.path;
import static io.irispgwire.config.SettingType.secret;
import static io.irispgwire.config.SettingType.serverVersion;
import static io.irispgwire.config.SettingType.text;
import static io.irispgwire.config.SettingType.time;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Every setting there is: the help text, the environment, the properties file and
 * docs/configuration.md all come from this table.
 */
final class KnownSettings {
  private static final int GIB = 1 << 30;

  /** Where statements run. */
  enum BackendKind {
    EMBEDDED,
    IRIS
  }

  /** How clients prove who they are. */
  enum AuthKind {
    SCRAM,
    PASSWORD,
    TRUST
  }

  static final Setting<Path> CONFIG =
      optional("config", "PGWIRE_CONFIG", path(), "none", "Properties file with settings.");

  static final Setting<String> HOST =
      withInitial("host", "PGWIRE_HOST", text(), "127.0.0.1", "Address to listen on.");

  static final Setting<Integer> PORT =
      withInitial(
          "port",
          "PGWIRE_PORT",
          integer(0, 65_535),
          "5432",
          "TCP port to listen on; 0 takes a free one.");

  static final Setting<BackendKind> BACKEND =
      withInitial(
          "backend",
          "PGWIRE_BACKEND",
          choice(BackendKind.class),
          "embedded",
          "Where statements run: in an embedded H2 that stands in for IRIS, or in IRIS.");

  static final Setting<Path> DATA =
      optional("data", "PGWIRE_DATA", path(), "in memory", "Data file of the embedded back end.");

  static final Setting<String> IRIS_HOST =
      withInitial("iris-host", "IRIS_HOST", text(), "localhost", "Host of the IRIS instance.");

  static final Setting<Integer> IRIS_PORT =
      withInitial(
          "iris-port", "IRIS_PORT", integer(1, 65_535), "1972", "Superserver port of IRIS.");

  static final Setting<String> IRIS_NAMESPACE =
      withInitial(
          "iris-namespace",
          "IRIS_NAMESPACE",
          text(),
          "USER",
          "Namespace, which clients call the database.");

  static final Setting<String> IRIS_USERNAME =
      withInitial(
          "iris-username", "IRIS_USERNAME", text(), "_SYSTEM", "User of the IRIS connections.");

  static final Setting<Secret> IRIS_PASSWORD =
      optional(
          "iris-password",
          "IRIS_PASSWORD",
          secret(),
          "none; the iris back end needs one",
          "Password of that user; better set in the environment than on the command line.");

  static final Setting<String> IRIS_SCHEMA =
      withInitial(
          "iris-schema",
          "PGWIRE_IRIS_SCHEMA",
          text(),
          "SQLUser",
          "IRIS schema that clients call public.");

  static final Setting<String> IRIS_VERSION =
      optional(
          "iris-version",
          "PGWIRE_IRIS_VERSION",
          irisVersion(),
          "the instance's own",
          "Release of IRIS that statements are translated for.");

  static final Setting<Path> DRIVER =
      optional("driver", "PGWIRE_DRIVER", path(), "the class path", "Jar of the IRIS JDBC driver.");

  static final Setting<Integer> IRIS_POOL_SIZE =
      withInitial(
          "iris-pool-size",
          "PGWIRE_IRIS_POOL_SIZE",
          integer(1, 10_000),
          "4",
          "Connections to IRIS that all sessions share; the default fits a Community Edition.");

  static final Setting<Integer> IRIS_POOL_PER_USER =
      optional(
          "iris-pool-per-user",
          "PGWIRE_IRIS_POOL_PER_USER",
          integer(1, 10_000),
          "as iris-pool-size",
          "Connections of one IRIS user to one namespace.");

  static final Setting<Duration> IRIS_POOL_WAIT =
      withInitial(
          "iris-pool-wait",
          "PGWIRE_IRIS_POOL_WAIT",
          time(Duration.ofMillis(1), Duration.ofHours(24)),
          "30s",
          "Longest wait for a connection to IRIS.");

  static final Setting<Duration> IRIS_POOL_IDLE =
      withInitial(
          "iris-pool-idle",
          "PGWIRE_IRIS_POOL_IDLE",
          time(Duration.ofMillis(100), Duration.ofHours(24)),
          "5min",
          "After so long without use a connection to IRIS is closed.");

  static final Setting<Duration> IRIS_POOL_AGE =
      withInitial(
          "iris-pool-age",
          "PGWIRE_IRIS_POOL_AGE",
          time(Duration.ofSeconds(1), Duration.ofHours(24)),
          "1h",
          "A connection to IRIS older than this is not used again.");

  static final Setting<AuthKind> AUTH =
      withInitial(
          "auth",
          "PGWIRE_AUTH",
          choice(AuthKind.class),
          "scram",
          "How clients log in; password needs TLS or loopback and is IRIS's to check; trust asks for"
              + " nothing and needs a loopback address as host.");

  static final Setting<String> USER =
      withInitial("user", "PGWIRE_USER", text(), "_SYSTEM", "User that may log in.");

  static final Setting<Secret> PASSWORD =
      optional(
          "password",
          "PGWIRE_PASSWORD",
          secret(),
          "generated and printed at start",
          "Password of that user; better set in the environment than on the command line.");

  static final Setting<Integer> SCRAM_ITERATIONS =
      withInitial(
          "scram-iterations",
          "PGWIRE_SCRAM_ITERATIONS",
          integer(4096, 10_000_000), // RFC 7677, section 4: at least 4096
          "4096",
          "Cost of guessing that password from what the server keeps.");

  static final Setting<Integer> MAX_CONNECTIONS =
      withInitial(
          "max-connections",
          "PGWIRE_MAX_CONNECTIONS",
          integer(1, ServerConfig.MOST_CONNECTIONS),
          "1000",
          "Sessions at one time.");

  static final Setting<Integer> MAX_MESSAGE_BYTES =
      withInitial(
          "max-message-bytes",
          "PGWIRE_MAX_MESSAGE_BYTES",
          bytes(ServerConfig.SHORTEST_MESSAGE_LIMIT_BYTES, ServerConfig.LONGEST_MESSAGE_BYTES),
          "64MB",
          "Longest message taken from a client.");

  static final Setting<Duration> LOGIN_TIMEOUT =
      withInitial(
          "login-timeout",
          "PGWIRE_LOGIN_TIMEOUT",
          time(Duration.ofMillis(1), Duration.ofHours(1)),
          "60s",
          "What a client gets to complete its login.");

  static final Setting<Duration> DRAIN_TIMEOUT =
      withInitial(
          "drain-timeout",
          "PGWIRE_DRAIN_TIMEOUT",
          time(Duration.ZERO, Duration.ofHours(24)),
          "10s",
          "What running statements get to finish when the server stops.");

  static final Setting<Integer> SPOOL_MEMORY =
      withInitial(
          "spool-memory",
          "PGWIRE_SPOOL_MEMORY",
          bytes(0, GIB),
          "4MB",
          "What a kept result may take in memory before it goes to a temporary file.");

  static final Setting<Integer> PLAN_CACHE =
      withInitial(
          "plan-cache",
          "PGWIRE_PLAN_CACHE",
          integer(0, 1_000_000),
          "10000",
          "Statements whose plans are kept.");

  static final Setting<String> SERVER_VERSION =
      withInitial(
          "server-version",
          "PGWIRE_SERVER_VERSION",
          serverVersion(),
          "15.0 (IRIS PGWire 2.0.0)",
          "PostgreSQL version that clients are told.");

  static final Setting<Boolean> DEBUG =
      withInitial("debug", "PGWIRE_DEBUG", bool(), "false", "Log more.");

  private static final List<Setting<?>> GENERAL =
      List.of(
          CONFIG,
          HOST,
          PORT,
          BACKEND,
          DATA,
          IRIS_HOST,
          IRIS_PORT,
          IRIS_NAMESPACE,
          IRIS_USERNAME,
          IRIS_PASSWORD,
          IRIS_SCHEMA,
          IRIS_VERSION,
          DRIVER,
          IRIS_POOL_SIZE,
          IRIS_POOL_PER_USER,
          IRIS_POOL_WAIT,
          IRIS_POOL_IDLE,
          IRIS_POOL_AGE,
          AUTH,
          USER,
          PASSWORD,
          SCRAM_ITERATIONS,
          MAX_CONNECTIONS,
          MAX_MESSAGE_BYTES,
          LOGIN_TIMEOUT,
          DRAIN_TIMEOUT,
          SPOOL_MEMORY,
          PLAN_CACHE,
          SERVER_VERSION,
          DEBUG);

  /** In the order in which people want to read about them. */
  static final List<Setting<?>> ALL =
      Stream.of(
              GENERAL,
              TlsSettings.ALL,
              AccessSettings.ALL,
              ClusterSettings.ALL,
              AdministrationSettings.ALL,
              ConsoleSettings.ALL,
              RecordingSettings.ALL,
              TracingSettings.ALL,
              LogSettings.ALL)
          .<Setting<?>>flatMap(List::stream)
          .toList();

  private KnownSettings() {}
}
