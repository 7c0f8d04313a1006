package io.irispgwire.sql.translate;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.irispgwire.backend.Backend;
import io.irispgwire.backend.Backends;
import io.irispgwire.backend.jdbc.EmbeddedBackends;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the golden files say IRIS gets, run on the embedded back end, which refuses what IRIS would.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class EmbeddedExecutionTest {
  /** What IRIS has and H2 has not. */
  private static final List<String> MISSING_IN_H2 =
      List.of("LATERAL", "FULL JOIN", "LOCK TABLE", "GRANT SELECT (");

  static List<GoldenCase> cases() {
    return GoldenCase.all().stream()
        .filter(golden -> !golden.isRefused())
        .filter(golden -> MISSING_IN_H2.stream().noneMatch(golden.iris()::contains))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void the_embedded_back_end_runs_it(GoldenCase golden) {
    try (Backends backends = EmbeddedBackends.inMemory("golden", List.of("golden"));
        Backend backend = backends.connect(new Backends.Login("tester", "golden"))) {
      FakeSchema.definitions().forEach(text -> StepRunner.define(backend, text));
      assertThatCode(
              () ->
                  Translated.of(golden.postgres())
                      .steps()
                      .forEach(step -> StepRunner.run(backend, step)))
          .doesNotThrowAnyException();
    }
  }
}
