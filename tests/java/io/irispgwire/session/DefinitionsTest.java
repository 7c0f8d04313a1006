package io.irispgwire.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.irispgwire.testing.EmbeddedOnly;
import io.irispgwire.testing.TestServer;
import java.sql.PreparedStatement;
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

/**
 * Definitions, defaults and what is said about them, through pgjdbc. Expected: PostgreSQL 15, and
 * docs/sql-compatibility.md for what differs.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DefinitionsTest extends ClientTest {

  @BeforeEach
  void makeTable() throws SQLException {
    run(
        "CREATE TABLE item (id int PRIMARY KEY, n int DEFAULT 5, s text DEFAULT 'it''s', x numeric)");
  }

  @AfterEach
  void dropTable() throws SQLException {
    run("DROP TABLE IF EXISTS item");
  }

  @Test
  void default_stands_for_the_column_s_own() throws SQLException {
    run("INSERT INTO item VALUES (1, 1, 'a'), (2, DEFAULT, 'b'), (3, 3, DEFAULT)");
    run("UPDATE item SET n = DEFAULT, s = DEFAULT, x = DEFAULT WHERE id = 1");
    assertThat(Rows.of(connection(), "SELECT id, n, s, x FROM item ORDER BY id"))
        .containsExactly("1|5|it's|null", "2|5|b|null", "3|3|it's|null");
  }

  @Test
  void an_index_that_is_there_is_skipped_with_a_notice() throws SQLException {
    String create = "CREATE INDEX IF NOT EXISTS item_n ON item (n)";
    assertThat(said(create)).isEmpty();
    assertThat(said(create)).isEqualTo("42P07 relation \"item_n\" already exists, skipping");
  }

  @Test
  void a_domain_is_refused_as_an_attribute_as_nobody_would_look_at_its_values()
      throws SQLException {
    run("CREATE DOMAIN positive AS int CHECK (VALUE > 0)");
    assertFails("0A000", "CREATE TYPE pair AS (a positive, b text)");
    assertFails("0A000", "CREATE TYPE pair AS (a text, b positive[])");
    run("CREATE TYPE pair AS (a int, b text)");
    assertFails("0A000", "ALTER TYPE pair ADD ATTRIBUTE c positive");
    assertFails("0A000", "ALTER TYPE pair ALTER ATTRIBUTE a TYPE positive");
    run("DROP TYPE pair");
    run("DROP DOMAIN positive");
  }

  @Test
  void several_tables_are_dropped_or_none() throws SQLException {
    run("CREATE TABLE other (id int)");
    assertFails("42P01", "DROP TABLE item, nope");
    assertThat(Rows.of(connection(), "SELECT count(*) FROM item")).containsExactly("0");
    run("DROP TABLE item, other");
    assertFails("42P01", "SELECT 1 FROM item");
  }

  @ParameterizedTest
  @CsvSource({
    "1.123456789,,1.123456789",
    "-0.000000001,,-1E-9",
    "1.1234567891,22003,",
    "12345678901234567890,22003,",
    "1234567890123456789,,1234567890123456789",
    "2.5000000000000,,2.5"
  })
  void a_bare_numeric_keeps_every_digit_or_says_so(String value, String state, String kept)
      throws SQLException {
    if (state != null) {
      assertFails(state, "INSERT INTO item (id, x) VALUES (1, " + value + ")");
    }
    try (PreparedStatement insert =
        connection().prepareStatement("INSERT INTO item (id, x) VALUES (2, ?)")) {
      insert.setBigDecimal(1, new java.math.BigDecimal(value));
      if (state == null) {
        insert.executeUpdate();
        assertThat(new java.math.BigDecimal(Rows.of(connection(), "SELECT x FROM item").get(0)))
            .isEqualByComparingTo(kept);
      } else {
        assertThatThrownBy(insert::executeUpdate)
            .isInstanceOfSatisfying(
                SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(state));
      }
    }
  }

  @Test
  void a_comment_that_has_no_place_is_said_not_to_be_kept() throws SQLException {
    assertThat(said("COMMENT ON COLUMN item.n IS 'how many'")).isEmpty();
    assertThat(said("COMMENT ON ROLE postgres IS 'who'")).startsWith("01000 ");
    assertFails("42703", "COMMENT ON COLUMN item.m IS 'how many'");
    assertFails("42P01", "COMMENT ON TABLE nope IS NULL");
  }

  @Test
  void a_deferred_key_is_checked_at_once_when_the_client_has_said_so() throws SQLException {
    String create = "CREATE TABLE child (id int REFERENCES item DEFERRABLE INITIALLY DEFERRED)";
    assertFails("0A000", create);
    run("SET iris_pgwire.deferred_constraints = immediate");
    assertThat(said(create)).startsWith("0A000 INITIALLY DEFERRED");
    assertFails("23503", "INSERT INTO child VALUES (1)");
    run("DROP TABLE child");
  }

  @Test
  void an_owner_is_the_connected_user_or_a_warning_says_that_it_is_not_kept() throws SQLException {
    assertThat(said("ALTER TABLE item OWNER TO CURRENT_USER")).isEmpty();
    assertThat(said("ALTER TABLE item OWNER TO \"" + TestServer.USER + "\"")).isEmpty();
    assertThat(said("ALTER TABLE public.item OWNER TO somebody")).startsWith("01000 ");
    assertThat(said("ALTER SCHEMA public OWNER TO somebody")).startsWith("01000 ");
    assertThat(said("ALTER TABLE IF EXISTS nope OWNER TO somebody"))
        .isEqualTo("00000 relation \"nope\" does not exist, skipping");
    assertFails("42P01", "ALTER VIEW nope OWNER TO CURRENT_USER");
    assertFails("42704", "ALTER TYPE nope OWNER TO CURRENT_USER");
    assertFails("42883", "ALTER FUNCTION nope(int) OWNER TO CURRENT_USER");
  }

  @Test
  void what_nobody_can_be_denied_is_granted_with_a_warning() throws SQLException {
    assertThat(said("GRANT USAGE ON SCHEMA public TO somebody")).startsWith("01007 ");
    assertThat(said("ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO somebody"))
        .startsWith("01007 ");
    assertFails("0A000", "REVOKE ALL ON FUNCTION f(int) FROM PUBLIC");
  }

  @Test
  void constraints_are_deferred_only_where_the_client_knows_that_they_are_not()
      throws SQLException {
    run("SET CONSTRAINTS ALL IMMEDIATE");
    assertFails("0A000", "SET CONSTRAINTS ALL DEFERRED");
    run("SET iris_pgwire.deferred_constraints = immediate");
    run("BEGIN");
    assertThat(said("SET CONSTRAINTS ALL DEFERRED")).startsWith("0A000 SET CONSTRAINTS");
    run("ROLLBACK");
  }

  @Test
  void known_extensions_are_there() throws SQLException {
    assertThat(said("CREATE EXTENSION vector WITH SCHEMA public")).isEmpty();
    assertThat(said("CREATE EXTENSION IF NOT EXISTS plpgsql"))
        .isEqualTo("42710 extension \"plpgsql\" already exists, skipping");
    assertFails("0A000", "CREATE EXTENSION postgis");
  }

  @Test
  @EmbeddedOnly("IRIS has one SQLCODE, -118, for a role that is missing and for one that is there")
  void privileges_are_given_to_roles_that_exist() throws SQLException {
    run("CREATE ROLE item_readers");
    run("CREATE USER item_user PASSWORD 'secret'");
    run("GRANT item_readers TO item_user");
    run("GRANT SELECT, UPDATE ON item TO item_readers");
    run("REVOKE UPDATE ON item FROM item_readers");
    run("GRANT SELECT ON item TO PUBLIC");
    run("REVOKE ALL ON item FROM PUBLIC");
    assertFails("42704", "GRANT SELECT ON item TO nobody");
    assertFails("42P01", "GRANT SELECT ON nope TO item_readers");
    assertFails("42710", "CREATE ROLE item_readers");
    run("REVOKE ALL ON item FROM item_readers");
    run("DROP ROLE item_readers");
    run("DROP USER item_user");
    assertThat(said("DROP ROLE IF EXISTS item_readers")).contains("skipping");
    assertFails("42704", "DROP ROLE item_readers");
  }

  @Test
  void what_would_lose_its_meaning_is_refused() {
    assertFails("0A000", "CREATE TABLE bad (n int, EXCLUDE (n WITH =))");
    assertFails("0A000", "CREATE TABLE bad (id int REFERENCES item DEFERRABLE INITIALLY DEFERRED)");
  }

  /** The first notice, with its SQLSTATE; "" for none. */
  private String said(String sql) throws SQLException {
    try (Statement statement = connection().createStatement()) {
      statement.execute(sql);
      SQLWarning warning = statement.getWarnings();
      return warning == null ? "" : warning.getSQLState() + " " + warning.getMessage();
    }
  }
}
