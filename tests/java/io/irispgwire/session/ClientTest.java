package io.irispgwire.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.irispgwire.testing.TestServer;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** What a JDBC client sees: a server for the class, a connection for each test. */
abstract class ClientTest {
  private static TestServer server;

  private Connection connection;

  @BeforeAll
  static void startServer() throws IOException {
    server = TestServer.start();
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @BeforeEach
  void connect() throws SQLException {
    connection = server.connect();
  }

  @AfterEach
  void disconnect() throws SQLException {
    connection.close();
  }

  final TestServer server() {
    return server;
  }

  /** The test's own connection. */
  final Connection connection() {
    return connection;
  }

  final void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Runs a statement; how many rows it has changed. */
  final int change(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.executeUpdate(sql);
    }
  }

  /** One text a row, its values with bars between. */
  final List<String> ask(String sql) throws SQLException {
    return Rows.of(connection, sql);
  }

  final void assertFails(String state, String sql) {
    assertThatThrownBy(() -> run(sql))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(state));
  }
}
