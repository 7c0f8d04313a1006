package io.irispgwire.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every query of tests/golden/eval answers as PostgreSQL 15 did (tests/tools/eval-golden.py). */
class GoldenQueriesTest {
  private static final Path FILES = Path.of("tests/golden/eval");

  @TestFactory
  Stream<DynamicTest> queries() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    try (Stream<Path> files = Files.list(FILES)) {
      for (Path file : files.sorted().toList()) {
        add(file, tests);
      }
    }
    return tests.stream();
  }

  private static void add(Path file, List<DynamicTest> tests) throws IOException {
    String query = null;
    List<String> answer = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      if (line.startsWith("> ")) {
        query = line.substring(2);
        answer = new ArrayList<>();
      } else if (query != null && line.isEmpty()) {
        tests.add(test(file, query, answer));
        query = null;
      } else if (query != null) {
        answer.add(line);
      }
    }
    if (query != null) {
      tests.add(test(file, query, answer));
    }
  }

  private static DynamicTest test(Path file, String query, List<String> answer) {
    List<String> expected = List.copyOf(answer);
    return DynamicTest.dynamicTest(
        file.getFileName() + ": " + query,
        () -> assertThat(Answers.of(query)).as(query).isEqualTo(expected));
  }
}
