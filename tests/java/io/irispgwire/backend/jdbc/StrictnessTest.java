package io.irispgwire.backend.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.irispgwire.error.PgException;
import io.irispgwire.testing.EmbeddedOnly;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What InterSystems' SQL Reference does not have, the embedded back end must not take. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@EmbeddedOnly("it is about what H2 would take")
class StrictnessTest {
  private final EmbeddedFixture iris = new EmbeddedFixture();

  @BeforeEach
  void table() {
    iris.run(
        "CREATE TABLE \"t\" (\"a\" INTEGER, \"b\" BIT, \"s\" VARCHAR(20) COLLATE %EXACT,"
            + " \"d\" DATE)");
    iris.run("CREATE TABLE \"u\" (\"a\" INTEGER)");
  }

  @AfterEach
  void close() {
    iris.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          42601 | SELECT "a" FROM "t";
          42601 | INSERT INTO "t" ("a") VALUES (1), (2)
          42601 | SELECT "a"::VARCHAR(10) FROM "t"
          42601 | SELECT * FROM (SELECT "a" FROM "t" ORDER BY "a" LIMIT 1) x
          42601 | SELECT * FROM (SELECT "a" FROM "t" ORDER BY "a") x
          42601 | SELECT "a" FROM "t" WHERE "a" IN (SELECT "a" FROM "u" LIMIT 1)
          42601 | VALUES (1)
          42601 | SELECT * FROM (VALUES (1)) x
          42601 | SELECT "a" FROM "t" WHERE "d" = DATE '2024-01-01'
          42601 | SELECT E'a\\n'
          42601 | SELECT B'01'
          42601 | SELECT 'a' 'b'
          42601 | SELECT "a" & 1 FROM "t"
          42601 | SELECT "a" FROM "t" WHERE "s" ~ 'x'
          42601 | SELECT * FROM public."t"
          42601 | SELECT "a", COUNT(*) FROM "t" GROUP BY 1
          42601 | SELECT $$x$$
          42601 | SELECT 'open
          42601 | ALTER TABLE "t" RENAME TO "v"
          42601 | ALTER TABLE "t" ALTER COLUMN "a" TYPE BIGINT
          42601 | ALTER TABLE "t" ADD COLUMN IF NOT EXISTS "c" INTEGER
          42601 | CREATE INDEX IF NOT EXISTS "i" ON "t" ("a")
          42601 | CREATE TABLE "v" ("v" VECTOR(3))
          42601 | SELECT TO_VECTOR('1,2', 'DOUBLE')
          22000 | SELECT VECTOR_COSINE('1,2', TO_VECTOR('1,2', DOUBLE))
          22000 | SELECT VECTOR_COSINE(TO_VECTOR('1,2', FLOAT), TO_VECTOR('1,2', DOUBLE))
          22000 | SELECT VECTOR_DOT_PRODUCT(TO_VECTOR('1', DOUBLE), TO_VECTOR('1,2', DOUBLE))
          42601 | CREATE INDEX "i" ON TABLE "t" ("a") AS HNSW(M=16)
          42601 | CREATE INDEX "i" ON TABLE "t" ("a") AS HNSW(Distance='L2')
          42601 | CREATE TABLE "v" ("a" INTEGER DEFAULT (1 + 1))
          42601 | SELECT ROUND(2.5)
          42601 | CREATE VIEW "v" AS SELECT "a" FROM "t" ORDER BY "a"
          42804 | SELECT "a" > 1 FROM "t"
          42804 | SELECT ("a" > 1) AS "x" FROM "t"
          42804 | SELECT EXISTS (SELECT 1 FROM "t")
          42846 | SELECT CAST("a" AS TEXT) FROM "t"
          42704 | CREATE TABLE "v" ("a" JSONB)
          XX000 | SELECT TOP 1 "a" FROM "t" LIMIT 1
          """)
  void what_iris_rejects_fails_with_its_sqlstate(String state, String irisSql) {
    assertThat(failure(irisSql).state().code()).isEqualTo(state);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT TRUE",
        "SELECT \"a\" FROM \"t\" WHERE \"b\" = FALSE",
        "SELECT \"a\" FROM \"t\" FOR UPDATE",
        "SELECT \"a\" FROM \"t\" ORDER BY \"a\" NULLS FIRST",
        "SELECT \"a\" FROM \"t\" ORDER BY \"a\" DESC NULLS LAST",
        "SELECT \"a\" FROM \"t\" WHERE \"s\" ILIKE 'x'",
        "INSERT INTO \"t\" (\"a\") VALUES (1) RETURNING \"a\"",
        "INSERT INTO \"t\" (\"a\") VALUES (1) ON CONFLICT DO NOTHING",
        "INSERT INTO \"t\" (\"a\") VALUES ((SELECT MAX(\"a\") FROM \"u\"))",
        "SELECT * FROM \"t\" JOIN (SELECT \"a\" FROM \"u\") x USING (\"a\")",
        "SELECT * FROM \"t\" NATURAL JOIN \"u\"",
        "SELECT DISTINCT ON (\"a\") \"a\" FROM \"t\"",
        "SELECT \"a\" FROM \"t\" WHERE \"a\" IS DISTINCT FROM 1",
        "SELECT \"a\" FROM \"t\" WHERE \"b\" IS TRUE",
        "SELECT COUNT(*) FILTER (WHERE \"a\" > 1) FROM \"t\"",
        "SELECT SUM(\"a\") OVER (ORDER BY \"a\" RANGE BETWEEN 1 PRECEDING AND CURRENT ROW)"
            + " FROM \"t\"",
        "SELECT \"a\" FROM \"t\" WHERE (\"a\", \"s\") = (1, 'x')",
        "SELECT \"a\" FROM \"t\" WHERE (\"a\", \"s\") IN (SELECT 1, 'x')",
        "SELECT x.\"c\" FROM (SELECT \"a\" FROM \"t\") AS x (\"c\")",
        "SELECT ARRAY[1]",
        "SELECT ARRAY_AGG(\"a\") FROM \"t\"",
        "SELECT \"a\" FROM \"t\" EXCEPT ALL SELECT \"a\" FROM \"u\"",
        "WITH RECURSIVE q AS (SELECT 1) SELECT * FROM q",
        "CREATE TABLE \"v\" (\"a\" INTEGER CHECK (\"a\" > 1))",
        "CREATE SEQUENCE \"s\"",
        "CREATE INDEX \"i\" ON \"t\" (\"a\") WHERE \"a\" > 1",
        "CREATE TABLE \"v\" (\"a\" NUMERIC(38,10))",
        "MERGE INTO \"t\" USING \"u\" ON 1=1 WHEN MATCHED THEN DELETE",
        "COMMENT ON TABLE \"t\" IS 'x'",
        "SELECT \"d\" AT TIME ZONE 'UTC' FROM \"t\"",
      })
  void what_iris_lacks_is_a_feature_not_supported(String irisSql) {
    assertThat(failure(irisSql).state().code()).isEqualTo("0A000");
  }

  private PgException failure(String irisSql) {
    return catchThrowableOfType(PgException.class, () -> iris.run(irisSql));
  }
}
