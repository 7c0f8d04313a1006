package io.irispgwire.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** ON CONFLICT through pgjdbc. Expected rows: the same statements on PostgreSQL 15. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class UpsertTest extends ClientTest {

  @BeforeEach
  void makeTable() throws SQLException {
    run("CREATE TABLE stock (id int PRIMARY KEY, code text UNIQUE, n int DEFAULT 5, note text)");
  }

  @AfterEach
  void dropTable() throws SQLException {
    run("DROP TABLE stock");
  }

  @Test
  void do_nothing_skips_what_is_there_and_counts_the_rest() throws SQLException {
    assertThat(
            change("INSERT INTO stock VALUES (1, 'a'), (1, 'b'), (2, 'a') ON CONFLICT DO NOTHING"))
        .isEqualTo(1);
    assertThat(ask("SELECT id, code, n FROM stock")).containsExactly("1|a|5");
  }

  @Test
  void another_key_than_the_named_one_is_an_error() throws SQLException {
    run("INSERT INTO stock VALUES (1, 'a')");
    assertFails("23505", "INSERT INTO stock VALUES (1, 'b') ON CONFLICT (code) DO NOTHING");
    assertFails(
        "23505", "INSERT INTO stock VALUES (2, 'a') ON CONFLICT (id) DO UPDATE SET n = EXCLUDED.n");
    assertThat(change("INSERT INTO stock VALUES (2, 'a') ON CONFLICT (code) DO NOTHING")).isZero();
    assertThat(
            change(
                "INSERT INTO stock VALUES (1, 'c') ON CONFLICT ON CONSTRAINT stock_pkey DO NOTHING"))
        .isZero();
  }

  @Test
  void do_update_sees_the_row_and_the_one_proposed() throws SQLException {
    run("INSERT INTO stock (id, n) VALUES (1, 10), (2, 20)");
    assertThat(
            ask(
                "INSERT INTO stock AS s (id, n) VALUES (1, 1), (2, 2), (3, 3) ON CONFLICT (id)"
                    + " DO UPDATE SET n = s.n + EXCLUDED.n, note = 'was ' || s.n RETURNING id, n, note"))
        .containsExactly("1|11|was 10", "2|22|was 20", "3|3|null");
    assertThat(
            change(
                "INSERT INTO stock (id, n) VALUES (1, 0), (2, 0) ON CONFLICT (id)"
                    + " DO UPDATE SET (n, note) = (EXCLUDED.n, DEFAULT) WHERE stock.n > 20"))
        .isEqualTo(1);
    assertThat(ask("SELECT id, n, note FROM stock ORDER BY id"))
        .containsExactly("1|11|was 10", "2|0|null", "3|3|null");
  }

  @Test
  void excluded_has_the_defaults_of_columns_that_were_not_given() throws SQLException {
    run("INSERT INTO stock VALUES (1, 'a', 7, 'x')");
    assertThat(
            ask(
                "INSERT INTO stock (id) VALUES (1) ON CONFLICT (id)"
                    + " DO UPDATE SET n = EXCLUDED.n + 1, note = EXCLUDED.note RETURNING n, note"))
        .containsExactly("6|null");
  }

  @Test
  void the_rows_of_a_query_are_proposed_one_by_one() throws SQLException {
    run("INSERT INTO stock VALUES (1, 'a', 1), (2, 'b', 2)");
    assertThat(
            ask(
                "INSERT INTO stock SELECT id + 1, code || '2', n * 10 FROM stock ORDER BY id"
                    + " ON CONFLICT (id) DO UPDATE SET n = EXCLUDED.n RETURNING id, code, n"))
        .containsExactly("2|b|10", "3|b2|20");
  }

  @Test
  void one_command_changes_a_row_once() throws SQLException {
    String twice = "INSERT INTO stock (id) VALUES (1), (1) ON CONFLICT (id) DO UPDATE SET n = 0";
    assertFails("21000", twice);
    run("INSERT INTO stock (id) VALUES (1)");
    assertFails("21000", twice);
    assertThat(change(twice + " WHERE stock.n = 9")).isZero();
    assertThat(ask("SELECT id, n FROM stock")).containsExactly("1|5");
  }

  @Test
  void a_target_without_a_key_is_refused() {
    assertFails("42P10", "INSERT INTO stock VALUES (1) ON CONFLICT (n) DO NOTHING");
    assertFails("42P10", "INSERT INTO stock VALUES (1) ON CONFLICT (id, code) DO NOTHING");
    assertFails("42704", "INSERT INTO stock VALUES (1) ON CONFLICT ON CONSTRAINT k DO NOTHING");
    assertFails("42702", "INSERT INTO stock VALUES (1) ON CONFLICT (id) DO UPDATE SET n = n + 1");
  }

  @Test
  void a_unique_index_is_a_key_too() throws SQLException {
    run("CREATE UNIQUE INDEX stock_note ON stock (note, n)");
    run("INSERT INTO stock VALUES (1, 'a', 1, 'x')");
    assertThat(
            change(
                "INSERT INTO stock VALUES (2, 'b', 1, 'x') ON CONFLICT (n, note)"
                    + " DO UPDATE SET code = EXCLUDED.code"))
        .isEqualTo(1);
    assertThat(ask("SELECT id, code FROM stock")).containsExactly("1|b");
  }

  @Test
  void parameters_are_bound_wherever_their_value_is_used() throws SQLException {
    String sql =
        "INSERT INTO stock (id, code, n) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE"
            + " SET code = EXCLUDED.code, n = stock.n + EXCLUDED.n + ? WHERE stock.id = ?";
    try (PreparedStatement upsert = connection().prepareStatement(sql)) {
      for (int round = 0; round < 2; round++) {
        upsert.setInt(1, 4);
        upsert.setString(2, "c" + round);
        upsert.setInt(3, 10);
        upsert.setInt(4, 100);
        upsert.setInt(5, 4);
        assertThat(upsert.executeUpdate()).isEqualTo(1);
      }
    }
    assertThat(ask("SELECT id, code, n FROM stock")).containsExactly("4|c1|120");
  }

  @Test
  void a_failure_leaves_nothing_of_the_command_behind() throws SQLException {
    connection().setAutoCommit(false);
    run("INSERT INTO stock VALUES (1, 'a'), (2, 'b')");
    var savepoint = connection().setSavepoint();
    assertFails(
        "23505",
        "INSERT INTO stock VALUES (1, 'z'), (2, 'z') ON CONFLICT (id) DO UPDATE"
            + " SET code = EXCLUDED.code");
    connection().rollback(savepoint);
    connection().commit();
    connection().setAutoCommit(true);
    assertThat(ask("SELECT id, code FROM stock ORDER BY id")).containsExactly("1|a", "2|b");
  }

  @Test
  void many_sessions_count_in_the_same_rows_and_lose_nothing() throws Exception {
    ExecutorService sessions = Executors.newFixedThreadPool(4);
    List<Future<Integer>> done = new ArrayList<>();
    for (int session = 0; session < 4; session++) {
      done.add(sessions.submit(this::countToHundred));
    }
    for (Future<Integer> each : done) {
      assertThat(each.get()).isEqualTo(100);
    }
    sessions.shutdown();
    assertThat(ask("SELECT count(*), sum(n) FROM stock")).containsExactly("3|400");
  }

  private int countToHundred() throws SQLException {
    int changed = 0;
    try (Connection own = server().connect();
        PreparedStatement upsert =
            own.prepareStatement(
                "INSERT INTO stock (id, n) VALUES (?, 1)"
                    + " ON CONFLICT (id) DO UPDATE SET n = stock.n + 1")) {
      for (int i = 0; i < 100; i++) {
        upsert.setInt(1, i % 3);
        changed += upsert.executeUpdate();
      }
    }
    return changed;
  }
}
