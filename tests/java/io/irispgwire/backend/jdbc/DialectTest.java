package io.irispgwire.backend.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.irispgwire.testing.EmbeddedOnly;
import io.irispgwire.types.Numeric;
import io.irispgwire.types.PgType;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** IRIS SQL means here what InterSystems' SQL Reference says it means. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@EmbeddedOnly("it is about how H2 plays IRIS SQL")
class DialectTest {
  private final EmbeddedFixture iris = new EmbeddedFixture();

  @BeforeEach
  void people() {
    iris.run(
        "CREATE TABLE \"SQLUser\".\"Person\" (\"id\" INTEGER NOT NULL,"
            + " \"Name\" VARCHAR(20), \"code\" VARCHAR(20) COLLATE %EXACT, \"ok\" BIT DEFAULT 1,"
            + " \"born\" DATE, \"seen\" TIMESTAMP, \"pay\" NUMERIC(10,2),"
            + " CONSTRAINT \"person_pkey\" PRIMARY KEY (\"id\"))");
    insert(1, "'Bob'", "'Bob'", "{d '1990-02-03'}", "{ts '2024-05-06 07:08:09.123456'}", "10.5");
    insert(2, "'alice'", "'alice'", "'2000-12-31'", "'2024-01-01 00:00:00'", "3");
    insert(3, "NULL", "NULL", "NULL", "NULL", "NULL");
  }

  private void insert(int id, String... values) {
    iris.run(
        "INSERT INTO \"SQLUser\".\"Person\" (\"id\",\"Name\",\"code\",\"born\",\"seen\",\"pay\")"
            + " VALUES ("
            + id
            + ","
            + String.join(",", values)
            + ")");
  }

