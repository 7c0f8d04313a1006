package io.irispgwire.sql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Files of statements under tests/golden/syntax; a line break inside one is written ␤. */
final class GoldenStatements {
  private GoldenStatements() {}

  static List<String> lines(String file) throws IOException {
    return Files.readAllLines(Path.of("tests/golden/syntax", file)).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line -> line.replace('␤', '\n'))
        .toList();
  }
}
