package io.irispgwire.sql.translate;

import static org.assertj.core.api.Assertions.assertThat;

import io.irispgwire.sql.Translation.Step;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The cases of tests/golden/translation, whose IRIS texts follow InterSystems' SQL Reference. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TranslatorGoldenTest {
  static List<GoldenCase> cases() {
    return GoldenCase.all();
  }

  static List<GoldenCase> translatedCases() {
    return cases().stream().filter(golden -> !golden.isRefused()).toList();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void translates(GoldenCase golden) {
    Translated translated = Translated.of(golden.postgres());
    assertThat(translated.iris()).isEqualTo(golden.iris());
    assertThat(translated.operands()).isEqualTo(golden.operands());
  }

  /** It takes out the literals that are meant, and wants as many values as there are operands. */
  @ParameterizedTest
  @MethodSource("translatedCases")
  void the_drivers_own_lexer_takes_the_result(GoldenCase golden) throws SQLException {
    for (Step step : Translated.of(golden.postgres()).steps()) {
      DriverLexer read = DriverLexer.read(step.irisSql());
      assertThat(read.text()).isEqualTo(DriverLexer.squeeze(step.irisSql()));
      assertThat(read.marks()).isEqualTo(step.operands().size() / step.runs());
    }
  }
}