  @AfterEach
  void close() {
    iris.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '^',
      textBlock =
          """
          SELECT "id" FROM "sqluser"."PERSON" WHERE "NAME" = 'BOB' => 1
          SELECT COUNT(*) FROM "Person" WHERE "code" = 'BOB' => 0
          SELECT COUNT(*) FROM "Person" WHERE %EXACT("Name") = 'BOB' => 0
          SELECT COUNT(*) FROM "Person" WHERE "Name" LIKE 'b%' => 1
          SELECT COUNT(*) FROM "Person" WHERE "code" LIKE 'b%' => 0
          SELECT COUNT(*) FROM "Person" WHERE "code" LIKE 'B\\%' => 0
          SELECT COUNT(*) FROM "Person" WHERE "code" %STARTSWITH 'Bo' => 1
          SELECT COUNT(*) FROM "Person" WHERE "ok" = 1 => 3
          SELECT CAST(1 AS BIT) => TRUE
          SELECT CASE "ok" WHEN 1 THEN 'true' WHEN 0 THEN 'false' END FROM "Person" => true
          SELECT CASE p."id" WHEN 1 THEN CASE WHEN 1=0 THEN 'a' ELSE 'b' END END FROM "Person" p => b
          SELECT (7 \\ 2) => 3
          SELECT MOD(7, 3) => 1
          SELECT CAST('123456789012345678901234567890xyz' AS VARCHAR) => 123456789012345678901234567890
          SELECT CAST('abc' AS CHAR) => a
          SELECT CAST(2.7 AS INTEGER) => 2
          SELECT CAST(-2.7 AS INTEGER) => -2
          SELECT CAST(ROUND(2.5, 0) AS INTEGER) => 3
          SELECT ROUND(2.567, 2, 1) => 2.56
          SELECT {fn TRUNCATE(2.567, 1)} => 2.5
          SELECT {fn LEFT('abc', 2)} => ab
          SELECT {fn IFNULL(NULL, 'x')} => x
          SELECT $PIECE('a,b,c', ',', 2) => b
          SELECT $TRANSLATE('abc', 'ab', 'xy') => xyc
          SELECT STUFF('abcd', 2, 2, 'zz') => azzd
          SELECT REVERSE('abc') => cba
          SELECT CHARINDEX('b', 'abc') => 2
          SELECT POSITION('c' IN 'abc') => 3
          SELECT CHAR_LENGTH('ab ') => 3
          SELECT LENGTH('ab ') => 2
          SELECT STRING('a', 'b', 1) => ab1
          SELECT 'a' || 'b' => ab
          SELECT LIST("code") FROM (SELECT TOP ALL "code" FROM "Person" ORDER BY "id") x => Bob,alice
          SELECT GREATEST(1, 2) => 2
          SELECT GREATEST(1, NULL) =>
          SELECT DATEPART('year', "born") FROM "Person" WHERE "id" = 1 => 1990
          SELECT DATEPART('weekday', {d '2024-01-01'}) => 2
          SELECT DATEPART('dayofyear', {d '2024-12-31'}) => 366
          SELECT DATEADD('month', 1, {d '2024-01-31'}) => 2024-02-29 00:00:00
          SELECT CAST(DATEADD('day', 7, {d '2024-01-31'}) AS DATE) => 2024-02-07
          SELECT DATEADD('second', 90, '1970-01-01 00:00:00') => 1970-01-01 00:01:30
          SELECT DATEDIFF('day', {d '2024-01-31'}, {d '2024-03-01'}) => 30
          SELECT DATE_TRUNC('month', "seen") FROM "Person" WHERE "id" = 1 => 2024-05-01 00:00:00
          SELECT UNIX_TIMESTAMP({ts '1970-01-02 00:00:00'}) => 86400
          SELECT TO_CHAR({ts '2024-01-31 10:00:00'}, 'YYYY-MM-DD HH24:MI:SS') => 2024-01-31 10:00:00
          SELECT DISTINCT TOP 1 "code" FROM "Person" ORDER BY "code" DESC => alice
          SELECT TOP 1 "id" FROM "Person" ORDER BY "id" DESC => 3
          SELECT "id" FROM "Person" ORDER BY "id" LIMIT 1 OFFSET 1 => 2
          SELECT "id" FROM "Person" ORDER BY "Name" => 3
          SELECT "id" FROM "Person" ORDER BY "Name" DESC => 1
          SELECT "id" FROM "Person" ORDER BY %SQLSTRING("code") DESC, %EXACT("code") DESC => 2
          SELECT "pay" FROM "Person" WHERE "id" = 1 => 10.50
          SELECT USER => _SYSTEM
          SELECT $NAMESPACE => USER
          SELECT 1 WHERE 1=0 => no row
          SELECT COUNT(*) FROM (SELECT 1 AS a UNION ALL SELECT 2) x => 2
          WITH q AS (SELECT "id" FROM "Person") SELECT MAX("id") FROM q => 3
          SELECT CAST(CASE WHEN EXISTS (SELECT 1 FROM "Person") THEN 1 ELSE 0 END AS BIT) => TRUE
          SELECT HASHBYTES('SHA256', 'abc') FROM "Person" WHERE 1 = 0 => no row
          SELECT CHAR_LENGTH($TSQL_NEWID()) => 36
          SELECT SUM("id") OVER (ORDER BY "ok") FROM "Person" => 1
          """)
  void a_query_gives_its_value(String irisSql, String value) {
    assertThat(iris.text(irisSql)).isEqualTo(value);
  }

  @Test
  void a_division_of_integers_keeps_the_fraction() {
    assertThat(iris.value("SELECT 7 / 2", PgType.NUMERIC))
        .isEqualTo(Numeric.of(new BigDecimal("3.5000000000000000")));
  }

  @Test
  void an_update_may_join_another_table() {
    iris.run("CREATE TABLE \"raise\" (\"who\" INTEGER, \"by\" NUMERIC(10,2))");
    iris.run("INSERT INTO \"raise\" VALUES (1, 5)");
    assertThat(
            iris.run(
                "UPDATE \"Person\" SET \"pay\" = \"pay\" + r.\"by\", \"ok\" = 0 FROM \"raise\" r"
                    + " WHERE r.\"who\" = \"Person\".\"id\""))
        .isEqualTo(1);
    assertThat(iris.text("SELECT \"pay\" FROM \"Person\" WHERE \"ok\" = 0")).isEqualTo("15.50");
  }

  @Test
  void a_delete_may_join_another_table() {
    iris.run("CREATE TABLE \"gone\" (\"who\" INTEGER)");
    iris.run("INSERT INTO \"gone\" VALUES (2)");
    assertThat(
            iris.run("DELETE FROM \"Person\" FROM \"gone\" g WHERE g.\"who\" = \"Person\".\"id\""))
        .isEqualTo(1);
  }

