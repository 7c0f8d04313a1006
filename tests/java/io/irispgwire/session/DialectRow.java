package io.irispgwire.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.irispgwire.sql.IrisVersion;
import io.irispgwire.sql.analysis.SchemaLookup;
import io.irispgwire.sql.translate.FakeSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A case of tests/golden/translation/dialect: a row of the dialect's specification. {@code #} and
 * the construct, lines with {@code ##} (a table in place of the usual one, {@code iris} and the
 * release, {@code note}), the client's text, {@code ----}, what becomes of it.
 */
record DialectRow(
    String construct, List<String> tables, IrisVersion version, String postgres, String outcome) {
  private static final Path DIRECTORY = Path.of("tests/golden/translation/dialect");

  /** What a row's text is about if the row does not say. */
  private static final List<String> USUAL_TABLES =
      List.of(
          "t: id int4 key, a int4, b int4, c int4, x int4, i int4, n text, name text, city text,"
              + " d date, ts timestamp, active bool, j jsonb, created timestamp",
          "u: id int4 key, a int4, b int4, c int4, x int4, y int4");

  static List<DialectRow> all() {
    try (Stream<Path> files = Files.list(DIRECTORY)) {
      return files
          .filter(file -> file.toString().endsWith(".txt"))
          .sorted()
          .flatMap(file -> read(file).stream())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<DialectRow> read(Path file) {
    try {
      return Stream.of(Files.readString(file, UTF_8).split("\n\n+", -1))
          .filter(block -> !block.isBlank())
          .map(DialectRow::row)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DialectRow row(String block) {
    String construct = "";
    IrisVersion version = IrisVersion.NEWEST;
    Map<String, String> tables = new LinkedHashMap<>();
    USUAL_TABLES.forEach(table -> tables.put(nameOf(table), table));
    List<String> text = new ArrayList<>();
    for (String line : block.strip().lines().toList()) {
      if (line.startsWith("# ")) {
        construct = line.substring(2);
      } else if (line.startsWith("## iris ")) {
        version = IrisVersion.in(line);
      } else if (line.startsWith("## table ")) {
        String table = line.substring("## table ".length());
        tables.put(nameOf(table), table);
      } else if (!line.startsWith("## ")) {
        text.add(line);
      }
    }
    String[] parts = String.join("\n", text).split("(?m)^----$", 2);
    return new DialectRow(
        construct, List.copyOf(tables.values()), version, parts[0].strip(), parts[1].strip());
  }

  private static String nameOf(String table) {
    return table.substring(0, table.indexOf(':'));
  }

  /**
   * @param others where the system catalogs are looked for
   */
  FakeSchema schema(SchemaLookup others) {
    return FakeSchema.of(tables, version, others);
  }

  @Override
  public String toString() {
    return construct + " | " + postgres;
  }
}
