package io.irispgwire.testing;

import io.irispgwire.config.Configuration;
import io.irispgwire.config.Invocation;
import io.irispgwire.instance.Instance;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** The whole program but for its main method, started with the options of a command line. */
public final class RunningInstance implements AutoCloseable {
  public static final String USER = "_SYSTEM";
  public static final String PASSWORD = "test-password";

  private final Instance instance;

  private RunningInstance(Instance instance) {
    this.instance = instance;
  }

  /** On a free port, if the options name none, with {@link #USER} and {@link #PASSWORD}. */
  public static RunningInstance start(String... options) throws IOException {
    return new RunningInstance(
        Instance.start(configuration(options), () -> configuration(options)));
  }

  public static Configuration configuration(String... options) {
    List<String> arguments = new ArrayList<>(List.of(options));
    if (!arguments.contains("--port")) {
      arguments.addAll(List.of("--port", "0"));
    }
    return ((Invocation.Serve)
            Invocation.parse(arguments, Map.of("PGWIRE_PASSWORD", PASSWORD), "test"))
        .configuration();
  }

  public int port() {
    return instance.address().getPort();
  }

  /** Where operators look at it; it must have been started with an admin-port. */
  public InetSocketAddress administration() {
    return instance.administrationAddress().orElseThrow();
  }

  /**
   * A connection by pgjdbc to localhost.
   *
   * @param more names and values of properties, in turn
   */
  public Connection connect(String... more) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", USER);
    properties.setProperty("password", PASSWORD);
    for (int i = 0; i < more.length; i += 2) {
      properties.setProperty(more[i], more[i + 1]);
    }
    return DriverManager.getConnection(
        "jdbc:postgresql://localhost:" + port() + "/USER", properties);
  }

  @Override
  public void close() {
    instance.close();
  }
}
