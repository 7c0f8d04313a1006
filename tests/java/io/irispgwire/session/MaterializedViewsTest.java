package io.irispgwire.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Materialized views, and what depends on what. Expected: PostgreSQL 15. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class MaterializedViewsTest extends ClientTest {
  private static final String TOTALS =
      "SELECT name, sum(amount) AS total, count(*) AS n,"
          + " string_agg(id::text, ',' ORDER BY id) AS ids FROM sale GROUP BY name";

  @BeforeEach
  void makeTable() throws SQLException {
    run("CREATE TABLE sale (id int PRIMARY KEY, name text, amount numeric(10,2))");
    run("INSERT INTO sale VALUES (1, 'a', 1.5), (2, 'b', 2.5), (3, 'a', 4)");
  }

  @AfterEach
  void dropTable() throws SQLException {
    run("DROP TABLE IF EXISTS sale CASCADE");
  }

  @Test
  void it_keeps_what_its_query_gave_until_it_is_refreshed() throws SQLException {
    assertThat(change("CREATE MATERIALIZED VIEW totals AS " + TOTALS)).isEqualTo(2);
    assertThat(ask("SELECT * FROM totals ORDER BY name"))
        .containsExactly("a|5.50|2|1,3", "b|2.50|1|2");
    run("INSERT INTO sale VALUES (4, 'c', 9)");
    assertThat(ask("SELECT count(*) FROM totals")).containsExactly("2");
    run("REFRESH MATERIALIZED VIEW totals");
    assertThat(ask("SELECT name, total FROM totals ORDER BY name"))
        .containsExactly("a|5.50", "b|2.50", "c|9.00");
  }

  @Test
  void a_refresh_is_part_of_its_transaction() throws SQLException {
    run("CREATE MATERIALIZED VIEW ids AS SELECT id FROM sale");
    run("BEGIN");
    run("INSERT INTO sale VALUES (4, 'c', 9)");
    run("REFRESH MATERIALIZED VIEW ids");
    assertThat(ask("SELECT count(*) FROM ids")).containsExactly("4");
    run("ROLLBACK");
    assertThat(ask("SELECT count(*) FROM ids")).containsExactly("3");
  }

  @Test
  void a_refresh_that_fails_leaves_the_rows() throws SQLException {
    run("CREATE MATERIALIZED VIEW shares AS SELECT 12 / id AS share FROM sale");
    run("INSERT INTO sale VALUES (0, 'c', 9)");
    assertFails("22012", "REFRESH MATERIALIZED VIEW shares");
    assertThat(ask("SELECT share FROM shares ORDER BY 1")).containsExactly("4", "6", "12");
  }

  @Test
  void one_whose_query_fails_is_not_made() throws SQLException {
    run("INSERT INTO sale VALUES (0, 'c', 9)");
    assertFails("22012", "CREATE MATERIALIZED VIEW shares AS SELECT 12 / id AS share FROM sale");
    assertThat(ask("SELECT count(*) FROM pg_class WHERE relname = 'shares'")).containsExactly("0");
  }

  @Test
  void one_without_data_cannot_be_read_not_even_by_a_view() throws SQLException {
    run("CREATE MATERIALIZED VIEW ids (i) AS SELECT id FROM sale WITH NO DATA");
    run("CREATE VIEW seen AS SELECT i FROM ids");
    assertFails("55000", "SELECT * FROM ids");
    assertFails("55000", "SELECT * FROM seen");
    assertFails("55000", "CREATE TABLE copied AS SELECT i FROM seen");
    assertFails("55000", "CREATE MATERIALIZED VIEW more AS SELECT i FROM ids");
    assertThat(ask("SELECT relkind, relispopulated FROM pg_class WHERE relname = 'ids'"))
        .containsExactly("m|f");
    run("REFRESH MATERIALIZED VIEW ids");
    assertThat(ask("SELECT i FROM seen ORDER BY i")).containsExactly("1", "2", "3");
    run("REFRESH MATERIALIZED VIEW ids WITH NO DATA");
    assertFails("55000", "SELECT * FROM seen");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "42809|INSERT INTO ids VALUES (1)",
        "42809|UPDATE ids SET id = 1",
        "42809|DELETE FROM ids",
        "42809|TRUNCATE ids",
        "42809|SELECT * FROM ids FOR UPDATE",
        "0A000|MERGE INTO ids USING sale ON true WHEN MATCHED THEN DELETE",
        "42809|ALTER TABLE ids ADD COLUMN x int",
        "42809|ALTER TABLE ids ALTER COLUMN id SET NOT NULL",
        "42809|DROP TABLE ids",
        "42809|DROP VIEW ids",
        "42809|DROP MATERIALIZED VIEW sale",
        "42809|COMMENT ON TABLE ids IS 'x'",
        "42809|ALTER MATERIALIZED VIEW sale RENAME TO sold",
        "42P07|CREATE MATERIALIZED VIEW ids AS SELECT 1",
        "0A000|REFRESH MATERIALIZED VIEW sale",
        "42P01|REFRESH MATERIALIZED VIEW nope",
        "55000|REFRESH MATERIALIZED VIEW CONCURRENTLY ids",
        "42601|CREATE MATERIALIZED VIEW v (a, b) AS SELECT 1",
        "42701|CREATE MATERIALIZED VIEW v AS SELECT 1 AS a, 2 AS a",
        "0A000|CREATE UNLOGGED MATERIALIZED VIEW v AS SELECT 1",
        "42601|CREATE OR REPLACE MATERIALIZED VIEW v AS SELECT 1"
      })
  void what_is_not_done_to_one_is_refused_as_PostgreSQL_refuses_it(String state, String sql)
      throws SQLException {
    run("CREATE MATERIALIZED VIEW ids AS SELECT id FROM sale");
    assertFails(state, sql);
  }

  @Test
  void a_refresh_beside_readers_needs_a_unique_index() throws SQLException {
    run("CREATE MATERIALIZED VIEW ids AS SELECT id FROM sale");
    run("CREATE UNIQUE INDEX ids_id ON ids (id)");
    run("INSERT INTO sale VALUES (4, 'c', 9)");
    run("REFRESH MATERIALIZED VIEW CONCURRENTLY ids");
    assertThat(ask("SELECT count(*) FROM ids")).containsExactly("4");
    assertFails("42601", "REFRESH MATERIALIZED VIEW CONCURRENTLY ids WITH NO DATA");
  }

  @Test
  void the_catalog_has_its_query_under_the_names_of_its_columns() throws SQLException {
    run("CREATE MATERIALIZED VIEW ids AS SELECT id FROM sale WHERE amount > 2");
    run("ALTER MATERIALIZED VIEW ids RENAME COLUMN id TO sale_id");
    run("ALTER MATERIALIZED VIEW ids RENAME TO sold");
    assertThat(ask("SELECT matviewname, ispopulated, definition FROM pg_matviews"))
        .containsExactly(
            "sold|t| SELECT sale.id AS sale_id\n   FROM sale\n"
                + "  WHERE (sale.amount > (2)::numeric);");
    run("REFRESH MATERIALIZED VIEW sold");
    assertThat(ask("SELECT sale_id FROM sold ORDER BY 1")).containsExactly("2", "3");
  }

  @Test
  void what_a_view_reads_stays_until_the_view_goes() throws SQLException {
    run("CREATE MATERIALIZED VIEW ids AS SELECT id FROM sale");
    run("CREATE VIEW seen AS SELECT id FROM ids");
    assertFails("2BP01", "DROP TABLE sale");
    assertFails("2BP01", "ALTER TABLE sale DROP COLUMN id");
    assertFails("0A000", "ALTER TABLE sale ALTER COLUMN id TYPE bigint");
    run("ALTER TABLE sale DROP COLUMN name");
    assertThat(said("DROP TABLE sale CASCADE")).isEqualTo("00000 drop cascades to 2 other objects");
    assertThat(ask("SELECT count(*) FROM pg_class WHERE relname IN ('ids', 'seen')"))
        .containsExactly("0");
  }

  @Test
  void one_made_in_a_transaction_goes_with_it() throws SQLException {
    run("BEGIN");
    run("CREATE MATERIALIZED VIEW ids AS SELECT id FROM sale");
    assertThat(ask("SELECT count(*) FROM ids")).containsExactly("3");
    run("ROLLBACK");
    assertFails("42P01", "SELECT * FROM ids");
  }

  @Test
  void every_digit_that_a_query_computes_is_kept() throws SQLException {
    run("CREATE MATERIALIZED VIEW thirds AS SELECT avg(id) / 3 AS third FROM sale");
    run("CREATE TABLE third AS SELECT avg(id) / 3 AS third FROM sale");
    assertThat(ask("SELECT * FROM thirds")).containsExactly("0.66666666666666666667");
    assertThat(ask("SELECT * FROM third")).containsExactly("0.66666666666666666667");
    run("DROP TABLE third");
  }

  @Test
  void a_view_shows_such_columns_and_a_query_of_it_computes_with_them() throws SQLException {
    run("CREATE MATERIALIZED VIEW totals AS " + TOTALS);
    run("CREATE VIEW seen AS SELECT total, name FROM totals");
    assertThat(ask("SELECT * FROM seen WHERE total > 3")).containsExactly("5.50|a");
    assertThat(ask("SELECT sum(total) FROM seen")).containsExactly("8.00");
  }

  @Test
  void what_is_missing_or_of_another_kind_is_said_so() throws SQLException {
    run("CREATE INDEX sale_name ON sale (name)");
    assertThat(said("DROP INDEX IF EXISTS nope"))
        .isEqualTo("00000 index \"nope\" does not exist, skipping");
    assertThat(said("DROP SCHEMA IF EXISTS nope"))
        .isEqualTo("00000 schema \"nope\" does not exist, skipping");
    assertThat(said("DROP TABLE IF EXISTS nope.nope"))
        .isEqualTo("00000 schema \"nope\" does not exist, skipping");
    assertFails("3F000", "DROP TABLE nope.nope");
    assertFails("42809", "DROP INDEX sale");
    assertFails("42809", "DROP TABLE sale_name");
    assertFails("2BP01", "DROP TYPE sale");
  }

  private String said(String sql) throws SQLException {
    Connection connection = connection();
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
      SQLWarning warning = statement.getWarnings();
      return warning == null ? "" : warning.getSQLState() + " " + warning.getMessage();
    }
  }
}
