package io.irispgwire.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.irispgwire.testing.TestServer;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Modifications that are computed in the server, between several sessions. Expected answers: the
 * same statements on PostgreSQL 15.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ComputedModificationsTest {
  private static TestServer server;
  private Connection first;
  private Connection second;

  @BeforeAll
  static void startServer() throws IOException {
    server = TestServer.start();
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @BeforeEach
  void makeTable() throws SQLException {
    first = server.connect();
    second = server.connect();
    run(first, "CREATE TABLE stock (id int PRIMARY KEY, name text, n int)");
    run(first, "INSERT INTO stock VALUES (1, 'apple', 10), (2, 'pear', 20), (3, 'plum', 30)");
    first.setAutoCommit(false);
    second.setAutoCommit(false);
  }

  @AfterEach
  void dropTable() throws SQLException {
    second.rollback();
    second.close();
    first.rollback();
    first.setAutoCommit(true);
    run(first, "DROP TABLE stock");
    first.close();
  }

  @Test
  void who_waited_for_a_row_changes_it_as_it_is_then() throws Exception {
    run(first, "UPDATE stock SET n = n + 1 WHERE id = 1");
    List<String> changed =
        waiting("UPDATE stock SET n = n + 100 WHERE name ~ '^[ap]' RETURNING id, n");
    assertThat(changed).containsExactlyInAnyOrder("1|111", "2|120", "3|130");
  }

  @Test
  void a_row_that_no_longer_meets_the_condition_is_left_alone() throws Exception {
    run(first, "UPDATE stock SET name = 'melon' WHERE id = 1");
    assertThat(waiting("DELETE FROM stock WHERE name ~ '^[ap]' RETURNING id"))
        .containsExactlyInAnyOrder("2", "3");
  }

  @Test
  void a_row_that_is_gone_is_left_alone() throws Exception {
    run(first, "DELETE FROM stock WHERE id = 2");
    assertThat(
            waiting(
                "WITH u AS (UPDATE stock SET n = 0 RETURNING id) SELECT count(*), min(id) FROM u"))
        .containsExactly("2|1");
  }

  private List<String> waiting(String sql) throws Exception {
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      Future<List<String>> rows = other.submit(() -> Rows.of(second, sql));
      first.commit();
      return rows.get();
    } finally {
      other.shutdown();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE stock SET n = n + length(regexp_replace(name, '.*', 'x')) WHERE id = 3",
        "WITH u AS (UPDATE stock SET n = n + 1 WHERE id = 3) SELECT 1 AS one",
        "MERGE INTO stock USING (VALUES (3, 1)) v (id, n) ON stock.id = v.id"
            + " WHEN MATCHED THEN UPDATE SET n = stock.n + v.n",
        "INSERT INTO stock VALUES (3, 'plum', 1) ON CONFLICT (id) DO UPDATE"
            + " SET n = stock.n + excluded.n, name = regexp_replace(excluded.name, 'x', 'y')"
      })
  void no_change_is_lost(String increment) throws Exception {
    ExecutorService workers = Executors.newFixedThreadPool(4);
    List<Future<Integer>> all = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      all.add(workers.submit(() -> twentyTimes(increment)));
    }
    int done = 0;
    for (Future<Integer> each : all) {
      done += each.get();
    }
    workers.shutdown();
    assertThat(Rows.of(second, "SELECT n FROM stock WHERE id = 3"))
        .containsExactly(String.valueOf(30 + done));
  }

  private static int twentyTimes(String sql) throws SQLException {
    try (Connection own = server.connect()) {
      for (int i = 0; i < 20; i++) {
        run(own, sql);
      }
    }
    return 20;
  }

  @Test
  void an_error_undoes_all_parts_of_a_statement() throws SQLException {
    assertThatThrownBy(
            () ->
                run(
                    second,
                    "WITH d AS (DELETE FROM stock WHERE id = 1 RETURNING *),"
                        + " i AS (INSERT INTO stock VALUES (2)) SELECT * FROM d"))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("23505"));
    second.rollback();
    assertThat(Rows.of(second, "SELECT count(*) FROM stock")).containsExactly("3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE checked SET n = length(to_char(n, '9'))",
        "WITH i AS (INSERT INTO checked VALUES (-1)) SELECT 1",
        "MERGE INTO checked USING (VALUES (1)) v (n) ON false WHEN NOT MATCHED THEN INSERT VALUES (-1)"
      })
  void a_table_that_the_server_checks_is_not_written_unchecked(String sql) throws SQLException {
    run(first, "CREATE TABLE checked (n int CHECK (n > 0))");
    first.commit();
    assertThatThrownBy(() -> run(second, sql))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isIn("0A000", "23514"));
    second.rollback();
    run(first, "DROP TABLE checked");
    first.commit();
  }

  @Test
  void thousands_of_rows_are_changed() throws SQLException {
    run(first, "INSERT INTO stock SELECT g, 'bulk', 0 FROM generate_series(1001, 4500) g");
    assertThat(
            Rows.of(
                first,
                "WITH u AS (UPDATE stock SET n = length(to_char(id, '9999')) WHERE name ~ 'bulk'"
                    + " RETURNING id, n) SELECT count(*), sum(id), sum(n) FROM u"))
        .containsExactly("3500|9626750|17500");
    assertThat(Rows.of(first, "SELECT count(*), sum(n) FROM stock WHERE name = 'bulk'"))
        .containsExactly("3500|17500");
    assertThat(
            Rows.of(
                first,
                "WITH d AS (DELETE FROM stock WHERE name ~ 'bulk' RETURNING 1)"
                    + " SELECT count(*) FROM d"))
        .containsExactly("3500");
    assertThat(Rows.of(first, "SELECT count(*) FROM stock")).containsExactly("3");
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
