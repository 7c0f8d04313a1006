package io.irispgwire;

import io.irispgwire.config.Configuration;
import io.irispgwire.config.ConfigurationException;
import io.irispgwire.config.Invocation;
import io.irispgwire.error.PgException;
import io.irispgwire.instance.HangUp;
import io.irispgwire.instance.Instance;
import io.irispgwire.instance.Logging;
import io.irispgwire.instance.SelfTestReport;
import io.irispgwire.replay.Replay;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The program: reads its call, and serves until it is told to stop. */
public final class Main {
  private static final String NAME = "IRIS PGWire";

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
      } else if (invocation instanceof Invocation.SelfTest test) {
        SelfTestReport report = Instance.selfTest(test.configuration());
        out.print(report.table());
        return report.failures() == 0 ? 0 : 1;
      } else if (invocation instanceof Invocation.Replay replay) {
        return new Replay(replay.order(), out).run() == 0 ? 0 : 1;
      } else if (invocation instanceof Invocation.Serve serve) {
        serve(serve.configuration(), () -> again(arguments, environment));
      }
      return 0;
    } catch (ConfigurationException e) {
      err.println("iris-pgwire: " + e.getMessage());
      return e.exitStatus();
    } catch (NoSuchFileException e) {
      err.println("iris-pgwire: there is no file " + e.getMessage());
      return 1;
    } catch (PgException | IOException e) {
      err.println("iris-pgwire: " + e.getMessage());
      return 1;
    }
  }

  private Configuration again(List<String> arguments, Map<String, String> environment) {
    return ((Invocation.Serve) Invocation.parse(arguments, environment, version)).configuration();
  }

  private void serve(Configuration configuration, Supplier<Configuration> written)
      throws IOException {
    Logging.start(configuration.log(), configuration.debug());
    Instance instance = Instance.start(configuration, written);
    HangUp.onEach(instance::reload);
    Runtime.getRuntime().addShutdownHook(new Thread(instance::close, "pgwire-drain"));
    announce(configuration, instance);
  }

  private void announce(Configuration configuration, Instance instance) {
    String host = instance.address().getAddress().getHostAddress();
    int port = instance.address().getPort();
    out.printf(
        "%s %s listens on %s port %d, back end: %s%n",
        NAME, version, host, port, instance.backend());
    instance
        .generatedPassword()
        .ifPresent(
            password ->
                out.printf(
                    "PGPASSWORD=%s psql -h %s -p %d -U %s -d %s%n",
                    password.value(),
                    host,
                    port,
                    configuration.login().user(),
                    configuration.backend().namespace()));
    instance
        .administrationAddress()
        .ifPresent(
            address ->
                out.printf(
                    "Operators: port %d of %s%n",
                    address.getPort(), address.getAddress().getHostAddress()));
    out.flush();
  }
}
