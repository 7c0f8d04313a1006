package io.irispgwire.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Temporary views, and names in capitals. Expected: PostgreSQL 15. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TemporaryViewsTest extends ClientTest {
  @Test
  void a_temporary_view_is_its_session_s_own() throws SQLException {
    run("CREATE TEMP VIEW mine AS SELECT 1 AS x");
    assertThat(ask("SELECT x FROM mine")).containsExactly("1");
    assertThat(ask("SELECT relkind, relpersistence FROM pg_class WHERE relname = 'mine'"))
        .containsExactly("v|t");
    try (Connection other = server().connect()) {
      assertThat(Rows.of(other, "SELECT count(*) FROM pg_class WHERE relname = 'mine'"))
          .containsExactly("0");
    }
  }

  @Test
  void a_view_over_a_temporary_table_is_temporary() throws SQLException {
    run("CREATE TEMP TABLE own (a int)");
    try (Statement statement = connection().createStatement()) {
      statement.execute("CREATE VIEW seen AS SELECT a FROM own");
      assertThat(statement.getWarnings().getMessage())
          .isEqualTo("view \"seen\" will be a temporary view");
    }
    assertThat(ask("SELECT relpersistence FROM pg_class WHERE relname IN ('own', 'seen')"))
        .containsExactly("t", "t");
    assertFails("42P16", "CREATE VIEW public.seen AS SELECT a FROM own");
    assertFails("42P07", "CREATE VIEW seen AS SELECT a FROM own");
    assertFails("42809", "CREATE OR REPLACE TEMP VIEW own AS SELECT 1 AS a");
  }

  @Test
  void a_view_made_in_a_transaction_goes_with_it() throws SQLException {
    run("CREATE TEMP TABLE own (a int)");
    run("BEGIN");
    run("CREATE VIEW seen AS SELECT a FROM own");
    run("CREATE VIEW one AS SELECT 1 AS x");
    run("ROLLBACK");
    assertFails("42P01", "SELECT * FROM seen");
    assertFails("42P01", "SELECT * FROM one");
  }

  @Test
  void temporary_sequences_are_in_the_catalog() throws SQLException {
    run("CREATE TEMP SEQUENCE steps");
    assertThat(ask("SELECT relkind, relpersistence FROM pg_class WHERE relname = 'steps'"))
        .containsExactly("S|t");
  }

  @Test
  void names_in_capitals_come_back_as_they_were_written() throws SQLException {
    run("CREATE TABLE \"LOUD\" (\"A\" int, \"B_C\" text, lower int)");
    run("INSERT INTO \"LOUD\" (\"A\", \"B_C\", lower) VALUES (1, 'x', 2)");
    assertThat(ask("SELECT \"A\", \"B_C\", lower FROM \"LOUD\"")).containsExactly("1|x|2");
    assertThat(
            ask(
                "SELECT relname, attname FROM pg_class c JOIN pg_attribute a ON attrelid = c.oid"
                    + " WHERE relname = 'LOUD' AND attnum > 0 ORDER BY attnum"))
        .containsExactly("LOUD|A", "LOUD|B_C", "LOUD|lower");
    run("DROP TABLE \"LOUD\"");
  }
}
