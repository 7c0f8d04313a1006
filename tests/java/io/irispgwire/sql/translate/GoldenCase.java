package io.irispgwire.sql.translate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A case of tests/golden/translation: the client's text, {@code ----}, what IRIS gets (or {@code
 * ERROR}, the SQLSTATE and the message), and behind another {@code ----} the operands. Cases are
 * separated by blank lines; a line that starts with {@code #} names the dialect's row.
 */
record GoldenCase(String name, String postgres, String iris, String operands) {
  private static final Path DIRECTORY = Path.of("tests/golden/translation");

  static List<GoldenCase> all() {
    try (Stream<Path> files = Files.list(DIRECTORY)) {
      return files
          .filter(Files::isRegularFile)
          .sorted()
          .flatMap(file -> read(file).stream())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<GoldenCase> read(Path file) {
    List<GoldenCase> cases = new ArrayList<>();
    try {
      String name = "";
      for (String block : Files.readString(file, UTF_8).split("\n\n+", -1)) {
        List<String> lines = new ArrayList<>(block.strip().lines().toList());
        while (!lines.isEmpty() && lines.get(0).startsWith("# ")) {
          name = lines.remove(0).substring(2);
        }
        if (!lines.isEmpty()) {
          String[] parts = (String.join("\n", lines) + "\n").split("(?m)^----\n", -1);
          cases.add(
              new GoldenCase(
                  file.getFileName() + ": " + name,
                  parts[0].strip(),
                  parts[1].strip(),
                  parts.length > 2 ? parts[2].strip() : ""));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return cases;
  }

  boolean isRefused() {
    return iris.startsWith("ERROR ");
  }

  @Override
  public String toString() {
    return name + " | " + postgres;
  }
}
