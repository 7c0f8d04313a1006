package io.irispgwire.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code tests/fuzz/run} has collected is taken again. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FuzzCorpusTest {
  private static final Path CORPUS = Path.of("tests/fuzz/corpus");

  static Stream<Arguments> targets() {
    return Stream.of(
        target("startup", StartupFuzzer::fuzzerTestOneInput),
        target("message", MessageFuzzer::fuzzerTestOneInput),
        target("statement", StatementFuzzer::fuzzerTestOneInput),
        target("value", ValueFuzzer::fuzzerTestOneInput));
  }

  private static Arguments target(String name, Consumer<byte[]> target) {
    return Arguments.of(name, target);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("targets")
  void every_input_is_taken_or_refused(String name, Consumer<byte[]> target) throws IOException {
    List<byte[]> inputs = FuzzCorpus.read(CORPUS.resolve(name + ".hex"));

    assertThat(inputs).isNotEmpty();
    for (byte[] input : inputs) {
      assertThatCode(() -> target.accept(input))
          .as(HexFormat.of().formatHex(input))
          .doesNotThrowAnyException();
    }
  }
}
