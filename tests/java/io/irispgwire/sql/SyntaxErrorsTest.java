package io.irispgwire.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What PostgreSQL does not parse, we do not parse, and say so in its words at its place. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SyntaxErrorsTest {
  static List<String> errors() throws IOException {
    return GoldenStatements.lines("syntax-errors.txt");
  }

  static List<String> statements() throws IOException {
    return GoldenStatements.lines("statements.txt");
  }

  @ParameterizedTest
  @MethodSource("errors")
  void An_error_has_the_code_message_and_position_of_PostgreSQL(String line) {
    int tab = line.indexOf('\t');
    assertThat(failure(line.substring(tab + 1))).isEqualTo(line.substring(0, tab));
  }

  @ParameterizedTest
  @MethodSource("statements")
  void What_PostgreSQL_parses_is_parsed(String statement) {
    assertThat(failure(statement)).isEqualTo("none");
  }

  private static String failure(String sql) {
    try {
      Parser.parse(sql);
      return "none";
    } catch (PgException e) {
      return e.state().code() + "|" + e.diagnostic().position() + "|" + e.getMessage();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select * from t tablesample system (1)",
        "create table t (a int) partition by range (a)",
        "create table t (a int) inherits (u)",
        "with a as (select 1) search depth first by x set y select 1",
        "select a from t group by distinct rollup (a)",
        "select xmlelement(name a)"
      })
  void What_has_no_form_here_is_refused_as_a_feature(String statement) {
    assertThatThrownBy(() -> Parser.parse(statement))
        .isInstanceOfSatisfying(
            PgException.class,
            e -> assertThat(e.state()).isEqualTo(SqlState.FEATURE_NOT_SUPPORTED));
  }

  @Test
  void Positions_count_utf16_units() {
    assertThat(failure("select '\uD83D\uDE00' foo bar"))
        .isEqualTo("42601|17|syntax error at or near \"bar\"");
  }
}
