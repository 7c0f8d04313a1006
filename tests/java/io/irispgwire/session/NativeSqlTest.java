package io.irispgwire.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.irispgwire.testing.TestServer;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * IRIS's own SQL through pgjdbc. Expected: what the InterSystems SQL Reference says of each form.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class NativeSqlTest {
  private static TestServer server;
  private static Connection connection;

  @BeforeAll
  static void start() throws IOException, SQLException {
    server = TestServer.start();
    connection = server.connect();
    run("CREATE TABLE person (id serial PRIMARY KEY, name varchar(20), age int, boss int, j json)");
    run("INSERT INTO person (name, age) VALUES ('Ada', 36), ('Bob', 5), ('Abe', 40)");
    run("CREATE TABLE plain (id int PRIMARY KEY, name varchar(20), boss int)");
  }

  @AfterAll
  static void stop() throws SQLException {
    connection.close();
    server.close();
  }

  private static void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void top_and_percent_operators_give_rows_with_their_types() throws SQLException {
    String sql = "SELECT TOP 2 name, age FROM SQLUser.person WHERE name %STARTSWITH 'A'";
    assertThat(Rows.of(connection, sql + " ORDER BY age")).containsExactly("Ada|36", "Abe|40");
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      ResultSetMetaData columns = statement.getMetaData();
      assertThat(columns.getColumnTypeName(1)).isEqualTo("varchar");
      assertThat(columns.getColumnTypeName(2)).isEqualTo("int4");
    }
  }

  @Test
  void a_form_that_postgresql_s_grammar_reads_otherwise_goes_to_iris() throws SQLException {
    assertThat(Rows.of(connection, "SELECT name FROM person WHERE name %STARTSWITH 'Ab'"))
        .containsExactly("Abe");
    assertThat(Rows.of(connection, "SELECT TOP (1) name FROM person ORDER BY name"))
        .containsExactly("Abe");
  }

  @Test
  void parameters_are_bound() throws SQLException {
    String sql = "SELECT TOP ? name FROM person WHERE name %STARTSWITH ? ORDER BY name";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setInt(1, 1);
      statement.setString(2, "A");
      try (ResultSet rows = statement.executeQuery()) {
        assertThat(Rows.of(rows)).containsExactly("Abe");
      }
    }
  }

  @Test
  void changes_count_their_rows_and_belong_to_the_transaction() throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate("UPDATE SQLUser.person SET age = 6 WHERE %ID = 2"))
          .isEqualTo(1);
      assertThat(statement.executeUpdate("DELETE FROM person WHERE name %STARTSWITH 'A'"))
          .isEqualTo(2);
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
    assertThat(Rows.of(connection, "SELECT sum(age) FROM person")).containsExactly("81");
  }

  @ParameterizedTest
  @CsvSource({
    "DELETE FROM person WHERE name %STARTSWITH 'A', DELETE",
    "INSERT OR UPDATE INTO SQLUser.person (id) VALUES (9), INSERT",
    "CALL Sample.Proc(1), CALL",
    "TRAIN MODEL m, TRAIN MODEL"
  })
  void a_read_only_transaction_refuses_what_may_write(String sql, String tag) throws SQLException {
    run("BEGIN READ ONLY");
    assertThatThrownBy(() -> run(sql))
        .isInstanceOfSatisfying(
            SQLException.class,
            e -> {
              assertThat(e.getSQLState()).isEqualTo("25006");
              assertThat(e.getMessage()).contains("cannot execute " + tag);
            });
    run("ROLLBACK");
  }

  @ParameterizedTest
  @CsvSource({
    "CREATE MODEL m PREDICTING (age) FROM person, CREATE MODEL",
    "SELECT boss->name FROM plain, implicit join"
  })
  void the_embedded_back_end_says_what_it_has_not(String sql, String feature) {
    assertThatThrownBy(() -> run(sql))
        .isInstanceOfSatisfying(
            SQLException.class,
            e -> {
              assertThat(e.getSQLState()).isEqualTo("0A000");
              assertThat(e.getMessage()).contains("the embedded database has no " + feature);
            });
  }

  /** PostgreSQL 15: a table with a column of json gives the arrow PostgreSQL's meaning. */
  @Test
  void an_arrow_beside_json_is_postgresql_s() {
    assertThatThrownBy(() -> run("SELECT j->nokey FROM person"))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42703"));
  }
}
