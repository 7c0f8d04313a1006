package io.irispgwire.backend.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.irispgwire.error.Diagnostic;
import io.irispgwire.error.PgException;
import io.irispgwire.testing.EmbeddedOnly;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected texts: PostgreSQL 15's for the same statements. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@EmbeddedOnly("it is about H2's words")
class EmbeddedErrorsTest {
  private final EmbeddedFixture iris = new EmbeddedFixture();

  @BeforeEach
  void tables() {
    iris.run(
        "CREATE TABLE \"p\" (\"id\" VARCHAR(30) COLLATE %EXACT NOT NULL, \"v\" INTEGER,"
            + " CONSTRAINT \"p_pkey\" PRIMARY KEY (\"id\"))");
    iris.run(
        "CREATE TABLE \"ch\" (\"a\" VARCHAR(30) COLLATE %EXACT, \"b\" INTEGER NOT NULL,"
            + " CONSTRAINT \"ch_a_fkey\" FOREIGN KEY (\"a\") REFERENCES \"p\" (\"id\"))");
    iris.run(
        "CREATE TABLE \"n\" (\"id\" INTEGER NOT NULL, \"m\" NUMERIC(10,2), \"s\" SMALLINT,"
            + " CONSTRAINT \"n_pkey\" PRIMARY KEY (\"id\"), CONSTRAINT \"n_m_s_key\" UNIQUE"
            + " (\"m\", \"s\"))");
    iris.run("INSERT INTO \"p\" VALUES ('a (b), c', 1)");
    iris.run("CREATE INDEX \"n_v\" ON TABLE \"n\" (\"s\")");
    iris.run("INSERT INTO \"ch\" VALUES ('a (b), c', 1)");
    iris.run("INSERT INTO \"n\" VALUES (1, 2.5, 3)");
  }

  @AfterEach
  void close() {
    iris.close();
  }

  @Test
  void a_duplicate_string_key_names_constraint_and_key() {
    Diagnostic said = failure("INSERT INTO \"p\" VALUES ('a (b), c', 1)");
    assertThat(said.state().code()).isEqualTo("23505");
    assertThat(said.message())
        .isEqualTo("duplicate key value violates unique constraint \"p_pkey\"");
    assertThat(said.detail()).isEqualTo("Key (id)=(a (b), c) already exists.");
    assertThat(said.schema()).isEqualTo("public");
    assertThat(said.table()).isEqualTo("p");
    assertThat(said.constraint()).isEqualTo("p_pkey");
  }

  @Test
  void a_duplicate_integer_key_names_the_key() {
    assertThat(failure("INSERT INTO \"n\" VALUES (1, 9, 9)").detail())
        .isEqualTo("Key (id)=(1) already exists.");
  }

  @Test
  void a_duplicate_of_several_columns_names_them_all() {
    Diagnostic said = failure("INSERT INTO \"n\" VALUES (2, 2.5, 3)");
    assertThat(said.detail()).isEqualTo("Key (m, s)=(2.50, 3) already exists.");
    assertThat(said.constraint()).isEqualTo("n_m_s_key");
  }

  @Test
  void a_missing_parent_is_told_from_the_child() {
    Diagnostic said = failure("INSERT INTO \"ch\" VALUES ('zz', 1)");
    assertThat(said.state().code()).isEqualTo("23503");
    assertThat(said.message())
        .isEqualTo(
            "insert or update on table \"ch\" violates foreign key constraint \"ch_a_fkey\"");
    assertThat(said.detail()).isEqualTo("Key (a)=(zz) is not present in table \"p\".");
    assertThat(said.table()).isEqualTo("ch");
  }

  @Test
  void a_present_child_is_told_from_the_parent() {
    Diagnostic said = failure("DELETE FROM \"p\"");
    assertThat(said.message())
        .isEqualTo(
            "update or delete on table \"p\" violates foreign key constraint \"ch_a_fkey\" on"
                + " table \"ch\"");
    assertThat(said.detail())
        .isEqualTo("Key (id)=(a (b), c) is still referenced from table \"ch\".");
  }

  @Test
  void a_null_names_column_and_table() {
    Diagnostic said = failure("INSERT INTO \"ch\" (\"a\") VALUES ('a (b), c')");
    assertThat(said.state().code()).isEqualTo("23502");
    assertThat(said.message())
        .isEqualTo("null value in column \"b\" of relation \"ch\" violates not-null constraint");
    assertThat(said.column()).isEqualTo("b");
    assertThat(said.table()).isEqualTo("ch");
  }

  @Test
  void a_decimal_too_large_is_told_with_its_bounds() {
    Diagnostic said = failure("INSERT INTO \"n\" VALUES (2, 12345678901, 1)");
    assertThat(said.state().code()).isEqualTo("22003");
    assertThat(said.message()).isEqualTo("numeric field overflow");
    assertThat(said.detail())
        .isEqualTo(
            "A field with precision 10, scale 2 must round to an absolute value less than 10^8.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '^',
      textBlock =
          """
          INSERT INTO "p" VALUES (REPEAT('x', 31), 1) => 22001 => value too long for type character varying(30)
          INSERT INTO "n" VALUES (2147483648, 1, 1) => 22003 => integer out of range
          INSERT INTO "n" VALUES (2, 1, 70000) => 22003 => smallint out of range
          SELECT 9223372036854775807 * 2 => 22003 => bigint out of range
          SELECT 1 / 0 => 22012 => division by zero
          SELECT (1 \\ 0) => 22012 => division by zero
          SELECT CAST('abc' AS DATE) => 22007 => invalid input syntax for type date: "abc"
          SELECT "nope" FROM "n" => 42703 => column "nope" does not exist
          SELECT * FROM "nope" => 42P01 => relation "nope" does not exist
          SELECT * FROM "nope"."nope" => 3F000 => schema "nope" does not exist
          CREATE TABLE "n" ("a" INTEGER) => 42P07 => relation "n" already exists
          CREATE INDEX "n_v" ON "n" ("m") => 42P07 => relation "n_v" already exists
          CREATE TABLE "d" ("a" INTEGER, "a" INTEGER) => 42701 => column "a" specified more than once
          ALTER TABLE "n" ADD COLUMN "m" INTEGER => 42701 => column "m" of relation "n" already exists
          ALTER TABLE "n" DROP CONSTRAINT "zz" => 42704 => constraint "zz" of relation "n" does not exist
          ALTER TABLE "n" ADD CONSTRAINT "x" PRIMARY KEY ("m") => 42P16 => multiple primary keys for table "n" are not allowed
          CREATE SCHEMA "sqluser" => 42P06 => schema "SQLUser" already exists
          DROP TABLE "p" => 2BP01 => cannot drop table p because other objects depend on it
          DROP VIEW "zz" => 42P01 => view "zz" does not exist
          SELECT "id" FROM "n", "p" => 42702 => column reference "id" is ambiguous
          SELECT (SELECT 1 UNION ALL SELECT 2) => 21000 => more than one row returned by a subquery used as an expression
          """)
  void a_failure_is_told_as_postgres_tells_it(String irisSql, String state, String message) {
    Diagnostic said = failure(irisSql);
    assertThat(said.state().code() + ' ' + said.message()).isEqualTo(state + ' ' + message);
  }

  private Diagnostic failure(String irisSql) {
    boolean query = irisSql.startsWith("SELECT");
    return catchThrowableOfType(
            PgException.class,
            () -> {
              if (query) {
                iris.text(irisSql);
              } else {
                iris.run(irisSql);
              }
            })
        .diagnostic();
  }
}