  @Test
  void insert_or_update_replaces_the_row_of_the_same_key() {
    iris.run("INSERT OR UPDATE INTO \"Person\" (\"id\", \"code\") VALUES (1, 'new')");
    assertThat(iris.text("SELECT \"code\" FROM \"Person\" WHERE \"id\" = 1")).isEqualTo("new");
  }

  @Test
  void definitions_are_taken_in_iris_spelling() {
    List<String> definitions =
        Arrays.asList(
            "CREATE TABLE IF NOT EXISTS \"w\" (\"id\" IDENTITY NOT NULL, \"n\" INTEGER"
                + " DEFAULT 5, \"at\" TIMESTAMP DEFAULT CURRENT_TIMESTAMP(6), CONSTRAINT"
                + " \"w_pkey\" PRIMARY KEY (\"id\"), CONSTRAINT \"w_n_key\" UNIQUE (\"n\"))"
                + " WITH %CLASSPARAMETER ALLOWIDENTITYINSERT = 1",
            "CREATE TABLE \"c\" (\"p\" BIGINT, CONSTRAINT \"c_p_fkey\" FOREIGN KEY (\"p\")"
                + " REFERENCES \"w\" (\"id\") ON DELETE CASCADE)",
            "CREATE GLOBAL TEMPORARY TABLE \"g\" (\"a\" VARCHAR(10) COLLATE %EXACT)",
            "CREATE TABLE \"Other\".\"x\" AS SELECT \"id\" FROM \"Person\"",
            "ALTER TABLE \"w\" ADD COLUMN \"z\" VARCHAR(5) COLLATE %EXACT",
            "ALTER TABLE \"w\" ALTER COLUMN \"z\" VARCHAR(50) COLLATE %EXACT",
            "ALTER TABLE \"w\" ALTER COLUMN \"z\" RENAME \"y\"",
            "ALTER TABLE \"w\" ALTER COLUMN \"y\" SET DEFAULT ('q')",
            "ALTER TABLE \"w\" ALTER COLUMN \"y\" DROP DEFAULT",
            "ALTER TABLE \"w\" ALTER COLUMN \"y\" NOT NULL",
            "ALTER TABLE \"w\" ALTER COLUMN \"y\" NULL",
            "ALTER TABLE \"w\" DROP COLUMN \"y\"",
            "ALTER TABLE \"w\" DROP CONSTRAINT \"w_n_key\"",
            "CREATE INDEX \"i\" ON TABLE \"SQLUser\".\"w\" (\"n\")",
            "DROP INDEX IF EXISTS \"i\" ON TABLE \"SQLUser\".\"w\"",
            "CREATE OR REPLACE VIEW \"v\" (\"q\") AS SELECT \"id\" FROM \"w\" WITH READ ONLY",
            "DROP VIEW IF EXISTS \"v\"",
            "ALTER TABLE \"c\" RENAME \"c2\"",
            "DROP TABLE \"c2\" RESTRICT",
            "TRUNCATE TABLE \"w\"",
            "DROP TABLE IF EXISTS \"w\" CASCADE",
            "DROP TABLE IF EXISTS \"w\"",
            "CREATE SCHEMA IF NOT EXISTS \"s1\"",
            "DROP SCHEMA IF EXISTS \"S1\" CASCADE");
    definitions.forEach(iris::run);
    assertThat(iris.text("SELECT COUNT(*) FROM \"other\".\"X\"")).isEqualTo("3");
  }

  @Test
  void an_identity_counts_up_and_is_told() {
    iris.run("CREATE TABLE \"w\" (\"id\" IDENTITY NOT NULL, \"n\" INTEGER)");
    iris.run("INSERT INTO \"w\" (\"n\") VALUES (10)");
    iris.run("INSERT INTO \"w\" (\"n\") VALUES (20)");
    assertThat(iris.text("SELECT LAST_IDENTITY()")).isEqualTo("2");
    assertThat(iris.text("SELECT \"id\" FROM \"w\" WHERE \"n\" = 20")).isEqualTo("2");
  }
}
