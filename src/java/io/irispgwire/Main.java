package io.irispgwire;

import io.irispgwire.auth.Authenticator;
import io.irispgwire.auth.ScramAuthenticator;
import io.irispgwire.auth.ScramAuthenticator.Users;
import io.irispgwire.auth.ScramVerifier;
import io.irispgwire.auth.Trust;
import io.irispgwire.backend.Backends;
import io.irispgwire.backend.jdbc.EmbeddedBackends;
import io.irispgwire.backend.jdbc.IrisBackends;
import io.irispgwire.backend.jdbc.IrisDriver;
import io.irispgwire.backend.jdbc.IrisLocation;
import io.irispgwire.backend.jdbc.PoolLimits;
import io.irispgwire.catalog.SchemaCaches;
import io.irispgwire.config.BackendConfig;
import io.irispgwire.config.Configuration;
import io.irispgwire.config.ConfigurationException;
import io.irispgwire.config.Invocation;
import io.irispgwire.config.LoginConfig;
import io.irispgwire.config.Secret;
import io.irispgwire.error.PgException;
import io.irispgwire.server.Server;
import io.irispgwire.session.PlanCache;
import io.irispgwire.session.SessionServices;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Builds every object, in order, once. */
public final class Main {
  private static final String NAME = "IRIS PGWire";

  /** 128 random bits. */
  private static final int GENERATED_PASSWORD_BYTES = 16;

  /** After this time a table that somebody made in IRIS itself is seen. */
  private static final Duration FOREIGN_DDL_NOTICED = Duration.ofSeconds(10);

  private final SecureRandom random = new SecureRandom();
  private final PrintStream out;
  private final String version;

  private Main(PrintStream out, String version) {
    this.out = out;
    this.version = version;
  }

  public static void main(String[] arguments) {
    String version =
        Optional.ofNullable(Main.class.getPackage().getImplementationVersion())
            .orElse("development");
    int status =
        new Main(System.out, version).run(Arrays.asList(arguments), System.getenv(), System.err);
    if (status != 0) {
      System.exit(status);
    }
  }

  /** Returns with 0 while the server goes on in its own threads. */
  private int run(List<String> arguments, Map<String, String> environment, PrintStream err) {
    try {
      Invocation invocation = Invocation.parse(arguments, environment, version);
      if (invocation instanceof Invocation.Show show) {
        out.print(show.text());
      } else if (invocation instanceof Invocation.Serve serve) {
        serve(serve.configuration());
      }
      return 0;
    } catch (ConfigurationException e) {
      err.println("iris-pgwire: " + e.getMessage());
      return e.exitStatus();
    } catch (PgException | IOException e) {
      err.println("iris-pgwire: " + e.getMessage());
      return 1;
    }
  }

  private void serve(Configuration configuration) throws IOException {
    Logging.configure(configuration.debug());
    Backends backends = backends(configuration.backend());
    String password = password(configuration.login());
    SessionServices services =
        new SessionServices(
            backends,
            authenticator(configuration.login(), password),
            new SchemaCaches(configuration.irisSchema(), schemaLife(configuration.backend())),
            new PlanCache(configuration.planCacheEntries()),
            configuration.serverVersion(),
            configuration.spoolMemoryBytes());
    Server server = listen(configuration, services);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, backends), "pgwire-drain"));
    announce(configuration, server.address(), backends, password);
  }

  private static Backends backends(BackendConfig config) {
    return config instanceof BackendConfig.Iris iris
        ? iris(iris)
        : embedded((BackendConfig.Embedded) config);
  }

  private static Backends iris(BackendConfig.Iris config) {
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
        .orElseGet(() -> EmbeddedBackends.inMemory("pgwire", namespaces));
  }

  /** The embedded database has no other users whose DDL could go unnoticed. */
  private static Duration schemaLife(BackendConfig config) {
    return config instanceof BackendConfig.Embedded ? Duration.ZERO : FOREIGN_DDL_NOTICED;
  }

  private String password(LoginConfig login) {
    if (login instanceof LoginConfig.Scram scram) {
      return scram.password().map(Secret::value).orElseGet(this::generatePassword);
    }
    return "";
  }

  private String generatePassword() {
    byte[] bytes = new byte[GENERATED_PASSWORD_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private Authenticator authenticator(LoginConfig login, String password) {
    if (login instanceof LoginConfig.Scram scram) {
      byte[] salt = new byte[ScramVerifier.SALT_BYTES];
      random.nextBytes(salt);
      ScramVerifier verifier = ScramVerifier.of(password, salt, scram.iterations());
      return new ScramAuthenticator(Users.only(scram.user(), verifier), scram.iterations());
    }
    return new Trust();
  }

  private static Server listen(Configuration configuration, SessionServices services)
      throws IOException {
    try {
      return Server.start(configuration.server(), services);
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

  private static void stop(Server server, Backends backends) {
    server.close();
    backends.close();
  }

  private void announce(
      Configuration configuration, InetSocketAddress address, Backends backends, String password) {
    String host = address.getAddress().getHostAddress();
    out.printf(
        "%s %s listens on %s port %d, back end: %s%n",
        NAME, version, host, address.getPort(), backends.describe());
    boolean generated =
        configuration.login() instanceof LoginConfig.Scram scram && scram.password().isEmpty();
    if (generated) {
      out.printf(
          "PGPASSWORD=%s psql -h %s -p %d -U %s -d %s%n",
          password,
          host,
          address.getPort(),
          configuration.login().user(),
          configuration.backend().namespace());
    }
    out.flush();
  }
}
