package io.irispgwire.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.irispgwire.backend.jdbc.EmbeddedFixture;
import io.irispgwire.sql.Translation.Declared;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.analysis.Table.Column;
import io.irispgwire.sql.analysis.Table.Stored;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import io.irispgwire.types.Types;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SchemaTest {
  private static final int FIRST_NORMAL_OID = 16_384;

  private final EmbeddedFixture iris = new EmbeddedFixture();
  private final AtomicLong clock = new AtomicLong();
  private final SchemaCache cache = new SchemaCache("SQLUser", Duration.ofNanos(100), clock::get);
  private final Schema schema =
      new Schema(cache, iris.backend(), "pg_temp_1", List.of("public", "Other"));

  @AfterEach
  void close() {
    iris.close();
  }

  @Test
  void a_table_is_found_by_its_folded_name_and_keeps_its_own() {
    iris.run("CREATE TABLE \"SQLUser\".\"Person\" (\"userId\" INTEGER, \"NAME\" VARCHAR(10))");
    Table table = found(null, "person");
    assertThat(table.schema()).isEqualTo("public");
    assertThat(table.name()).isEqualTo("Person");
    assertThat(table.backendSchema()).isEqualTo("SQLUser");
    assertThat(table.backendName()).isEqualTo("Person");
    assertThat(table.columns()).extracting(Column::name).containsExactly("userId", "name");
    assertThat(table.columns()).extracting(Column::backendName).containsExactly("userId", "NAME");
    assertThat(table.oid()).isGreaterThanOrEqualTo(FIRST_NORMAL_OID);
  }

  @Test
  void a_table_is_visible_unless_the_path_leads_to_another_first() {
    iris.run("CREATE TABLE \"SQLUser\".\"t\" (\"id\" INTEGER)");
    iris.run("CREATE TABLE \"Other\".\"t\" (\"id\" INTEGER)");
    iris.run("CREATE TABLE \"Other\".\"u\" (\"id\" INTEGER)");
    iris.run("CREATE TABLE \"Third\".\"v\" (\"id\" INTEGER)");
    iris.run("CREATE TABLE \"SQLUser\".\"pg_class\" (\"id\" INTEGER)");
    assertThat(schema.tables().stream().filter(schema::isVisible).map(Schema::fullName))
        .containsExactlyInAnyOrder("public.t", "\"Other\".u");
  }

  @Test
  void iris_types_have_a_postgres_type_each() {
    iris.run(
        "CREATE TABLE \"t\" (\"a\" BIT, \"b\" SMALLINT, \"c\" INTEGER, \"d\" BIGINT, \"e\" DOUBLE,"
            + " \"f\" NUMERIC(10,2), \"g\" VARCHAR(20), \"h\" VARCHAR(65535) COLLATE %EXACT,"
            + " \"i\" VARBINARY(65535), \"j\" DATE, \"k\" TIME, \"l\" TIMESTAMP, \"m\" LONGVARCHAR,"
            + " \"n\" UNIQUEIDENTIFIER)");
    assertThat(found("public", "t").columns())
        .extracting(column -> column.type().type().name() + ' ' + column.type().modifier())
        .containsExactly(
            "bool -1",
            "int2 -1",
            "int4 -1",
            "int8 -1",
            "float8 -1",
            "numeric 655366",
            "varchar 24",
            "text -1",
            "bytea -1",
            "date -1",
            "time -1",
            "timestamp -1",
            "text -1",
            "uuid -1");
  }

  @Test
  void a_column_tells_how_it_is_stored() {
    iris.run(
        "CREATE TABLE \"t\" (\"a\" VARCHAR(5), \"b\" VARCHAR(5) COLLATE %EXACT, \"c\" BIT,"
            + " \"d\" LONGVARCHAR)");
    assertThat(found(null, "t").columns())
        .extracting(Column::stored)
        .containsExactly(Stored.FOLDED_STRING, Stored.EXACT_STRING, Stored.BOOLEAN, Stored.STREAM);
  }

  @Test
  void keys_defaults_and_nulls_are_told() {
    iris.run(
        "CREATE TABLE \"t\" (\"id\" IDENTITY NOT NULL, \"a\" INTEGER DEFAULT 5, \"b\" INTEGER,"
            + " CONSTRAINT \"t_pkey\" PRIMARY KEY (\"id\"))");
    assertThat(found(null, "t").columns())
        .extracting(c -> c.primaryKey() + " " + c.notNull() + " " + c.hasDefault())
        .containsExactly("true true true", "false false true", "false false false");
  }

  @Test
  void declared_types_are_shown_until_forgotten() {
    iris.run("CREATE TABLE \"t\" (\"a\" VARCHAR(36) COLLATE %EXACT, \"b\" VARCHAR(65535))");
    PgType ints = Objects.requireNonNull(Types.byName("_int4"));
    DeclaredTypes.apply(
        iris.backend(),
        List.of(
            new Declared("SQLUser", "t", "a", SqlType.of(PgType.UUID)),
            new Declared("SQLUser", "t", "B", SqlType.of(ints))));
    assertThat(found(null, "t").columns())
        .extracting(c -> c.type().type())
        .containsExactly(PgType.UUID, ints);
    DeclaredTypes.apply(iris.backend(), List.of(new Declared("sqluser", "T", "a", null)));
    cache.invalidate();
    assertThat(found(null, "t").columns())
        .extracting(c -> c.type().type())
        .containsExactly(PgType.VARCHAR, ints);
    DeclaredTypes.apply(iris.backend(), List.of(new Declared("SQLUser", "t", null, null)));
    cache.invalidate();
    assertThat(found(null, "t").columns())
        .extracting(c -> c.type().type())
        .containsExactly(PgType.VARCHAR, PgType.TEXT);
  }

  @Test
  void a_type_declared_twice_is_the_later_one() {
    iris.run("CREATE TABLE \"t\" (\"a\" VARCHAR(65535))");
    DeclaredTypes.apply(
        iris.backend(), List.of(new Declared("SQLUser", "t", "a", SqlType.of(PgType.JSON))));
    DeclaredTypes.apply(
        iris.backend(), List.of(new Declared("SQLUser", "t", "a", SqlType.of(PgType.JSONB))));
    assertThat(found(null, "t").columns().get(0).type()).isEqualTo(SqlType.of(PgType.JSONB));
  }

  @Test
  void the_search_path_is_tried_in_order() {
    iris.run("CREATE TABLE \"Other\".\"x\" (\"a\" INTEGER)");
    assertThat(found(null, "x").schema()).isEqualTo("Other");
    iris.run("CREATE TABLE \"x\" (\"a\" INTEGER)");
    cache.invalidate();
    assertThat(found(null, "x").schema()).isEqualTo("public");
  }

  @Test
  void an_answer_is_kept_until_invalidated() {
    assertThat(schema.table(null, "t")).isNull();
    long version = schema.version();
    iris.run("CREATE TABLE \"t\" (\"a\" INTEGER)");
    assertThat(schema.table(null, "t")).isNull();
    cache.invalidate();
    assertThat(schema.version()).isGreaterThan(version);
    assertThat(schema.table(null, "t")).isNotNull();
  }

  @Test
  void an_answer_grows_old() {
    long version = schema.version();
    clock.set(101);
    assertThat(schema.version()).isGreaterThan(version);
  }

  @Test
  void oids_are_the_same_in_another_process() {
    iris.run("CREATE TABLE \"t\" (\"a\" INTEGER)");
    Schema later =
        new Schema(
            new SchemaCache("SQLUser", Duration.ZERO),
            iris.backend(),
            "pg_temp_1",
            List.of("public"));
    assertThat(Objects.requireNonNull(later.table(null, "t")).oid())
        .isEqualTo(found(null, "t").oid());
  }

  @Test
  void names_with_one_hash_get_two_oids() {
    ObjectIds oids = new ObjectIds();
    assertThat(oids.of("a")).isEqualTo(oids.of("a")).isNotEqualTo(oids.of("b"));
  }

  @Test
  void schemas_are_known_by_postgres_names() {
    iris.run("CREATE SCHEMA \"SALES\"");
    assertThat(schema.schemaExists("public")).isTrue();
    assertThat(schema.schemaExists("sales")).isTrue();
    assertThat(schema.schemaExists("SQLUser")).isFalse();
  }

  private Table found(@Nullable String schemaName, String name) {
    return Objects.requireNonNull(schema.table(schemaName, name));
  }
}
