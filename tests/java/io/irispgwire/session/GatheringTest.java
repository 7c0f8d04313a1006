package io.irispgwire.session;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/**
 * What IRIS SQL has no form for, over rows that it reads. Expected rows: the same statements on
 * PostgreSQL 15.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class GatheringTest extends ClientTest {

  @BeforeEach
  void makeTables() throws SQLException {
    run(
        "CREATE TABLE item (id int PRIMARY KEY, doc jsonb, name text, price numeric(10,2),"
            + " span interval)");
    run(
        "INSERT INTO item VALUES (1, '{\"a\": 1, \"b\": [1, 2]}', 'abc', 1.5, '1 day'),"
            + " (2, '{\"a\": \"x\"}', 'bcd', 2.5, '02:00:00'), (3, NULL, '9cde', NULL, NULL)");
    run("CREATE TABLE part (item int, label text)");
    run("INSERT INTO part VALUES (1, 'wheel'), (1, 'axle'), (3, NULL)");
  }

  @AfterEach
  void dropTables() throws SQLException {
    run("DROP TABLE item");
    run("DROP TABLE part");
  }

  @Test
  void operators_of_jsonb_and_regular_expressions() throws SQLException {
    assertThat(ask("SELECT id, doc->>'a' FROM item WHERE id < 3 ORDER BY id DESC"))
        .containsExactly("2|x", "1|1");
    assertThat(ask("SELECT id FROM item WHERE name ~ '^[a-b]' AND id > 1")).containsExactly("2");
  }

  @Test
  void conditions_on_what_an_outer_join_adds_are_asked_after_the_join() throws SQLException {
    assertThat(
            ask(
                "SELECT i.id, p.label FROM item i LEFT JOIN part p ON p.item = i.id"
                    + " WHERE p.label IS NULL AND i.name ~ 'c' ORDER BY 1"))
        .containsExactly("2|null", "3|null");
  }

  @Test
  void tables_beside_functions_and_in_recursion() throws SQLException {
    assertThat(
            ask("SELECT i.id, g FROM item i, generate_series(1, 2) g WHERE i.id <> 2 ORDER BY 1,2"))
        .containsExactly("1|1", "1|2", "3|1", "3|2");
    assertThat(
            ask(
                "WITH RECURSIVE up(n) AS (SELECT id FROM item WHERE id = 1 UNION ALL"
                    + " SELECT i.id FROM up JOIN item i ON i.id = up.n + 1)"
                    + " SELECT n FROM up ORDER BY n"))
        .containsExactly("1", "2", "3");
  }

  @Test
  void arithmetic_of_intervals_and_ties() throws SQLException {
    assertThat(
            ask(
                "SELECT id, (span + interval '1 hour')::text FROM item WHERE span IS NOT NULL"
                    + " ORDER BY span FETCH FIRST 1 ROW WITH TIES"))
        .containsExactly("2|03:00:00");
  }

  @Test
  void a_correlated_sub_query() throws SQLException {
    assertThat(
            ask(
                "SELECT id, (SELECT string_agg(upper(p.label), ',' ORDER BY p.label) FROM part p"
                    + " WHERE p.item = i.id AND p.label ~ 'e') FROM item i ORDER BY id"))
        .containsExactly("1|AXLE,WHEEL", "2|null", "3|null");
  }

  @Test
  void system_catalogs_beside_tables() throws SQLException {
    assertThat(
            ask(
                "SELECT c.relname, i.id FROM pg_class c JOIN item i ON c.relname = 'item'"
                    + " WHERE i.id < 3 ORDER BY 2"))
        .containsExactly("item|1", "item|2");
  }

  @Test
  void a_null_that_nothing_gives_a_type() throws SQLException {
    assertThat(
            ask(
                "SELECT id FROM item WHERE CASE WHEN (NULL IS NOT NULL) THEN NULL ELSE name END"
                    + " = name ORDER BY id"))
        .containsExactly("1", "2", "3");
  }

  @Test
  void parameters_reach_the_tables_and_the_rest() throws SQLException {
    try (PreparedStatement query =
        connection()
            .prepareStatement("SELECT name FROM item WHERE id > ? AND name ~ ? ORDER BY 1")) {
      for (int i = 0; i < 7; i++) { // past the driver's own PREPARE
        query.setInt(1, 1);
        query.setString(2, "c");
        try (ResultSet result = query.executeQuery()) {
          assertThat(Rows.of(result)).containsExactly("9cde", "bcd");
        }
      }
    }
  }

  @Test
  void a_condition_that_the_tables_can_ask_is_theirs_to_ask() throws SQLException {
    assertThat(ask("EXPLAIN SELECT id FROM item WHERE id < 2 AND name ~ 'b'"))
        .filteredOn(line -> line.contains("Remote SQL"))
        .singleElement(as(STRING))
        .contains("\"id\" < 2")
        .doesNotContain("~");
  }

  @Test
  void rows_made_here_are_inserted() throws SQLException {
    run("INSERT INTO part SELECT g, 'n' || g FROM generate_series(7, 9) g");
    assertThat(ask("SELECT item, label FROM part WHERE item > 5 ORDER BY 1"))
        .containsExactly("7|n7", "8|n8", "9|n9");
  }

  @Test
  void an_insert_does_not_read_what_it_inserts() throws SQLException {
    run("INSERT INTO part SELECT g, 'n' || g FROM generate_series(7, 9) g");
    run("INSERT INTO part SELECT item + 10, label FROM part WHERE label ~ '^n'");
    assertThat(ask("SELECT count(*) FROM part WHERE item > 5")).containsExactly("6");
  }

  @Test
  void a_cursor_keeps_the_rows_from_before_a_change() throws SQLException {
    connection().setAutoCommit(false);
    run("DECLARE c CURSOR FOR SELECT id, name ~ 'b' FROM item ORDER BY id");
    assertThat(ask("FETCH 1 FROM c")).containsExactly("1|t");
    run("UPDATE item SET name = 'zzz' WHERE id = 2");
    assertThat(ask("FETCH ALL FROM c")).containsExactly("2|t", "3|f");
    connection().rollback();
    connection().setAutoCommit(true);
  }

  @Test
  void rows_that_are_locked_are_computed_too() throws SQLException {
    assertThat(ask("SELECT id FROM item WHERE name ~ 'b' ORDER BY id FOR UPDATE"))
        .containsExactly("1", "2");
  }

  @Test
  void an_index_that_exists_is_no_error() throws SQLException {
    run("CREATE INDEX part_ix ON part (item)");
    try (Statement statement = connection().createStatement()) {
      statement.execute("CREATE INDEX IF NOT EXISTS part_ix ON part (item)");
      assertThat(statement.getWarnings().getMessage())
          .contains("relation \"part_ix\" already exists, skipping");
    }
  }

  @Test
  void a_table_outside_the_search_path_is_not_visible() throws SQLException {
    run("CREATE SCHEMA apart");
    run("CREATE TABLE apart.lonely (n int)");
    assertThat(
            ask(
                "SELECT relname FROM pg_class WHERE relname IN ('lonely', 'item')"
                    + " AND pg_table_is_visible(oid)"))
        .containsExactly("item");
    run("DROP TABLE apart.lonely");
    run("DROP SCHEMA apart");
  }

  @Test
  void another_session_is_ended() throws SQLException {
    try (Connection other = server().connect()) {
      int processId = Integer.parseInt(Rows.of(other, "SELECT pg_backend_pid()").get(0));
      assertThat(ask("SELECT pg_terminate_backend(" + processId + ")")).containsExactly("t");
      assertThatThrownBy(() -> Rows.of(other, "SELECT 1"))
          .hasMessageContaining("terminating connection due to administrator command");
    }
  }
}
