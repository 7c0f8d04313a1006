package io.irispgwire.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class ShapeTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "SELECT a FROM t WHERE id = 5|SELECT a FROM t WHERE id = $1|5",
        "select a from t where id=5 and s<>'it''s';|select a from t where id=$1 and s<>$2;|5,it's",
        "UPDATE t SET n = n + -5, m = 'x' WHERE id >= -7|"
            + "UPDATE t SET n = n + $1, m = $2 WHERE id >= $3|-5,x,-7",
        "UPDATE t SET n = n - 5|UPDATE t SET n = n - $1|5",
        "INSERT INTO t VALUES (1, -2, 'x', NULL)|INSERT INTO t VALUES ($1, $2, $3, NULL)|1,-2,x",
        "INSERT INTO t (a) VALUES (f(1), 2) RETURNING a = 3|"
            + "INSERT INTO t (a) VALUES (f(1), $1) RETURNING a = $2|2,3",
        "SELECT 1, a = 2, 'x' AS b FROM t ORDER BY 1|SELECT 1, a = $1, 'x' AS b FROM t ORDER BY 1|2",
        "SELECT a FROM t WHERE id = 5 -- = 6|SELECT a FROM t WHERE id = $1 -- = 6|5",
      })
  void takes_out_what_is_compared_added_or_stored(String sql, String shape, String values) {
    Shape found = Objects.requireNonNull(Shape.of(sql));

    assertThat(found.sql()).isEqualTo(shape);
    assertThat(found.values().stream().map(Shape.Value::text)).containsExactly(values.split(","));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "SELECT 5",
        "SELECT -5, 'x', a AS \"5\" FROM t GROUP BY 1 ORDER BY 2 LIMIT 3",
        "SELECT a FROM t WHERE id = 5000000000",
        "SELECT a FROM t WHERE id = 2147483648",
        "SELECT a FROM t WHERE id = -2147483648",
        "SELECT a FROM t WHERE id = 5.5",
        "SELECT a FROM t WHERE id = 5::bigint",
        "SELECT a FROM t WHERE id = 5 + 1",
        "SELECT a FROM t WHERE id = 5 % b",
        "SELECT a FROM t WHERE s = E'x'",
        "SELECT a FROM t WHERE s = U&'x'",
        "SELECT a FROM t WHERE s = $$x$$",
        "SELECT a FROM t WHERE s = 'x' COLLATE \"C\"",
        "SELECT a FROM t WHERE s LIKE 'x' AND d = date '2020-01-01'",
        "SELECT a FROM t WHERE id = 5 AND n = $1",
        "SELECT a FROM t WHERE id = 5; SELECT 1",
        "SELECT a FROM t WHERE id = 5 AND s = 'x",
        "SET x = 5",
        "CREATE TABLE t (a int CHECK (a > 5))",
        "INSERT INTO t VALUES (1, 'x'), (2, 'y')",
        "SELECT f(a => 5), numeric(5) '1' FROM t",
      })
  void leaves_everything_else_as_it_is(String sql) {
    assertThat(Shape.of(sql)).isNull();
  }

  @Test
  void says_which_literals_have_a_type() {
    Shape found = Objects.requireNonNull(Shape.of("SELECT a FROM t WHERE a = 5 AND b = '5'"));

    assertThat(found.values())
        .isEqualTo(List.of(new Shape.Value("5", true), new Shape.Value("5", false)));
  }
}
