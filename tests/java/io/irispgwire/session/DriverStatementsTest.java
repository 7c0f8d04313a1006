package io.irispgwire.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Statements that drivers' own test suites send. Expected rows: those of PostgreSQL 15. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DriverStatementsTest extends ClientTest {

  @BeforeEach
  void makeTables() throws SQLException {
    run("CREATE TABLE parent (id int, data text)");
    run("CREATE TABLE child (id serial PRIMARY KEY, data text, parent_id int)");
    run("INSERT INTO parent VALUES (1, 'a'), (2, 'b')");
  }

  @AfterEach
  void dropTables() throws SQLException {
    run("DROP TABLE child");
    run("DROP TABLE parent");
  }

  @Test
  void a_number_is_set_where_another_table_agrees() throws SQLException {
    run("INSERT INTO child (data) VALUES ('a'), ('z')");
    run("UPDATE child SET parent_id = 5 FROM parent WHERE child.data = parent.data");
    run(
        "WITH p AS (SELECT id, data FROM parent WHERE data IN ('a', 'b'))"
            + " UPDATE child SET parent_id = parent_id + 1 FROM p WHERE child.data = p.data");
    assertThat(ask("SELECT data, parent_id FROM child ORDER BY data"))
        .containsExactly("a|6", "z|null");
  }

  @Test
  void several_rows_of_defaults() throws SQLException {
    run("INSERT INTO child (id) VALUES (DEFAULT), (DEFAULT), (DEFAULT)");
    assertThat(ask("SELECT id FROM child ORDER BY id")).containsExactly("1", "2", "3");
  }

  @Test
  void locking_without_a_table_locks_nothing() throws SQLException {
    assertThat(ask("SELECT 1 FOR UPDATE")).containsExactly("1");
  }

  @Test
  void a_cast_to_anyarray_leaves_the_type_alone() throws SQLException {
    try (Statement statement = connection().createStatement();
        ResultSet result = statement.executeQuery("SELECT '{1,2,NULL}'::int[]::anyarray")) {
      assertThat(result.getMetaData().getColumnTypeName(1)).isEqualTo("_int4");
      assertThat(Rows.of(result)).containsExactly("{1,2,NULL}");
    }
  }
}
