package io.irispgwire.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/**
 * What ROLLBACK takes back of definitions. Expected: PostgreSQL 15, but for rows of tables that a
 * block drops, of which a warning tells.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RolledBackDefinitionsTest extends ClientTest {
  private static final String INDEXES =
      "SELECT indexname FROM pg_indexes WHERE tablename = 'kept' ORDER BY 1";

  private static final String CONSTRAINTS =
      "SELECT conname FROM pg_constraint WHERE conrelid = 'kept'::regclass ORDER BY 1";

  @BeforeEach
  void makeTable() throws SQLException {
    run("CREATE TABLE kept (id int PRIMARY KEY, j jsonb, u uuid, n int DEFAULT 4)");
    run("COMMENT ON TABLE kept IS 'hello'");
  }

  @AfterEach
  void dropTable() throws SQLException {
    run("DROP TABLE IF EXISTS kept CASCADE");
  }

  private void rolledBack(String... statements) throws SQLException {
    run("BEGIN");
    for (String statement : statements) {
      run(statement);
    }
    run("ROLLBACK");
  }

  @Test
  void domains_and_functions_go() throws SQLException {
    rolledBack("CREATE DOMAIN positive AS int CHECK (value > 0)");
    assertFails("42704", "SELECT 1::positive");
    rolledBack("CREATE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 1'");
    assertFails("42883", "SELECT one()");
  }

  @Test
  void a_function_that_was_replaced_is_as_before_even_if_a_table_was_made_meanwhile()
      throws SQLException {
    run("CREATE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 1'");
    rolledBack(
        "CREATE OR REPLACE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 2'",
        "CREATE TABLE other (a int)");
    assertThat(ask("SELECT one()")).containsExactly("1");
    rolledBack("DROP FUNCTION one()", "CREATE TABLE other (a int)");
    assertThat(ask("SELECT one()")).containsExactly("1");
    run("DROP FUNCTION one()");
  }

  @Test
  void indexes_and_constraints_without_a_written_name_go() throws SQLException {
    rolledBack("CREATE INDEX ON kept (n)", "CREATE UNIQUE INDEX ON kept (u)");
    rolledBack("CREATE INDEX ON kept ((n + 1))");
    assertThat(ask(INDEXES)).containsExactly("kept_pkey");
    rolledBack("ALTER TABLE kept ADD UNIQUE (n)", "ALTER TABLE kept ADD CHECK (n > 0)");
    assertThat(ask(CONSTRAINTS)).containsExactly("kept_pkey");
  }

  @Test
  void an_index_that_was_dropped_comes_back() throws SQLException {
    run("CREATE UNIQUE INDEX kept_n ON kept (n)");
    rolledBack("DROP INDEX kept_n");
    assertThat(ask(INDEXES)).containsExactly("kept_n", "kept_pkey");
    run("INSERT INTO kept VALUES (1, NULL, NULL, 1)");
    assertFails("23505", "INSERT INTO kept VALUES (2, NULL, NULL, 1)");
  }

  @Test
  void views_that_were_dropped_or_replaced_are_as_before() throws SQLException {
    run("CREATE VIEW seen AS SELECT 1 AS x");
    run("CREATE VIEW above AS SELECT x FROM seen");
    rolledBack("DROP VIEW seen CASCADE", "CREATE VIEW seen AS SELECT 2 AS x");
    assertThat(ask("SELECT x FROM above")).containsExactly("1");
    rolledBack("CREATE OR REPLACE VIEW seen AS SELECT 3 AS x");
    assertThat(ask("SELECT x FROM seen")).containsExactly("1");
    run("DROP VIEW seen CASCADE");
  }

  @Test
  void types_and_sequences_that_were_dropped_come_back() throws SQLException {
    run("CREATE DOMAIN small AS int CHECK (value < 10)");
    run("CREATE SEQUENCE steps");
    assertThat(ask("SELECT nextval('steps')")).containsExactly("1");
    rolledBack(
        "DROP DOMAIN small",
        "CREATE DOMAIN small AS text",
        "DROP SEQUENCE steps",
        "CREATE TABLE other (a int)");
    assertFails("23514", "SELECT 10::small");
    assertThat(ask("SELECT nextval('steps')")).containsExactly("2");
    run("DROP DOMAIN small");
    run("DROP SEQUENCE steps");
  }

  @Test
  void a_new_name_is_taken_back_with_all_that_is_known_of_the_table() throws SQLException {
    rolledBack("ALTER TABLE kept RENAME TO renamed");
    rolledBack("ALTER TABLE kept RENAME TO renamed", "CREATE TABLE other (a int)");
    assertThat(
            ask(
                "SELECT attname, format_type(atttypid, atttypmod) FROM pg_attribute"
                    + " WHERE attrelid = 'kept'::regclass AND attnum > 0 ORDER BY attnum"))
        .containsExactly("id|integer", "j|jsonb", "u|uuid", "n|integer");
    assertThat(ask("SELECT obj_description('kept'::regclass)")).containsExactly("hello");
  }

  @Test
  void defaults_and_not_null_are_as_before() throws SQLException {
    rolledBack(
        "ALTER TABLE kept ALTER COLUMN n DROP DEFAULT",
        "ALTER TABLE kept ALTER COLUMN u SET NOT NULL");
    rolledBack("ALTER TABLE kept ALTER COLUMN n SET DEFAULT 9");
    run("INSERT INTO kept (id) VALUES (1)");
    assertThat(ask("SELECT n, u FROM kept")).containsExactly("4|null");
  }

  @Test
  void what_cannot_come_back_is_told_where_it_is_dropped() throws SQLException {
    run("BEGIN");
    assertThat(said("ALTER TABLE kept DROP COLUMN n"))
        .isEqualTo("01000 ROLLBACK will not bring back column \"n\" of table \"kept\"");
    assertThat(said("DROP TABLE kept"))
        .isEqualTo("01000 ROLLBACK will not bring back table \"kept\"");
    run("CREATE TABLE fresh (a int)");
    assertThat(said("DROP TABLE fresh")).isEmpty();
    run("COMMIT");
  }

  private String said(String sql) throws SQLException {
    try (Statement statement = connection().createStatement()) {
      statement.execute(sql);
      var warning = statement.getWarnings();
      return warning == null ? "" : warning.getSQLState() + " " + warning.getMessage();
    }
  }
}
