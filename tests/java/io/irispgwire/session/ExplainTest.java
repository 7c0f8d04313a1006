package io.irispgwire.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.irispgwire.testing.TestServer;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** EXPLAIN and the notices about what differs. The errors are PostgreSQL 15's. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ExplainTest {
  private static TestServer server;
  private static Connection connection;

  @BeforeAll
  static void start() throws IOException, SQLException {
    server = TestServer.start();
    connection = server.connect();
    run("CREATE TABLE item (id int PRIMARY KEY, n text)");
    run("INSERT INTO item VALUES (1, 'a'), (2, 'b')");
    run("PREPARE one AS SELECT n FROM item WHERE id = $1");
  }

  @AfterAll
  static void stop() throws SQLException {
    connection.close();
    server.close();
  }

  private static List<String> run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      List<String> told = new ArrayList<>();
      statement.execute(sql);
      for (SQLWarning w = statement.getWarnings(); w != null; w = w.getNextWarning()) {
        told.add(w.getMessage());
      }
      return told;
    }
  }

  private static List<String> explain(String sql) throws SQLException {
    return Rows.of(connection, sql);
  }

  @Test
  void it_shows_the_client_s_text_iris_s_text_and_the_back_end_s_plan() throws SQLException {
    assertThat(explain("EXPLAIN SELECT n FROM item LIMIT 1"))
        .startsWith(
            "IRIS",
            "  Client SQL: SELECT n FROM item LIMIT 1",
            "  Remote SQL: SELECT TOP 1 \"n\" FROM \"SQLUser\".\"item\"",
            "  Remote Plan:")
        .anyMatch(line -> line.contains("tableScan"));
  }

  @Test
  void a_computed_query_shows_what_it_reads() throws SQLException {
    assertThat(explain("EXPLAIN VERBOSE SELECT n FROM item WHERE n ~ 'a'"))
        .startsWith(
            "Result",
            "  Answered by the gateway",
            "  Output: n text",
            "  Client SQL: SELECT n FROM item WHERE n ~ 'a'",
            "  ->  IRIS",
            "        Remote SQL: SELECT \"item\".\"n\" FROM \"SQLUser\".\"item\"",
            "        Remote Plan:");
  }

  @Test
  void verbose_names_what_differs() throws SQLException {
    assertThat(explain("EXPLAIN VERBOSE SELECT n FROM item FOR SHARE"))
        .contains("  Differs: FOR SHARE: locks as FOR UPDATE does");
  }

  @Test
  void analyze_runs_the_statement_and_counts_its_rows() throws SQLException {
    assertThat(explain("EXPLAIN (ANALYZE, TIMING OFF, SUMMARY OFF) SELECT n FROM item"))
        .startsWith("IRIS (actual rows=2 loops=1)");
    assertThat(explain("EXPLAIN ANALYZE EXECUTE one(1)").get(0)).contains("rows=1 loops=1");
    connection.setAutoCommit(false);
    assertThat(explain("EXPLAIN ANALYZE DELETE FROM item").get(0)).contains("rows=2 loops=1");
    assertThat(Rows.of(connection, "SELECT count(*) FROM item")).containsExactly("0");
    connection.rollback();
    connection.setAutoCommit(true);
  }

  @Test
  void execute_stands_for_what_was_prepared() throws SQLException {
    assertThat(explain("EXPLAIN EXECUTE one(1)"))
        .contains("  Remote SQL: SELECT \"n\" FROM \"SQLUser\".\"item\" WHERE \"id\" = ?");
  }

  @Test
  void format_json_is_one_document() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "EXPLAIN (ANALYZE, FORMAT JSON, SUMMARY OFF) SELECT n FROM item")) {
      assertThat(rows.getMetaData().getColumnTypeName(1)).isEqualTo("json");
      rows.next();
      assertThat(rows.getString(1))
          .startsWith("[{\"Plan\": {\"Node Type\": \"IRIS\", \"Actual Rows\": 2,")
          .contains("\"Client SQL\": [\"SELECT n FROM item\"]");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "EXPLAIN (foo) SELECT 1 | 42601 | unrecognized EXPLAIN option \"foo\"",
        "EXPLAIN (format bogus) SELECT 1 | 22023 |"
            + " unrecognized value for EXPLAIN option \"format\": \"bogus\"",
        "EXPLAIN (format) SELECT 1 | 42601 | format requires a parameter",
        "EXPLAIN (timing) SELECT 1 | 22023 | EXPLAIN option TIMING requires ANALYZE",
        "EXPLAIN (wal) SELECT 1 | 22023 | EXPLAIN option WAL requires ANALYZE",
        "EXPLAIN (analyze maybe) SELECT 1 | 42601 | analyze requires a Boolean value"
      })
  void wrong_options_are_postgresql_s_errors(String sql, String state, String message) {
    assertThatThrownBy(() -> run(sql))
        .isInstanceOfSatisfying(
            SQLException.class,
            e -> {
              assertThat(e.getSQLState()).isEqualTo(state);
              assertThat(e.getMessage()).startsWith("ERROR: " + message);
            });
  }

  @Test
  void a_later_option_wins() throws SQLException {
    assertThat(explain("EXPLAIN (verbose, verbose off, costs off) SELECT 1"))
        .doesNotContain("  Output: ?column? int4");
  }

  @Test
  void notices_name_what_differs_when_they_are_asked_for() throws SQLException {
    assertThat(run("SELECT id FROM item FOR SHARE")).isEmpty();
    run("SET iris_pgwire.notices = on");
    assertThat(run("SELECT id FROM item FOR SHARE"))
        .containsExactly("FOR SHARE: locks as FOR UPDATE does");
    assertThat(run("SELECT a.id FROM item a JOIN item b ON a.id = b.id WHERE a.n ~ 'a'"))
        .containsExactly("computed in the server: its tables are read one after the other");
    assertThat(run("SELECT id FROM item")).isEmpty();
    run("RESET iris_pgwire.notices");
  }
}
