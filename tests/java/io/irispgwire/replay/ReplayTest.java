package io.irispgwire.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.irispgwire.config.ReplayOrder;
import io.irispgwire.config.Secret;
import io.irispgwire.testing.PostgresServer;
import io.irispgwire.testing.RunningInstance;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;

/** Sessions are recorded and played again, to this server and to PostgreSQL. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReplayTest {
  @TempDir Path directory;

  private final ByteArrayOutputStream told = new ByteArrayOutputStream();

  private RunningInstance recording(String... more) throws IOException {
    List<String> options =
        Stream.concat(Stream.of("--record-directory", directory.toString()), Stream.of(more))
            .toList();
    return RunningInstance.start(options.toArray(String[]::new));
  }

  private Path file() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".pgrecord")).findFirst().orElseThrow();
    }
  }

  private int replay(RunningInstance server) throws IOException {
    return replay(
        new ReplayOrder(
            file(),
            "127.0.0.1",
            server.port(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(new Secret(RunningInstance.PASSWORD)),
            false));
  }

  private int replay(ReplayOrder order) throws IOException {
    return new Replay(order, new PrintStream(told, true, UTF_8)).run();
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void shop(Connection client) throws Exception {
    run(client, "CREATE TABLE wares (id int PRIMARY KEY, name varchar(40), price numeric(8,2))");
    client
        .unwrap(PGConnection.class)
        .getCopyAPI()
        .copyIn("COPY wares FROM STDIN", new StringReader("1\tnail\t0.05\n2\tsaw\t12.50\n"));
    try (PreparedStatement statement =
        client.prepareStatement("SELECT name, price FROM wares WHERE id > ? ORDER BY id")) {
      for (int i = 0; i < 7; i++) { // a named statement, and binary, from the fifth on
        statement.setInt(1, i % 3);
        try (ResultSet rows = statement.executeQuery()) {
          assertThat(rows.next()).isEqualTo(i % 3 < 2);
        }
      }
    }
    client.setAutoCommit(false);
    run(client, "UPDATE wares SET price = price * 2");
    assertThatThrownBy(() -> run(client, "SELECT 1/0")).isInstanceOf(SQLException.class);
    client.rollback();
    client.setAutoCommit(true);
  }

  @Test
  void a_session_is_played_again_and_nothing_differs() throws Exception {
    try (RunningInstance server = recording();
        Connection client = server.connect("options", "-c iris_pgwire.record=on")) {
      shop(client);
    }
    try (RunningInstance other = RunningInstance.start()) {
      assertThat(replay(other)).as(told.toString(UTF_8)).isZero();
      assertThat(told.toString(UTF_8)).endsWith(" answers, 0 differ\n");
    }
  }

  @Test
  void postgresql_gives_the_same_answers() throws Exception {
    PostgresServer postgresql = PostgresServer.get();
    try (RunningInstance server = recording();
        Connection client = server.connect("options", "-c iris_pgwire.record=on")) {
      shop(client);
    }
    try (Connection maker = postgresql.connect()) {
      run(maker, "CREATE DATABASE replayed");
      try {
        ReplayOrder order =
            new ReplayOrder(
                file(),
                "127.0.0.1",
                postgresql.port(),
                Optional.of("postgres"),
                Optional.of("replayed"),
                Optional.empty(),
                false);
        assertThat(replay(order)).as(told.toString(UTF_8)).isZero();
      } finally {
        run(maker, "DROP DATABASE replayed");
      }
    }
  }

  @Test
  void what_differs_is_told_with_the_statement() throws Exception {
    try (RunningInstance server = recording();
        Connection client = server.connect("preferQueryMode", "simple")) {
      run(client, "CREATE TABLE t (a int)");
      run(client, "INSERT INTO t VALUES (1), (2)");
      run(client, "SET iris_pgwire.record = on");
      run(client, "SELECT a FROM t ORDER BY a");
      run(client, "SET iris_pgwire.record = off");
      run(client, "SELECT 'later'");
    }
    try (RunningInstance other = RunningInstance.start();
        Connection maker = other.connect()) {
      run(maker, "CREATE TABLE t (a int)");
      run(maker, "INSERT INTO t VALUES (1), (3)");

      assertThat(replay(other)).isPositive();
      assertThat(told.toString(UTF_8))
          .contains(" Q SELECT a FROM t ORDER BY a\n")
          .contains("  recorded: D 2\n", "  now:      D 3\n")
          .doesNotContain("later");
    }
  }

  @Test
  void secrets_are_in_no_record() throws Exception {
    try (RunningInstance server = recording();
        Connection client = server.connect("options", "-c iris_pgwire.record=on")) {
      assertThatThrownBy(() -> run(client, "ALTER USER ann WITH PASSWORD 'hush1'"))
          .isInstanceOf(SQLException.class);
      run(client, "SELECT 'hush2' AS the_password");
      try (PreparedStatement statement =
          client.prepareStatement("SELECT 1 WHERE 'x' = ? -- password")) {
        statement.setString(1, "plain");
        statement.execute();
      }
      try (PreparedStatement statement = client.prepareStatement("SELECT ? AS secret")) {
        statement.setString(1, "hush3");
        statement.execute();
      }
    }

    assertThat(Files.readString(file()))
        .contains("plain")
        .doesNotContain("hush")
        .doesNotContain(RunningInstance.PASSWORD);
  }

  @Test
  void values_are_left_out_on_request() throws Exception {
    try (RunningInstance server = recording();
        Connection client = server.connect("options", "-c iris_pgwire.record=shapes")) {
      run(client, "SELECT 'Miller', 4711, DATE '1971-03-09' /* 815 */");
      try (PreparedStatement statement = client.prepareStatement("SELECT ?::text")) {
        statement.setString(1, "Miller");
        statement.execute();
      }
    }

    List<String> messages =
        Files.readAllLines(file()).stream().filter(line -> !line.startsWith("=")).toList();
    assertThat(String.join("\n", messages)) // without the time, whose digits are any
        .contains("SELECT 'xxxxax', 1111, DATE '1111-11-11'")
        .doesNotContain("Miller", "4711", "1971-03-09", "815");
    try (RunningInstance other = RunningInstance.start()) {
      assertThat(replay(other)).as(told.toString(UTF_8)).isZero();
    }
  }

  @Test
  void only_administrators_record_and_only_where_there_is_a_place() throws Exception {
    try (RunningInstance server = recording("--console-admins", "root");
        Connection client = server.connect()) {
      assertThatThrownBy(() -> run(client, "SET iris_pgwire.record = on"))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
      assertThatThrownBy(() -> server.connect("options", "-c iris_pgwire.record=on").close())
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
    }
    try (RunningInstance server = RunningInstance.start();
        Connection client = server.connect()) {
      assertThatThrownBy(() -> run(client, "SET iris_pgwire.record = on"))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("55000"));
    }
  }

  @Test
  void all_sessions_of_a_user_are_recorded_and_the_files_stay_small() throws Exception {
    try (RunningInstance server =
            recording(
                "--record-users", "_SYSTEM", "--record-limit", "2kB", "--console-admins", "x");
        Connection client = server.connect()) {
      for (int i = 0; i < 50; i++) {
        run(client, "SELECT 'this statement takes its place'");
      }
    }

    assertThat(Files.readString(file())).contains("takes its place").endsWith("\n= full\n");
    assertThat(Files.size(file())).isLessThan(2100);
  }

  @Test
  void what_is_no_record_is_told() throws Exception {
    Path file = Files.writeString(directory.resolve("x.pgrecord"), "something else\n");

    assertThatThrownBy(
            () ->
                replay(
                    new ReplayOrder(
                        file,
                        "127.0.0.1",
                        1,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false)))
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith("is no record of a session");
  }
}
