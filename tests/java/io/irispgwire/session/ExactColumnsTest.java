package io.irispgwire.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What is refused of columns that keep PostgreSQL's text, and how values come into them. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ExactColumnsTest extends ClientTest {
  private static final String REFUSED = "0A000";

  @BeforeEach
  void makeTable() throws SQLException {
    run("SET iris_pgwire.exact_columns = 'numeric, date'");
    run("CREATE TABLE exact (id int PRIMARY KEY, n numeric, d date)");
  }

  @AfterEach
  void dropTable() throws SQLException {
    run("DROP TABLE exact");
  }

  @Test
  void the_setting_names_types_that_iris_bounds() {
    assertFails("22023", "SET iris_pgwire.exact_columns = 'numeric, int4'");
  }

  @Test
  void numbers_kept_as_text_are_no_key_because_equal_ones_have_unlike_texts() {
    assertFails(REFUSED, "CREATE TABLE other (n numeric PRIMARY KEY)");
    assertFails(REFUSED, "CREATE UNIQUE INDEX ON exact (n)");
    assertFails(REFUSED, "ALTER TABLE exact ADD UNIQUE (n)");
  }

  @Test
  void no_foreign_key_leads_from_text_to_another_type() {
    assertFails(REFUSED, "CREATE TABLE other (d date REFERENCES exact)");
  }

  @Test
  void iris_does_not_turn_texts_into_other_types() {
    assertFails(REFUSED, "ALTER TABLE exact ALTER COLUMN n TYPE numeric(10,2)");
    assertFails(REFUSED, "ALTER TABLE exact ALTER COLUMN id TYPE numeric");
  }

  @Test
  void a_view_shows_them_but_does_not_compute_with_them() throws SQLException {
    run("INSERT INTO exact (id, n) VALUES (1, 1.50)");
    run("CREATE VIEW seen AS SELECT n FROM exact");
    assertThat(Rows.of(connection(), "SELECT n FROM seen WHERE n > 1")).containsExactly("1.50");
    run("DROP VIEW seen");
    assertFails(REFUSED, "CREATE VIEW seen AS SELECT n + 1 AS n FROM exact");
    assertFails(REFUSED, "CREATE VIEW seen AS SELECT n FROM exact WHERE n > 1");
  }

  @Test
  void values_are_bound_in_batches() throws SQLException {
    try (PreparedStatement insert =
        connection().prepareStatement("INSERT INTO exact (id, n, d) VALUES (?, ?, ?)")) {
      for (int i = 0; i < 3; i++) {
        insert.setInt(1, i);
        insert.setBigDecimal(2, new java.math.BigDecimal("1." + "0".repeat(i + 20)));
        insert.setObject(3, java.time.LocalDate.of(-99, 1, 1));
        insert.addBatch();
      }
      insert.executeBatch();
    }

    try (Statement statement = connection().createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT scale(n), d::text FROM exact ORDER BY id")) {
      rows.next();
      rows.next();
      assertThat(rows.getInt(1)).isEqualTo(21);
      assertThat(rows.getString(2)).isEqualTo("0100-01-01 BC");
    }
  }
}
