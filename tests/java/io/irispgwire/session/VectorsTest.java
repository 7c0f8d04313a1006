package io.irispgwire.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.util.PGobject;

/** pgvector's README, "Getting Started" and "Querying". Expected rows: pgvector 0.8.0 (PGlite). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class VectorsTest extends ClientTest {

  @BeforeEach
  void makeTable() throws SQLException {
    run("CREATE EXTENSION IF NOT EXISTS vector");
    run("CREATE TABLE items (id bigserial PRIMARY KEY, embedding vector(3))");
    run("INSERT INTO items (embedding) VALUES ('[1,2,3]'), ('[4,5,6]')");
    run("INSERT INTO items (id, embedding) VALUES (7, '[1,2,3]')");
    run("UPDATE items SET embedding = '[1,2,4]' WHERE id = 1");
  }

  @AfterEach
  void dropTable() throws SQLException {
    run("DROP TABLE items");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '^',
      textBlock =
          """
          embedding <-> '[3,1,2]'                 ; 7 1 2 9
          embedding <-> '[3,1,2]' NULLS FIRST     ; 9 7 1 2
          embedding <=> '[3,1,2]'                 ; 2 7 1 9
          embedding <=> '[3,1,2]' DESC            ; 9 1 7 2
          embedding <#> '[3,1,2]'                 ; 2 1 7 9
          embedding <#> '[3,1,2]' DESC NULLS LAST ; 7 1 2 9
          """)
  void the_nearest_come_first(String key, String ids) throws SQLException {
    run("INSERT INTO items (id) VALUES (9)");
    assertThat(ask("SELECT id FROM items ORDER BY " + key)).containsExactly(ids.split(" ", -1));
    assertThat(ask("SELECT id FROM items ORDER BY " + key + " LIMIT 2"))
        .containsExactly(ids.substring(0, 1), ids.substring(2, 3));
  }

  @Test
  void distances_are_values_too() throws SQLException {
    assertThat(
            ask(
                "SELECT id, embedding <-> '[3,1,2]' AS distance, (embedding <#> '[3,1,2]') * -1,"
                    + " 1 - (embedding <=> '[3,1,2]') FROM items ORDER BY id"))
        .containsExactly(
            "1|3|13|0.7581753965757455",
            "2|5.744562646538029|29|0.8832601106161003",
            "7|2.449489742783178|11|0.7857142857142857");
    assertThat(
            ask(
                "SELECT id, vector_dims(embedding), vector_norm(embedding),"
                    + " l2_distance(embedding, '[1,2,4]') FROM items ORDER BY id"))
        .containsExactly(
            "1|3|4.58257569495584|0",
            "2|3|8.774964387392123|4.69041575982343",
            "7|3|3.7416573867739413|1");
  }

  @Test
  void a_distance_is_a_condition() throws SQLException {
    assertThat(ask("SELECT id FROM items WHERE embedding <-> '[3,1,2]' < 5 ORDER BY id"))
        .containsExactly("1", "7");
  }

  @Test
  void neighbours_of_a_row_are_found() throws SQLException {
    assertThat(
            ask(
                "SELECT * FROM items WHERE id != 1 ORDER BY embedding <->"
                    + " (SELECT embedding FROM items WHERE id = 1) LIMIT 5"))
        .containsExactly("7|[1,2,3]", "2|[4,5,6]");
  }

  @Test
  void a_parameter_is_a_vector() throws SQLException {
    PGobject vector = new PGobject();
    vector.setType("vector");
    vector.setValue("[3,1,2]");
    try (PreparedStatement insert =
        connection()
            .prepareStatement(
                "INSERT INTO items (id, embedding) VALUES (?, ?) RETURNING embedding")) {
      insert.setLong(1, 8);
      insert.setObject(2, vector);
      assertThat(Rows.of(insert.executeQuery())).containsExactly("[3,1,2]");
    }
    try (PreparedStatement query =
        connection()
            .prepareStatement("SELECT id, embedding FROM items ORDER BY embedding <=> ? LIMIT ?")) {
      query.setObject(1, vector);
      query.setInt(2, 2);
      ResultSet rows = query.executeQuery();
      assertThat(rows.getMetaData().getColumnTypeName(2)).isEqualTo("vector");
      assertThat(Rows.of(rows)).containsExactly("8|[3,1,2]", "2|[4,5,6]");
    }
  }

  @Test
  void arrays_become_vectors() throws SQLException {
    run("INSERT INTO items (id, embedding) VALUES (10, ARRAY[1,2.5,3])");
    run("INSERT INTO items (id, embedding) VALUES (11, '{4,5,6}'::float8[])");
    assertThat(ask("SELECT embedding FROM items WHERE id > 9 ORDER BY id"))
        .containsExactly("[1,2.5,3]", "[4,5,6]");
  }

  @Test
  void every_float_comes_back_as_it_was() throws SQLException {
    run("INSERT INTO items (id, embedding) VALUES (12, '[0.1,1.1754944e-38,3.4028235e+38]')");
    assertThat(ask("SELECT embedding FROM items WHERE id = 12"))
        .containsExactly("[0.1,1.1754944e-38,3.4028235e+38]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          INSERT INTO items (embedding) VALUES ('[1,2]')         | 22000 | expected 3 dimensions, not 2
          INSERT INTO items (embedding) VALUES (ARRAY[1,2,3,4])  | 22000 | expected 3 dimensions, not 4
          UPDATE items SET embedding = '[1]'                     | 22000 | expected 3 dimensions, not 1
          SELECT embedding <=> '[1,2]' FROM items                | 22000 | different vector dimensions 3 and 2
          SELECT 1 FROM items ORDER BY embedding <-> '[1,2]'     | 22000 | different vector dimensions 3 and 2
          INSERT INTO items (embedding) VALUES ('[1,2,x]')       | 22P02 | invalid input syntax for type vector: "[1,2,x]"
          INSERT INTO items SELECT 5, '[1,2]'::vector            | 22000 | expected 3 dimensions, not 2
          INSERT INTO items SELECT 5, subvector(embedding, 1, 2) FROM items | 22000 | expected 3 dimensions, not 2
          """)
  void what_is_wrong_is_told_in_pgvectors_words(String sql, String state, String message) {
    assertThatThrownBy(() -> run(sql))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(state))
        .hasMessageContaining(message);
  }

  @Test
  void stored_vectors_are_changed_by_what_IRIS_cannot_compute() throws SQLException {
    run("INSERT INTO items (id, embedding) VALUES (13, '[3,0,4]')");
    run("UPDATE items SET embedding = l2_normalize(embedding) WHERE id = 13");
    assertThat(ask("SELECT embedding FROM items WHERE id = 13")).containsExactly("[0.6,0,0.8]");
    run("DELETE FROM items WHERE id = 13 AND embedding <+> '[0.6,0,0.8]' = 0");
    assertThat(ask("SELECT count(*) FROM items WHERE id = 13")).containsExactly("0");
  }

  @Test
  void an_index_for_the_cosine_is_made_and_dropped() throws SQLException {
    run(
        "CREATE INDEX near ON items USING hnsw (embedding vector_cosine_ops)"
            + " WITH (m = 16, ef_construction = 64)");
    assertThat(ask("SELECT id FROM items ORDER BY embedding <=> '[3,1,2]' LIMIT 1"))
        .containsExactly("2");
    run("DROP INDEX near");
  }

  @Test
  void what_iris_lacks_is_computed_over_the_rows() throws SQLException {
    assertThat(ask("SELECT avg(embedding), sum(embedding) FROM items WHERE id < 3"))
        .containsExactly("[2.5,3.5,5]|[5,7,10]");
    assertThat(ask("SELECT id FROM items ORDER BY embedding <+> '[3,1,2]' LIMIT 2"))
        .containsExactly("7", "1");
    assertThat(ask("SELECT embedding::text FROM items WHERE embedding = '[4,5,6]'"))
        .containsExactly("[4,5,6]");
    assertThat(ask("SELECT DISTINCT subvector(embedding, 1, 2) FROM items ORDER BY 1"))
        .containsExactly("[1,2]", "[4,5]");
  }

  @Test
  void a_vector_of_many_dimensions_is_kept() throws SQLException {
    run("CREATE TABLE wide (v vector(4096))");
    String vector = "[" + "0.25,".repeat(4095) + "1]";
    try (PreparedStatement insert =
        connection().prepareStatement("INSERT INTO wide VALUES (?::vector)")) {
      insert.setString(1, vector);
      insert.executeUpdate();
    }
    assertThat(ask("SELECT v FROM wide")).containsExactly(vector);
    run("DROP TABLE wide");
  }

  @Test
  void the_catalog_knows_type_and_modifier() throws SQLException {
    assertThat(
            ask(
                "SELECT t.typname, n.nspname, format_type(a.atttypid, a.atttypmod), a.atttypmod"
                    + " FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid"
                    + " JOIN pg_namespace n ON n.oid = t.typnamespace"
                    + " WHERE a.attrelid = 'items'::regclass AND a.attname = 'embedding'"))
        .containsExactly("vector|public|vector(3)|3");
    assertThat(ask("SELECT extname, extversion FROM pg_extension WHERE extname = 'vector'"))
        .containsExactly("vector|0.8.0");
    assertThat(
            ask(
                "SELECT oid = 'vector'::regtype, typarray > 16383 FROM pg_type WHERE typname = 'vector'"))
        .containsExactly("t|t");
  }
}
