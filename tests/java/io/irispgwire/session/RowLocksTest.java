package io.irispgwire.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.irispgwire.testing.TestServer;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
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

/** FOR UPDATE between two sessions. Expected answers: the same statements on PostgreSQL 15. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RowLocksTest {
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
    run(first, "CREATE TABLE job (id int PRIMARY KEY, state text)");
    run(first, "INSERT INTO job VALUES (1, 'new'), (2, 'new'), (3, 'done')");
    first.setAutoCommit(false);
    second.setAutoCommit(false);
  }

  @AfterEach
  void dropTable() throws SQLException {
    second.close();
    first.rollback();
    first.setAutoCommit(true);
    run(first, "DROP TABLE job");
    first.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"UPDATE", "NO KEY UPDATE"})
  void the_row_is_locked_until_the_end_of_the_transaction(String strength) throws SQLException {
    assertThat(Rows.of(first, "SELECT state FROM job WHERE id = 1 FOR " + strength))
        .containsExactly("new");
    assertNotAvailable("SELECT state FROM job WHERE id = 1 FOR " + strength + " NOWAIT");
    assertThat(Rows.of(second, "SELECT id FROM job WHERE id = 2 FOR UPDATE NOWAIT"))
        .containsExactly("2");
    second.rollback();
    first.commit();
    assertThat(Rows.of(second, "SELECT id FROM job WHERE id = 1 FOR UPDATE NOWAIT"))
        .containsExactly("1");
  }

  @Test
  void only_rows_of_the_limit_are_locked() throws SQLException {
    String next = "SELECT id FROM job WHERE state = 'new' ORDER BY id LIMIT 1 FOR UPDATE NOWAIT";
    assertThat(Rows.of(first, next)).containsExactly("1");
    assertNotAvailable(next);
    assertThat(Rows.of(second, "SELECT id FROM job WHERE id > 1 ORDER BY id FOR UPDATE NOWAIT"))
        .containsExactly("2", "3");
  }

  @Test
  void only_the_named_table_is_locked() throws SQLException {
    String joined = "SELECT a.id, b.id FROM job a JOIN job b ON b.id = a.id + 1 WHERE a.id = 1";
    assertThat(Rows.of(first, joined + " FOR UPDATE OF a")).containsExactly("1|2");
    assertThat(Rows.of(second, joined + " FOR UPDATE OF b NOWAIT")).containsExactly("1|2");
    second.rollback();
    assertNotAvailable(joined + " FOR UPDATE NOWAIT");
  }

  @Test
  void lock_timeout_ends_the_wait() throws SQLException {
    Rows.of(first, "SELECT id FROM job WHERE id = 1 FOR UPDATE");
    run(second, "SET LOCAL lock_timeout = '50ms'");
    assertThatThrownBy(() -> Rows.of(second, "SELECT id FROM job WHERE id = 1 FOR UPDATE"))
        .hasMessageContaining("canceling statement due to lock timeout")
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("55P03"));
    second.rollback();
  }

  @Test
  void who_waited_sees_the_row_as_it_is_then() throws Exception {
    Rows.of(first, "SELECT id FROM job WHERE id = 1 FOR UPDATE");
    ExecutorService other = Executors.newSingleThreadExecutor();
    Future<List<String>> waiting =
        other.submit(
            () -> Rows.of(second, "SELECT id FROM job WHERE state = 'new' ORDER BY id FOR UPDATE"));
    run(first, "UPDATE job SET state = 'taken' WHERE id = 1");
    first.commit();
    assertThat(waiting.get()).containsExactly("2");
    other.shutdown();
  }

  @Test
  void nobody_takes_what_another_has_taken() throws Exception {
    ExecutorService workers = Executors.newFixedThreadPool(4);
    List<Future<Integer>> sums = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      sums.add(workers.submit(RowLocksTest::incrementTwentyTimes));
    }
    int done = 0;
    for (Future<Integer> each : sums) {
      done += each.get();
    }
    workers.shutdown();
    assertThat(done).isEqualTo(80);
    assertThat(Rows.of(second, "SELECT state FROM job WHERE id = 3")).containsExactly("done80");
  }

  /** Reads, computes in the client, writes: what gets lost without the lock. */
  private static int incrementTwentyTimes() throws SQLException {
    try (Connection own = server.connect();
        PreparedStatement write = own.prepareStatement("UPDATE job SET state = ? WHERE id = 3")) {
      own.setAutoCommit(false);
      for (int i = 0; i < 20; i++) {
        String state =
            Rows.of(own, "SELECT substr(state, 5) FROM job WHERE id = 3 FOR UPDATE").get(0);
        write.setString(1, "done" + (state.isEmpty() ? 1 : Integer.parseInt(state) + 1));
        write.executeUpdate();
        own.commit();
      }
    }
    return 20;
  }

  @Test
  void a_query_that_is_computed_here_locks_its_rows() throws SQLException {
    String computed = "SELECT id FROM job WHERE state ~ '^n' ORDER BY id FOR UPDATE";
    assertThat(Rows.of(first, computed)).containsExactly("1", "2");
    assertThat(Rows.of(second, "SELECT id FROM job WHERE id = 3 FOR UPDATE NOWAIT"))
        .containsExactly("3");
    assertNotAvailable(computed + " NOWAIT");
  }

  @Test
  void a_cursor_locks_too() throws SQLException {
    run(first, "DECLARE c CURSOR FOR SELECT id FROM job ORDER BY id FOR UPDATE");
    assertThat(Rows.of(first, "FETCH 1 FROM c")).containsExactly("1");
    assertNotAvailable("SELECT id FROM job WHERE id = 1 FOR UPDATE NOWAIT");
  }

  @Test
  void a_rollback_lets_go() throws SQLException {
    Rows.of(first, "SELECT id FROM job FOR UPDATE");
    first.rollback();
    assertThat(Rows.of(second, "SELECT count(*) FROM job")).containsExactly("3");
    assertThat(Rows.of(second, "SELECT id FROM job WHERE id = 1 FOR SHARE NOWAIT"))
        .containsExactly("1");
  }

  private void assertNotAvailable(String sql) throws SQLException {
    assertThatThrownBy(() -> Rows.of(second, sql))
        .hasMessageContaining("could not obtain lock on row in relation \"job\"")
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("55P03"));
    second.rollback();
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
