package io.irispgwire.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** RETURNING through pgjdbc. Expected rows: the same statements on PostgreSQL 15. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReturningTest extends ClientTest {

  @BeforeEach
  void makeTables() throws SQLException {
    run("CREATE TABLE fruit (id serial PRIMARY KEY, name text, price numeric(10,2))");
    run("CREATE TABLE plain (n int, label varchar(10))");
  }

  @AfterEach
  void dropTables() throws SQLException {
    run("DROP TABLE fruit");
    run("DROP TABLE plain");
  }

  @Test
  void a_thousand_rows_of_VALUES_are_inserted_in_the_order_of_the_query() throws SQLException {
    String rows =
        IntStream.range(0, 1000)
            .mapToObj(n -> "('n" + n + "', " + (999 - n) + ")")
            .collect(Collectors.joining(", "));
    assertThat(
            ask(
                "INSERT INTO fruit (name) SELECT p0 FROM (VALUES "
                    + rows
                    + ") AS sent (p0, counter) ORDER BY counter RETURNING name"))
        .hasSize(1000)
        .startsWith("n999", "n998")
        .endsWith("n1", "n0");
  }

  @Test
  void generated_keys_come_for_one_row_and_for_many() throws SQLException {
    try (PreparedStatement insert =
        connection()
            .prepareStatement(
                "INSERT INTO fruit (name) VALUES (?), (?)", Statement.RETURN_GENERATED_KEYS)) {
      insert.setString(1, "fig");
      insert.setString(2, "kiwi");
      assertThat(insert.executeUpdate()).isEqualTo(2);
      assertThat(Rows.of(insert.getGeneratedKeys())).containsExactly("1|fig|null", "2|kiwi|null");
    }
    try (PreparedStatement insert =
        connection().prepareStatement("INSERT INTO fruit (name) VALUES (?)", new String[] {"id"})) {
      insert.setString(1, "pear");
      insert.executeUpdate();
      assertThat(Rows.of(insert.getGeneratedKeys())).containsExactly("3");
    }
  }

  @Test
  void generated_keys_come_for_a_batch() throws SQLException {
    try (PreparedStatement insert =
        connection()
            .prepareStatement("INSERT INTO fruit (name) VALUES (?)", new String[] {"id", "name"})) {
      for (String name : List.of("a", "b", "c")) {
        insert.setString(1, name);
        insert.addBatch();
      }
      insert.executeBatch();
      assertThat(Rows.of(insert.getGeneratedKeys())).containsExactly("1|a", "2|b", "3|c");
    }
  }

  @Test
  void insert_gives_expressions_over_the_new_rows_in_their_order() throws SQLException {
    assertThat(
            ask(
                "INSERT INTO plain VALUES (3, 'c'), (1, NULL), (2, 'b')"
                    + " RETURNING n * 10 AS tens, upper(label), n > 1, 'k', NULL"))
        .containsExactly("30|C|t|k|null", "10|null|f|k|null", "20|B|t|k|null");
    assertThat(ask("INSERT INTO plain SELECT n + 10, label FROM plain ORDER BY n RETURNING *"))
        .containsExactly("11|null", "12|b", "13|c");
  }

  @Test
  void rows_just_like_each_other_are_all_given() throws SQLException {
    assertThat(ask("INSERT INTO plain VALUES (1, 'x'), (1, 'x') RETURNING n"))
        .containsExactly("1", "1");
    assertThat(ask("UPDATE plain SET n = n + 1 RETURNING n")).containsExactly("2", "2");
    assertThat(ask("DELETE FROM plain RETURNING label, n")).containsExactly("x|2", "x|2");
  }

  @Test
  void more_rows_than_one_question_has_places_for() throws SQLException {
    run("INSERT INTO plain (n) VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)");
    assertThat(
            ask(
                "INSERT INTO plain (n) SELECT 10 * a.n + b.n + 100 FROM plain a, plain b"
                    + " ORDER BY 1 RETURNING n"))
        .hasSize(100)
        .startsWith("100", "101")
        .endsWith("198", "199");
    assertThat(ask("DELETE FROM plain WHERE n >= 100 RETURNING n")).hasSize(100);
    assertThat(ask("SELECT count(*) FROM plain")).containsExactly("10");
  }

  @Test
  void update_gives_the_new_values_and_delete_the_old_ones() throws SQLException {
    run("INSERT INTO fruit (name, price) VALUES ('fig', 1.50), ('kiwi', 2)");
    assertThat(ask("UPDATE fruit SET price = price * 2 WHERE id = 1 RETURNING name, price"))
        .containsExactly("fig|3.00");
    assertThat(ask("UPDATE fruit SET price = 0 WHERE id = 9 RETURNING name")).isEmpty();
    assertThat(ask("DELETE FROM fruit WHERE id = 1 RETURNING price, id")).containsExactly("3.00|1");
    assertThat(ask("SELECT id FROM fruit")).containsExactly("2");
  }

  @Test
  void update_from_another_table_gives_columns_of_the_target() throws SQLException {
    run("INSERT INTO fruit (name) VALUES ('fig'), ('kiwi')");
    run("INSERT INTO plain VALUES (2, 'two'), (2, 'two')");
    assertThat(
            ask("UPDATE fruit f SET name = label FROM plain WHERE n = f.id RETURNING f.id, name"))
        .containsExactly("2|two");
    assertThat(ask("DELETE FROM fruit USING plain p WHERE p.n = fruit.id RETURNING fruit.id"))
        .containsExactly("2");
  }

  @Test
  void the_row_limit_leaves_the_rest_for_later() throws SQLException {
    connection().setAutoCommit(false);
    try (PreparedStatement insert =
        connection().prepareStatement("INSERT INTO plain (n) VALUES (1), (2), (3) RETURNING n")) {
      insert.setFetchSize(2);
      assertThat(Rows.of(insert.executeQuery())).containsExactly("1", "2", "3");
    }
    connection().rollback();
    connection().setAutoCommit(true);
    assertThat(ask("SELECT count(*) FROM plain")).containsExactly("0");
  }

  @Test
  void an_error_in_the_middle_leaves_nothing_behind() throws SQLException {
    assertThatThrownBy(() -> ask("INSERT INTO fruit (id) VALUES (7), (8), (7) RETURNING id"))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("23505"));
    assertThat(ask("SELECT count(*) FROM fruit")).containsExactly("0");
  }

  @Test
  void a_savepoint_takes_back_what_was_returned() throws SQLException {
    connection().setAutoCommit(false);
    ask("INSERT INTO plain VALUES (1, 'kept') RETURNING n");
    var savepoint = connection().setSavepoint();
    ask("UPDATE plain SET label = 'lost' RETURNING n");
    ask("DELETE FROM plain RETURNING n");
    connection().rollback(savepoint);
    connection().commit();
    connection().setAutoCommit(true);
    assertThat(ask("SELECT n, label FROM plain")).containsExactly("1|kept");
  }
}
