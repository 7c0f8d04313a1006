package io.irispgwire.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.irispgwire.testing.RunningInstance;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** pg_stat_statements, the ledger of what is not supported, and the log of statements. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class StatisticsTest {
  private RunningInstance server;

  @BeforeEach
  void start() throws Exception {
    server = RunningInstance.start("--admin-port", "0");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static List<String> rows(Connection connection, String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        StringBuilder row = new StringBuilder(String.valueOf(result.getString(1)));
        for (int i = 2; i <= result.getMetaData().getColumnCount(); i++) {
          row.append('|').append(result.getString(i));
        }
        rows.add(row.toString());
      }
    }
    return rows;
  }

  @Test
  void statements_that_differ_in_values_are_one() throws SQLException {
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE counted (n int, t varchar(20))");
      statement.execute("INSERT INTO counted VALUES (1, 'secret'), (2, 'secret')");
      for (int i = 0; i < 5; i++) {
        rows(connection, "SELECT t FROM counted WHERE n <= " + i);
      }

      assertThat(
              rows(
                  connection,
                  "SELECT query, calls, rows, plans FROM pg_stat_statements"
                      + " WHERE query LIKE '%counted%' AND query NOT LIKE '%pg_stat%' ORDER BY 1"))
          .containsExactly(
              "CREATE TABLE counted (n int, t varchar($1))|1|0|1",
              "INSERT INTO counted VALUES ($1, $2), ($3, $4)|1|2|1",
              "SELECT t FROM counted WHERE n <= $1|5|7|5");
    }
  }

  @Test
  void a_prepared_statement_is_counted_with_its_own_parameters() throws SQLException {
    try (Connection connection = server.connect();
        PreparedStatement query =
            connection.prepareStatement("SELECT g FROM generate_series(1, ?) g")) {
      for (int i = 1; i <= 10; i++) {
        query.setInt(1, i);
        query.executeQuery().close();
      }

      assertThat(
              rows(
                  connection,
                  "SELECT query, calls, rows, total_exec_time >= max_exec_time,"
                      + " min_exec_time <= mean_exec_time, queryid <> 0, shared_blks_hit"
                      + " FROM pg_stat_statements WHERE query LIKE '%series%'"
                      + " AND query NOT LIKE '%pg_stat%'"))
          .containsExactly("SELECT g FROM generate_series($2, $1) g|10|55|t|t|t|null");
    }
  }

  @Test
  void what_is_reset_is_forgotten() throws SQLException {
    try (Connection connection = server.connect()) {
      rows(connection, "SELECT 'before'");
      rows(connection, "SELECT pg_stat_statements_reset()");

      assertThat(rows(connection, "SELECT query FROM pg_stat_statements"))
          .containsExactly("SELECT pg_stat_statements_reset()");
      assertThat(
              rows(connection, "SELECT dealloc, stats_reset <= now() FROM pg_stat_statements_info"))
          .containsExactly("0|t");
      assertThat(
              rows(connection, "SELECT count(query), count(*) > 1 FROM pg_stat_statements(false)"))
          .containsExactly("0|t");
    }
  }

  @Test
  void the_extension_is_there() throws SQLException {
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE EXTENSION IF NOT EXISTS pg_stat_statements");

      assertThat(
              rows(
                  connection,
                  "SELECT default_version, installed_version, comment"
                      + " FROM pg_available_extensions WHERE name = 'pg_stat_statements'"))
          .containsExactly(
              "1.10|1.10|track planning and execution statistics of all SQL statements executed");
      assertThat(
              rows(
                  connection,
                  "SELECT count(*) FROM pg_attribute"
                      + " WHERE attrelid = 'pg_stat_statements'::regclass AND attnum > 0"))
          .containsExactly("43"); // as in PostgreSQL 15
    }
  }

  @Test
  void what_is_refused_stands_in_the_ledger_without_its_values() throws Exception {
    try (Connection connection = server.connect("ApplicationName", "a client");
        Statement statement = connection.createStatement()) {
      for (int i = 0; i < 3; i++) {
        String text = "SELECT no_such_function('secret" + i + "')";
        assertThatThrownBy(() -> statement.execute(text)).isInstanceOf(SQLException.class);
      }
      assertThatThrownBy(() -> statement.execute("SELEC 'secret'"))
          .isInstanceOf(SQLException.class);
      assertThatThrownBy(() -> statement.execute("SELECT 1 / 0")).isInstanceOf(SQLException.class);

      assertThat(
              rows(
                  connection,
                  "SELECT shape, sqlstate, client, count, first_seen <= last_seen"
                      + " FROM iris_pgwire.unsupported ORDER BY 1"))
          .containsExactly(
              "SELEC $1|42601|a client|1|t", "SELECT no_such_function($1)|42883|a client|3|t");
      assertThat(rows(connection, "SELECT message FROM iris_pgwire.unsupported"))
          .noneMatch(message -> message.contains("secret"));
      Operator operator = new Operator(server);
      assertThat(operator.metric("pgwire_unsupported_total{sqlstate=\"42883\"}")).isEqualTo(3);
    }
  }

  @Test
  void a_schema_of_ours_is_in_no_list() throws SQLException {
    try (Connection connection = server.connect()) {
      assertThat(rows(connection, "SELECT nspname FROM pg_namespace WHERE nspname LIKE 'iris%'"))
          .isEmpty();
    }
  }

  @Test
  void slow_statements_and_those_of_a_kind_are_logged_without_values() throws SQLException {
    try (Gathered log = new Gathered();
        Connection connection = server.connect("ApplicationName", "a client");
        Statement statement = connection.createStatement()) {
      statement.execute("SELECT 'before'");
      statement.execute("SET log_min_duration_statement = 0");
      statement.execute("SELECT 'slow', 1");
      statement.execute("SET log_min_duration_statement = '10min'");
      statement.execute("SELECT 'fast'");
      statement.execute("SET log_statement = 'ddl'");
      statement.execute("CREATE TABLE logged (t varchar(10) DEFAULT 'secret')");
      statement.execute("INSERT INTO logged VALUES ('secret')");

      assertThat(log.messages).noneMatch(message -> message.contains("secret"));
      assertThat(log.messages).anyMatch(line -> line.endsWith("statement: SELECT $1, $2"));
      assertThat(log.messages)
          .anyMatch(
              line ->
                  line.contains("application=a client")
                      && line.contains(
                          "statement: CREATE TABLE logged (t varchar($1) DEFAULT $2)"));
      assertThat(log.messages).noneMatch(line -> line.contains("INSERT"));
      assertThat(log.messages).noneMatch(line -> line.endsWith("statement: SELECT $1"));
    }
  }

  @Test
  void what_the_operator_set_is_what_show_says() throws Exception {
    try (RunningInstance other =
            RunningInstance.start("--log-min-duration-statement", "250", "--log-statement", "mod");
        Connection connection = other.connect()) {
      assertThat(rows(connection, "SHOW log_min_duration_statement")).containsExactly("250ms");
      assertThat(rows(connection, "SHOW log_statement")).containsExactly("mod");
    }
  }

  /** What goes into the log of statements. */
  private static final class Gathered extends Handler implements AutoCloseable {
    private final Logger logger = Logger.getLogger("io.irispgwire.statements");
    final List<String> messages = new java.util.concurrent.CopyOnWriteArrayList<>();

    Gathered() {
      logger.addHandler(this);
    }

    @Override
    public void publish(LogRecord event) {
      messages.add(event.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
      logger.removeHandler(this);
    }
  }
}
