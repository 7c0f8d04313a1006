package io.irispgwire.types;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ComparisonTest {
  /** Each list is what {@code ORDER BY} of PostgreSQL 15 gives. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiterString = " | ",
      quoteCharacter = '`',
      textBlock =
          """
          numeric | -Infinity ; -1 ; 0 ; 1 ; 1.5 ; Infinity ; NaN
          float8 | -Infinity ; -1 ; 0 ; 1.5 ; Infinity ; NaN
          float4 | -Infinity ; -1 ; 0 ; 1.5 ; Infinity ; NaN
          bool | f ; t
          date | -infinity ; 0044-03-15 BC ; 2024-01-31 ; infinity
          interval | -1 day ; 00:00 ; 29 days ; 30 days ; 720:00:01
          timetz | 12:00+02 ; 13:00+01 ; 12:00+00 ; 11:00-01 ; 12:00-02
          _int4 | {} ; {1} ; {1,2} ; {{1,2}} ; {1,NULL} ; {2}
          varbit | 0 ; 01 ; 1 ; 10 ; 100000000 ; 1000000001
          text | A ; a ; a b ; ab ; b ; é ; \uFFFD ; 😀
          uuid | 00000000-0000-0000-0000-000000000001 ; 7fffffff-0000-0000-0000-000000000000 ; 80000000-0000-0000-0000-000000000000
          bytea | \\x ; \\x00 ; \\x7f ; \\x80 ; \\xff00
          jsonb | [] ; null ; "a" ; "aa" ; "b" ; 1 ; 1.5 ; false ; true ; [1] ; [[]] ; [0, 0] ; {} ; {"a": 1} ; {"b": 0} ; {"a": 1, "b": 1}
          """)
  void values_are_ordered_as_PostgreSQL_orders_them(String typeName, String ordered) {
    PgType type = type(typeName);
    List<Object> expected = new ArrayList<>();
    for (String text : ordered.split(" ; ", -1)) {
      expected.add(value(type, text));
    }

    List<Object> shuffled = new ArrayList<>(expected);
    Collections.reverse(shuffled);
    shuffled.sort((a, b) -> Comparison.compare(type, a, b));

    assertThat(shuffled).usingElementComparator((a, b) -> a == b ? 0 : 1).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}: {1} = {2}")
  @CsvSource({
    "numeric, 1.0, 1.00",
    "numeric, 0.00, 0",
    "float8, 0, -0",
    "float4, NaN, nan",
    "bpchar, 'a  ', a",
    "interval, 1 mon, 30 days",
    "interval, 1 day, 24:00:00",
    "jsonb, '{\"a\": 1.0}', '{\"a\": 1}'",
    "bytea, '\\x61', a",
    "_numeric, '{1.0,NULL}', '{1,NULL}'"
  })
  void what_is_equal_has_one_key(String typeName, String first, String second) {
    PgType type = type(typeName);
    Object a = value(type, first);
    Object b = value(type, second);

    assertThat(Comparison.equal(type, a, b)).isTrue();
    assertThat(Comparison.key(type, a)).isEqualTo(Comparison.key(type, b));
    assertThat(Comparison.key(type, a)).hasSameHashCodeAs(Comparison.key(type, b));
  }

  @Test
  void varchar_counts_trailing_blanks() {
    assertThat(Comparison.equal(PgType.VARCHAR, "a", "a ")).isFalse();
  }

  private static PgType type(String name) {
    return Objects.requireNonNull(Types.byName(name), name);
  }

  private static Object value(PgType type, String text) {
    return Codecs.of(type).readText(text, TextStyle.DEFAULT);
  }
}
