package io.irispgwire.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.irispgwire.testing.RunningInstance;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The administrative database, by a client of SQL; names of columns from PgBouncer's manual. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ConsoleTest {
  private RunningInstance server;

  @BeforeEach
  void start() throws Exception {
    server = RunningInstance.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static Connection console(RunningInstance server) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", RunningInstance.USER);
    properties.setProperty("password", RunningInstance.PASSWORD);
    properties.setProperty("preferQueryMode", "simple");
    properties.setProperty("assumeMinServerVersion", "15");
    return DriverManager.getConnection(
        "jdbc:postgresql://localhost:" + server.port() + "/pgbouncer", properties);
  }

  private static List<Map<String, String>> show(Connection console, String what)
      throws SQLException {
    List<Map<String, String>> rows = new ArrayList<>();
    try (Statement statement = console.createStatement();
        ResultSet result = statement.executeQuery("SHOW " + what)) {
      while (result.next()) {
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          row.put(result.getMetaData().getColumnName(i), result.getString(i));
        }
        rows.add(row);
      }
    }
    return rows;
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void pools_and_clients_are_those_of_the_moment() throws Exception {
    try (Connection console = console(server);
        Connection client = server.connect("ApplicationName", "till")) {
      client.setAutoCommit(false);
      run(client, "SELECT 1");

      assertThat(show(console, "pools"))
          .singleElement()
          .satisfies(
              pool -> {
                assertThat(pool.keySet())
                    .startsWith("database", "user", "cl_active", "cl_waiting")
                    .endsWith("maxwait", "maxwait_us", "pool_mode");
                assertThat(pool)
                    .containsEntry("database", "USER")
                    .containsEntry("user", "_SYSTEM")
                    .containsEntry("cl_active", "1")
                    .containsEntry("cl_waiting", "0");
              });
      assertThat(show(console, "CLIENTS;"))
          .singleElement()
          .satisfies(
              row ->
                  assertThat(row)
                      .containsEntry("type", "C")
                      .containsEntry("database", "USER")
                      .containsEntry("state", "active")
                      .containsEntry("application_name", "till"));
      client.commit();
      assertThat(show(console, "clients").get(0)).containsEntry("state", "idle");
    }
  }

  @Test
  void totals_and_lists_count_what_clients_have_done() throws Exception {
    try (Connection console = console(server);
        Connection client = server.connect("preferQueryMode", "simple")) {
      long before = Long.parseLong(show(console, "stats").get(0).get("total_query_count"));

      run(client, "SELECT 1");
      run(client, "SELECT 2");

      assertThat(show(console, "stats").get(0))
          .containsEntry("database", "USER")
          .containsEntry("total_query_count", String.valueOf(before + 2));
      assertThat(show(console, "totals").get(1).values())
          .containsExactly("total_query_count", String.valueOf(before + 2));
      assertThat(show(console, "lists"))
          .contains(Map.of("list", "used_clients", "items", "1"))
          .contains(Map.of("list", "databases", "items", "1"));
      assertThat(show(console, "users"))
          .extracting(row -> row.get("name"))
          .containsExactly("_SYSTEM");
    }
  }

  @Test
  void settings_are_shown_without_their_secrets() throws Exception {
    try (Connection console = console(server)) {
      List<Map<String, String>> config = show(console, "config");

      assertThat(config)
          .extracting(row -> row.get("key"))
          .contains("host", "password", "max-connections");
      assertThat(config.toString()).doesNotContain(RunningInstance.PASSWORD);
      assertThat(show(console, "version").get(0).get("version")).contains("IRIS PGWire");
      assertThat(show(console, "servers")).isEmpty();
    }
  }

  @Test
  void pause_waits_for_the_end_of_transactions_and_holds_new_ones() throws Exception {
    try (Connection console = console(server);
        Connection watching = console(server);
        Connection working = server.connect();
        Connection coming = server.connect()) {
      working.setAutoCommit(false);
      run(working, "SELECT 1");

      CompletableFuture<Void> paused = inBackground(() -> run(console, "PAUSE"));
      await(() -> show(watching, "state").contains(Map.of("key", "paused", "value", "yes")));
      CompletableFuture<Void> held = inBackground(() -> run(coming, "SELECT 2"));
      await(() -> states(watching).equals(List.of("active", "waiting")));
      run(working, "SELECT 3");
      assertThat(paused).isNotDone();
      working.commit();
      paused.get();

      assertThat(show(watching, "databases").get(0)).containsEntry("paused", "1");
      assertThat(states(watching)).containsExactly("idle", "waiting");
      assertThat(held).isNotDone();
      run(watching, "RESUME");
      held.get();
      assertThat(states(watching)).containsExactly("idle", "idle");
    }
  }

  @Test
  void a_pause_that_is_cancelled_lets_everybody_go_on() throws Exception {
    try (Connection console = console(server);
        Connection watching = console(server);
        Connection working = server.connect();
        Statement pausing = console.createStatement()) {
      working.setAutoCommit(false);
      run(working, "SELECT 1");
      CompletableFuture<Void> paused = inBackground(() -> pausing.execute("PAUSE \"USER\""));
      await(() -> "1".equals(show(watching, "databases").get(0).get("paused")));

      while (!paused.isDone()) {
        pausing.cancel();
      }

      assertThatThrownBy(paused::get).cause().cause().hasMessageContaining("user request");
      assertThat(show(watching, "databases").get(0)).containsEntry("paused", "0");
      assertThatThrownBy(() -> run(console, "RESUME"))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("55000"));
    }
  }

  @Test
  void a_held_statement_obeys_its_time_limit() throws Exception {
    try (Connection console = console(server);
        Connection client = server.connect("options", "-c statement_timeout=50")) {
      run(console, "PAUSE");

      assertThatThrownBy(() -> run(client, "SELECT 1"))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("57014"));
    }
  }

  @Test
  void kill_ends_the_sessions_of_a_database_and_keeps_new_transactions_waiting() throws Exception {
    try (Connection console = console(server);
        Connection client = server.connect()) {
      String id = show(console, "clients").get(0).get("ptr");
      run(console, "KILL_CLIENT " + id);
      assertThatThrownBy(() -> run(client, "SELECT 1")).isInstanceOf(SQLException.class);

      try (Connection other = server.connect()) {
        run(console, "KILL \"USER\"");
        assertThatThrownBy(() -> run(other, "SELECT 1")).isInstanceOf(SQLException.class);
      }
      assertThat(show(console, "databases").get(0)).containsEntry("paused", "1");
      run(console, "RESUME \"USER\"");
      assertRefused(() -> run(console, "KILL nowhere"), "3D000");
      assertRefused(() -> run(console, "SELECT 1"), "42601");
      run(console, "RELOAD");
    }
  }

  @Test
  void viewers_only_look_and_others_do_not_come_in() throws Exception {
    try (RunningInstance other =
        RunningInstance.start("--console-admins", "root", "--console-viewers", "_SYSTEM, x")) {
      try (Connection console = console(other)) {
        assertThat(show(console, "users"))
            .extracting(row -> row.get("name"))
            .containsExactly("_SYSTEM", "root", "x");
        assertRefused(() -> run(console, "PAUSE"), "42501");
      }
    }
    try (RunningInstance other = RunningInstance.start("--console-admins", "root")) {
      assertRefused(() -> console(other).close(), "42501");
    }
  }

  @Test
  void the_extended_protocol_is_refused_and_the_session_lives_on() throws Exception {
    try (Connection console = console(server);
        Connection extended =
            DriverManager.getConnection(
                "jdbc:postgresql://localhost:" + server.port() + "/pgbouncer",
                properties("assumeMinServerVersion", "15"))) {
      for (int i = 0; i < 2; i++) {
        assertRefused(() -> run(extended, "SHOW POOLS"), "0A000");
      }
      assertThat(show(console, "pools")).isEmpty();
    }
  }

  private static Properties properties(String name, String value) {
    Properties properties = new Properties();
    properties.setProperty("user", RunningInstance.USER);
    properties.setProperty("password", RunningInstance.PASSWORD);
    properties.setProperty(name, value);
    return properties;
  }

  private static List<String> states(Connection console) throws SQLException {
    return show(console, "clients").stream().map(row -> row.get("state")).sorted().toList();
  }

  private interface Doing {
    void run() throws SQLException;
  }

  private interface Asking {
    boolean holds() throws SQLException;
  }

  private static void assertRefused(Doing doing, String state) {
    assertThatThrownBy(doing::run)
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(state));
  }

  private static CompletableFuture<Void> inBackground(Doing doing) {
    return CompletableFuture.runAsync(
        () -> {
          try {
            doing.run();
          } catch (SQLException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private static void await(Asking asking) throws SQLException {
    while (!asking.holds()) {
      Thread.onSpinWait();
    }
  }
}
