package io.irispgwire.backend.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.irispgwire.error.Diagnostic;
import io.irispgwire.error.PgException;
import java.sql.SQLException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Codes from the IRIS Error Reference; message shapes from reports of other users of the driver.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class IrisErrorsTest {
  @ParameterizedTest
  @CsvSource({
    "1, 42601",
    "25, 42601",
    "29, 42703",
    "30, 42P01",
    "99, 42501",
    "104, 22003",
    "107, 428C9",
    "108, 23502",
    "110, 55P03",
    "114, 55P03",
    "119, 23505",
    "120, 23505",
    "121, 23503",
    "124, 23503",
    "146, 22007",
    "201, 42P07",
    "306, 42701",
    "324, 42P07",
    "333, 42704",
    "359, 42883",
    "375, 3B001",
    "386, XX000",
    "402, 28P01",
    "450, 57014",
    "456, 57014",
    "461, 08006",
    "473, 3F000",
    "476, 42P06",
    "98, 53300",
    "340, 3D000",
    "12345, XX000"
  })
  void a_sqlcode_has_its_sqlstate(int code, String state) {
    assertThat(told("x", code).state().code()).isEqualTo(state);
  }

  @Test
  void the_text_between_the_marks_is_told() {
    String live =
        "[SQLCODE: <-25>:<Input encountered after end of query>]\n[Location: <Prepare>]\n"
            + "[%msg: < Input (LIMIT) encountered after end of query^SELECT * FROM t LIMIT :%qpar>]";
    Diagnostic said = told(live, 25);
    assertThat(said.message())
        .isEqualTo("Input (LIMIT) encountered after end of query^SELECT * FROM t LIMIT :%qpar");
  }

  @Test
  void a_code_that_only_the_text_holds_is_read() {
    assertThat(told("[SQLCODE: <-30>:<Table or view not found>]", 0).state().code())
        .isEqualTo("42P01");
  }

  @Test
  void a_refused_value_names_its_field() {
    String live =
        "[SQLCODE: <-104>:<Field validation failed in INSERT>]\n[Location: <ServerLoop>]\n"
            + "[%msg: <Field 'SQLUser.test_varchar.col_7' (value 'abc') failed validation>]";
    Diagnostic said = told(live, 104);
    assertThat(said.state().code()).isEqualTo("22001");
    assertThat(said.schema()).isEqualTo("public");
    assertThat(said.table()).isEqualTo("test_varchar");
    assertThat(said.column()).isEqualTo("col_7");
    assertThat(told(live.replace("abc", "70000"), 104).state().code()).isEqualTo("22003");
  }

  @ParameterizedTest
  @CsvSource({
    "<DIVIDE>zf+1, 22012",
    "<MAXSTRING>zf+1, 54000",
    "<SUBSCRIPT>zf+1, 54000",
    "<INTERRUPT>zf+1, 57014",
    "<UNDEFINED>zf+1, XX000"
  })
  void the_catch_all_is_told_by_its_objectscript_error(String text, String state) {
    assertThat(told("[SQLCODE: <-400>:<Fatal error>]\n[%msg: <" + text + ">]", 400).state().code())
        .isEqualTo(state);
  }

  @Test
  void a_refused_login_names_the_user() {
    PgException refused =
        IrisRefusals.of(new SQLException("Access Denied", "28000", 402), "ann", "USER");
    assertThat(refused.state().code()).isEqualTo("28P01");
    assertThat(refused).hasMessage("password authentication failed for user \"ann\"");
  }

  @Test
  void an_unknown_namespace_is_an_unknown_database() {
    PgException refused =
        IrisRefusals.of(
            new SQLException(
                "[InterSystems IRIS JDBC] Communication link failure: Namespace 'ZZ' does not exist",
                "08S01",
                461,
                new SQLException("Namespace 'ZZ' does not exist")),
            "ann",
            "ZZ");
    assertThat(refused).hasMessage("database \"ZZ\" does not exist");
  }

  private static Diagnostic told(String message, int code) {
    return IrisErrors.of(new SQLException(message, "S1000", code)).diagnostic();
  }
}
