package io.irispgwire.backend.jdbc;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Properties;

/** Where an IRIS instance listens, and how its driver is told. */
public record IrisLocation(String host, int port) {
  private static final int PATIENCE_MILLIS = 2_000;

  /**
   * {@code jdbc:IRIS://host:port/NAMESPACE}; the driver wants the prefix in this very spelling.
   *
   * @throws PgException 3D000 for a name that would change the URL's meaning
   */
  String url(String namespace) {
    boolean plain =
        !namespace.isEmpty()
            && namespace
                .chars()
                .allMatch(c -> Character.isLetterOrDigit(c) || "%-_".indexOf(c) >= 0);
    if (!plain) {
      throw new PgException(
          SqlState.INVALID_CATALOG_NAME, "database \"" + namespace + "\" does not exist");
    }
    String address = host.contains(":") ? '[' + host + ']' : host;
    return "jdbc:IRIS://" + address + ':' + port + '/' + namespace;
  }

  /** Whether somebody answers there: a connection is made, and closed without a word. */
  boolean isListening() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), PATIENCE_MILLIS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** The driver would try shared memory on localhost, which fails between containers. */
  static Properties properties(String user, String password) {
    Properties properties = common();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    return properties;
  }

  /** IRIS takes who the user is from the token. */
  static Properties tokenProperties(String token) {
    Properties properties = common();
    properties.setProperty("AccessToken", token);
    return properties;
  }

  private static Properties common() {
    Properties properties = new Properties();
    properties.setProperty("SharedMemory", "false");
    properties.setProperty("TransactionIsolationLevel", "2");
    return properties;
  }
}
