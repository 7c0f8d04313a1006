package io.irispgwire.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.irispgwire.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Queries over pg_catalog; the answers in tests/golden/catalog are PostgreSQL 15's. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@TestInstance(Lifecycle.PER_CLASS)
class SystemTablesTest {
  private TestServer server;
  private Connection connection;

  @BeforeAll
  void start() throws IOException, SQLException {
    server = TestServer.startTrusting();
    connection =
        DriverManager.getConnection(
            "jdbc:postgresql://127.0.0.1:"
                + server.port()
                + "/USER?user=_SYSTEM&preferQueryMode=simple");
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE person (id int PRIMARY KEY, name varchar(20) NOT NULL)");
      statement.execute(
          "CREATE TABLE visit (id int PRIMARY KEY, person int REFERENCES person ON DELETE CASCADE,"
              + " day date NOT NULL, note text DEFAULT 'none', done boolean DEFAULT false,"
              + " CONSTRAINT visit_day_person UNIQUE (day, person))");
      statement.execute("CREATE INDEX visit_person_idx ON visit (person)");
      statement.execute("CREATE SCHEMA side");
      statement.execute("CREATE TABLE side.stranger (id int)");
      statement.execute("CREATE TABLE side.elsewhere (id int)");
      statement.execute("CREATE INDEX elsewhere_idx ON side.elsewhere (id)");
      statement.execute("CREATE TYPE side.mood AS ENUM ('sad')");
      statement.execute(
          "CREATE FUNCTION side.twice(n int) RETURNS int LANGUAGE sql AS 'select n * 2'");
    }
  }

  @AfterAll
  void stop() throws SQLException {
    connection.close();
    server.close();
  }

  @TestFactory
  Stream<DynamicTest> queries() throws IOException {
    String file = Files.readString(Path.of("tests/golden/catalog/queries.txt"));
    return Arrays.stream(file.split("\n\n|\n(?=> )"))
        .filter(part -> part.startsWith("> "))
        .map(part -> part.split("\n", 2))
        .map(
            part ->
                DynamicTest.dynamicTest(
                    part[0],
                    () -> assertThat(answer(part[0].substring(2))).isEqualTo(part[1].strip())));
  }

  @Test
  void a_table_has_a_class_its_attributes_and_its_key() throws SQLException {
    assertThat(
            answer(
                "SELECT relname, relkind FROM pg_class"
                    + " WHERE relname LIKE 'person%' ORDER BY relname"))
        .isEqualTo("person|r\nperson_pkey|i");
    assertThat(
            answer(
                "SELECT attname, format_type(atttypid, atttypmod), attnotnull FROM pg_attribute"
                    + " WHERE attrelid = 'person'::regclass AND attnum > 0 ORDER BY attnum"))
        .isEqualTo("id|integer|t\nname|character varying(20)|t");
    assertThat(
            answer(
                "SELECT conname, pg_get_constraintdef(oid), pg_get_indexdef(conindid)"
                    + " FROM pg_constraint WHERE conrelid = 'public.person'::regclass"))
        .isEqualTo(
            "person_pkey|PRIMARY KEY (id)|CREATE UNIQUE INDEX person_pkey ON public.person USING"
                + " btree (id)");
  }

  private String answer(String query) throws SQLException {
    List<String> lines = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        List<String> fields = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
          String value = rows.getString(i);
          fields.add(value == null ? "" : value);
        }
        lines.add(String.join("|", fields));
      }
    }
    return String.join("\n", lines);
  }
}
