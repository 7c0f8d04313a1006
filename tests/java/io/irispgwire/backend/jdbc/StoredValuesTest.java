package io.irispgwire.backend.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.irispgwire.backend.Prepared;
import io.irispgwire.backend.Rows;
import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.types.Interval;
import io.irispgwire.types.Numeric;
import io.irispgwire.types.PgType;
import java.math.BigDecimal;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Values of PostgreSQL's types through IRIS's columns. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class StoredValuesTest {
  private static final long MICROS_PER_DAY = 86_400_000_000L;
  private static final int DAY_0001_01_01 = -730_119;
  private static final int DAY_9999_12_31 = 2_921_939;

  private final EmbeddedFixture iris = new EmbeddedFixture();

  @AfterEach
  void close() {
    iris.close();
  }

  static Stream<Arguments> values() {
    return Stream.of(
        Arguments.of("BIT", PgType.BOOL, true),
        Arguments.of("SMALLINT", PgType.INT2, (short) -5),
        Arguments.of("INTEGER", PgType.INT4, Integer.MIN_VALUE),
        Arguments.of("BIGINT", PgType.INT8, Long.MAX_VALUE),
        Arguments.of("BIGINT", PgType.OID, 4_294_967_295L),
        Arguments.of("DOUBLE", PgType.FLOAT4, 0.1f),
        Arguments.of("DOUBLE", PgType.FLOAT8, 0.1),
        Arguments.of("DOUBLE", PgType.FLOAT8, Double.NaN),
        Arguments.of("NUMERIC(10,2)", PgType.NUMERIC, Numeric.of(new BigDecimal("1.50"))),
        Arguments.of("NUMERIC(28,9)", PgType.NUMERIC, Numeric.of(new BigDecimal("1.5"))),
        Arguments.of("NUMERIC(28,9)", PgType.NUMERIC, Numeric.of(100)),
        Arguments.of("VARCHAR(20) COLLATE %EXACT", PgType.TEXT, "é 😀"),
        Arguments.of("VARCHAR(20) COLLATE %EXACT", PgType.TEXT, ""),
        Arguments.of("VARBINARY(20)", PgType.BYTEA, new byte[] {0, -1, 5}),
        Arguments.of("DATE", PgType.DATE, 0),
        Arguments.of("DATE", PgType.DATE, DAY_0001_01_01),
        Arguments.of("DATE", PgType.DATE, DAY_9999_12_31),
        Arguments.of("TIME(6)", PgType.TIME, 86_399_999_999L),
        Arguments.of("TIMESTAMP", PgType.TIMESTAMP, -1L),
        Arguments.of("TIMESTAMP2", PgType.TIMESTAMP, DAY_0001_01_01 * MICROS_PER_DAY),
        Arguments.of("TIMESTAMP", PgType.TIMESTAMPTZ, (DAY_9999_12_31 + 1) * MICROS_PER_DAY - 1),
        Arguments.of(
            "VARCHAR(36) COLLATE %EXACT",
            PgType.UUID, UUID.fromString("a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11")),
        Arguments.of("VARCHAR(64) COLLATE %EXACT", PgType.INTERVAL, new Interval(14, -3, 5)),
        Arguments.of("VARCHAR(100) COLLATE %EXACT", PgType.JSONB, "{\"a\": 1}"));
  }

  @ParameterizedTest
  @MethodSource("values")
  void a_value_comes_back_as_it_went_in(String column, PgType type, Object value) {
    iris.run("CREATE TABLE \"t\" (\"v\" " + column + ")");
    insert(type, value);
    assertThat(iris.value("SELECT \"v\" FROM \"t\"", type)).isEqualTo(value);
  }

  @ParameterizedTest
  @MethodSource("values")
  void a_null_comes_back_as_null(String column, PgType type, Object value) {
    iris.run("CREATE TABLE \"t\" (\"v\" " + column + ")");
    insert(type, null);
    assertThat(iris.value("SELECT \"v\" FROM \"t\"", type)).isNull();
    try (Prepared query = iris.backend().prepare("SELECT \"v\" FROM \"t\"");
        Rows rows = query.query()) {
      rows.next();
      assertThat(rows.stringValue(0)).isNull();
      assertThat(rows.wasNull()).isTrue();
    }
  }

  static Stream<Arguments> impossible() {
    return Stream.of(
        Arguments.of("NUMERIC(10,2)", PgType.NUMERIC, Numeric.NAN, "22003"),
        Arguments.of("NUMERIC(10,2)", PgType.NUMERIC, Numeric.INFINITY, "22003"),
        Arguments.of("DATE", PgType.DATE, Integer.MAX_VALUE, "22008"),
        Arguments.of("DATE", PgType.DATE, DAY_0001_01_01 - 1, "22008"),
        Arguments.of("DATE", PgType.DATE, DAY_9999_12_31 + 1, "22008"),
        Arguments.of("TIMESTAMP", PgType.TIMESTAMPTZ, Long.MIN_VALUE, "22008"),
        Arguments.of("TIMESTAMP", PgType.TIMESTAMP, Long.MAX_VALUE, "22008"),
        Arguments.of("TIME", PgType.TIME, MICROS_PER_DAY, "22008"),
        Arguments.of("VARCHAR(2)", PgType.TEXT, "abc", "22001"));
  }

  @ParameterizedTest
  @MethodSource("impossible")
  void what_iris_cannot_hold_is_refused(String column, PgType type, Object value, String state) {
    iris.run("CREATE TABLE \"t\" (\"v\" " + column + ")");
    assertThatThrownBy(() -> insert(type, value))
        .extracting(e -> ((PgException) e).state().code())
        .isEqualTo(state);
  }

  @Test
  void a_computed_decimal_shows_no_padding() {
    assertThat(iris.value("SELECT 1.0 / 4", PgType.NUMERIC))
        .isEqualTo(Numeric.of(new BigDecimal("0.25")));
  }

  @Test
  void a_namespace_that_is_not_there_is_an_unknown_database() {
    try (EmbeddedBackends backends =
        EmbeddedBackends.inMemory("namespaces", java.util.List.of("USER"))) {
      assertThatThrownBy(
              () -> backends.connect(new io.irispgwire.backend.Backends.Login("me", "zz")))
          .hasMessage("database \"zz\" does not exist")
          .extracting(e -> ((PgException) e).state())
          .isEqualTo(SqlState.INVALID_CATALOG_NAME);
    }
  }

  private void insert(PgType type, @Nullable Object value) {
    try (Prepared insert = iris.backend().prepare("INSERT INTO \"t\" (\"v\") VALUES (?)")) {
      insert.bind(0, type, value);
      insert.update();
    }
  }
}
