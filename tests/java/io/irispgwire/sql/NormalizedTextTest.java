package io.irispgwire.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts without their values; manual, "pg_stat_statements". */
@DisplayNameGeneration(ReplaceUnderscores.class)
class NormalizedTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "SELECT * FROM t WHERE a = 1 | SELECT * FROM t WHERE a = $1",
        "SELECT 'a', 1.5, B'01', $$x$$, E'\\n' | SELECT $1, $2, $3, $4, $5",
        "SELECT $2 + 7 | SELECT $2 + $3",
        "SELECT  \t1 ; | SELECT $1",
        "SELECT a /* secret */ FROM t -- secret | SELECT a FROM t",
        "SELECT 'unclosed | SELECT …",
        "ALTER USER joe PASSWORD 'secret' | ALTER USER joe PASSWORD $1",
        "SELECT \"a b\" FROM \"T\" | SELECT \"a b\" FROM \"T\"",
      })
  void each_literal_is_a_parameter_and_comments_go(String text, String normalized) {
    assertThat(NormalizedText.of(text)).isEqualTo(normalized);
  }
}
