package io.irispgwire.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** LIKE in CREATE TABLE. Expected: PostgreSQL 15. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CopiedTablesTest extends ClientTest {
  private static final String COLUMNS =
      "SELECT attname, format_type(atttypid, atttypmod), attnotnull, attgenerated,"
          + " pg_get_expr(adbin, adrelid) FROM pg_attribute LEFT JOIN pg_attrdef"
          + " ON adrelid = attrelid AND adnum = attnum"
          + " WHERE attrelid = 'copy'::regclass AND attnum > 0 ORDER BY attnum";

  @BeforeEach
  void makeTable() throws SQLException {
    run(
        "CREATE TABLE model (id int PRIMARY KEY, name text NOT NULL DEFAULT 'x',"
            + " n numeric(10,2) CHECK (n > 0), g int GENERATED ALWAYS AS (id * 2) STORED)");
    run("CREATE UNIQUE INDEX model_name ON model (name)");
    run("COMMENT ON COLUMN model.name IS 'the name'");
  }

  @AfterEach
  void dropTables() throws SQLException {
    run("DROP TABLE IF EXISTS model, copy");
  }

  @Test
  void names_types_and_not_null_are_copied() throws SQLException {
    run("CREATE TABLE copy (extra int, LIKE model, last text)");
    assertThat(ask(COLUMNS))
        .containsExactly(
            "extra|integer|f||null",
            "id|integer|t||null",
            "name|text|t||null",
            "n|numeric(10,2)|f||null",
            "g|integer|f||null",
            "last|text|f||null");
  }

  @Test
  void including_all_is_everything() throws SQLException {
    run("CREATE TABLE copy (LIKE model INCLUDING ALL)");
    assertThat(ask(COLUMNS))
        .containsExactly(
            "id|integer|t||null",
            "name|text|t||'x'::text",
            "n|numeric(10,2)|f||null",
            "g|integer|f|s|(id * 2)");
    assertThat(ask("SELECT indexname FROM pg_indexes WHERE tablename = 'copy' ORDER BY 1"))
        .containsExactly("copy_name_idx", "copy_pkey");
    assertThat(ask("SELECT col_description('copy'::regclass, 2)")).containsExactly("the name");
    assertFails("23514", "INSERT INTO copy (id, n) VALUES (1, -1)");
    run("INSERT INTO copy (id, n) VALUES (1, 1)");
    assertThat(ask("SELECT * FROM copy")).isEqualTo(List.of("1|x|1.00|2"));
    assertFails("23505", "INSERT INTO copy (id, n) VALUES (2, 1)");
  }

  @Test
  void what_is_excluded_later_is_not_copied() throws SQLException {
    run("CREATE TABLE copy (LIKE model INCLUDING ALL EXCLUDING INDEXES EXCLUDING DEFAULTS)");
    assertThat(ask("SELECT count(*) FROM pg_indexes WHERE tablename = 'copy'"))
        .containsExactly("0");
    assertFails("23502", "INSERT INTO copy (id, n) VALUES (1, 1)");
  }

  @Test
  void a_table_that_is_not_there_and_a_column_of_two_are_errors() {
    assertFails("42P01", "CREATE TABLE copy (LIKE nope)");
    assertFails("42701", "CREATE TABLE copy (LIKE model, id int)");
  }

  @Test
  void an_extension_that_is_not_there_is_skipped_or_missing() throws SQLException {
    run("DROP EXTENSION IF EXISTS nope");
    assertFails("42704", "DROP EXTENSION nope");
  }
}
