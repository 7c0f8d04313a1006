package io.irispgwire.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A throw-away PostgreSQL on a free loopback port: the oracle of the differential tests.
 *
 * <p>One per JVM, started at the first use and removed at the JVM's end. Its binaries are looked
 * for under {@code /usr/lib/postgresql}; the user is {@code postgres}, authentication is trust, the
 * encoding UTF8 and the locale C.UTF-8.
 */
public final class PostgresServer {
  private static final Path INSTALLATIONS = Path.of("/usr/lib/postgresql");
  private static final String MISSING =
      "NOT RUN: this test compares with a real PostgreSQL 15, and there is none under "
          + INSTALLATIONS
          + " (Debian and Ubuntu: apt-get install postgresql-15)";

  private final Path bin;
  private final Path data;
  private final int port;

  private PostgresServer(Path bin, Path data, int port) {
    this.bin = bin;
    this.data = data;
    this.port = port;
  }

  /** The server; where PostgreSQL is not installed the calling test is reported as not run. */
  public static PostgresServer get() {
    if (Holder.SERVER.isEmpty()) {
      System.err.println(MISSING);
    }
    Assumptions.assumeTrue(Holder.SERVER.isPresent(), MISSING);
    return Holder.SERVER.orElseThrow();
  }

  public int port() {
    return port;
  }

  public Connection connect() throws SQLException {
    return DriverManager.getConnection(url("postgres"), "postgres", "");
  }

  public String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  private static final class Holder {
    static final Optional<PostgresServer> SERVER = newestInstallation().map(PostgresServer::start);
  }

  private static Optional<Path> newestInstallation() {
    if (!Files.isDirectory(INSTALLATIONS)) {
      return Optional.empty();
    }
    try (Stream<Path> versions = Files.list(INSTALLATIONS)) {
      return versions
          .map(version -> version.resolve("bin"))
          .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
          .max(Comparator.naturalOrder());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PostgresServer start(Path bin) {
    try {
      Path data = Files.createTempDirectory("pgwire-oracle");
      if (isRoot()) {
        run(List.of("chown", "postgres", data.toString()));
      }
      PostgresServer server = new PostgresServer(bin, data, freePort());
      Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
      server.initialise();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void initialise() throws IOException {
    String cluster = data.resolve("cluster").toString();
    run(
        asServerUser(
            bin.resolve("initdb").toString(),
            "-D",
            cluster,
            "-U",
            "postgres",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
            "--no-sync"));
    String options =
        "-p "
            + port
            + " -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off"
            + " -c timezone=UTC -c max_connections=50";
    String log = data.resolve("log").toString();
    run(
        asServerUser(
            bin.resolve("pg_ctl").toString(),
            "-D",
            cluster,
            "-l",
            log,
            "-o",
            options,
            "-w",
            "start"));
  }

  private void stop() {
    try {
      String cluster = data.resolve("cluster").toString();
      run(
          asServerUser(
              bin.resolve("pg_ctl").toString(), "-D", cluster, "-m", "immediate", "-w", "stop"));
      run(List.of("rm", "-r", "-f", data.toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** PostgreSQL refuses to run as root. */
  private static List<String> asServerUser(String... command) {
    List<String> words = new ArrayList<>();
    if (isRoot()) {
      words.addAll(List.of("runuser", "-u", "postgres", "--"));
    }
    words.addAll(List.of(command));
    return words;
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static void run(List<String> command) throws IOException {
    Path output = Files.createTempFile("pgwire-oracle", ".out");
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(Path.of("/").toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      if (!process.waitFor(60, SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IOException(command + " failed:\n" + Files.readString(output, UTF_8));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(command + " was interrupted", e);
    } finally {
      Files.delete(output);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
