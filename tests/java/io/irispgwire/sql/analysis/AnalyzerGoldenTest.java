package io.irispgwire.sql.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.irispgwire.error.Diagnostic;
import io.irispgwire.error.PgException;
import io.irispgwire.sql.ParsedStatement;
import io.irispgwire.sql.Parser;
import io.irispgwire.types.PgType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Golden files written by tests/tools/describe.py from PostgreSQL 15's own answers. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AnalyzerGoldenTest {
  private static final Path FOLDER = Path.of("tests/golden/analysis");

  private final GoldenSchema schema = new GoldenSchema(FOLDER.resolve("schema.txt"));

  AnalyzerGoldenTest() throws IOException {}

  @ParameterizedTest
  @ValueSource(strings = {"select", "parameters", "modify", "errors", "more", "matrix"})
  void statements_are_understood_as_postgresql_does(String file) throws IOException {
    List<String> expected = new ArrayList<>();
    List<String> actual = new ArrayList<>();

    for (String block : Files.readString(FOLDER.resolve(file + ".txt")).split("\n\n", -1)) {
      String wanted = block.strip();
      String statement = wanted.lines().findFirst().orElseThrow();
      expected.add(wanted);
      actual.add(statement + '\n' + answer(statement));
    }

    assertThat(actual).containsExactlyElementsOf(expected);
  }

  private String answer(String line) {
    List<Integer> oids = new ArrayList<>();
    String sql = line;
    if (line.startsWith("[")) {
      int end = line.indexOf("] ");
      for (String oid : line.substring(1, end).split(",", -1)) {
        oids.add(Integer.valueOf(oid));
      }
      sql = line.substring(end + 2);
    }
    try {
      ParsedStatement statement = Parser.parse(sql).get(0);
      return describe(new Analyzer(schema).analyze(statement, oids));
    } catch (PgException e) {
      return describe(e.diagnostic());
    }
  }

  private String describe(Analysis analysis) {
    StringBuilder text = new StringBuilder("parameters");
    for (PgType type : analysis.parameterTypes()) {
      text.append(' ').append(type.oid());
    }
    for (ResultColumn column : analysis.columns()) {
      String origin =
          column.tableOid() == 0
              ? "-"
              : schema.nameOf(column.tableOid()) + '.' + column.columnNumber();
      text.append("\ncolumn ")
          .append(column.type().type().oid())
          .append(' ')
          .append(column.type().modifier())
          .append(' ')
          .append(origin)
          .append(' ')
          .append(column.label());
    }
    return text.toString();
  }

  private static String describe(Diagnostic diagnostic) {
    StringBuilder text =
        new StringBuilder("error ")
            .append(diagnostic.state().code())
            .append(' ')
            .append(diagnostic.position())
            .append(' ')
            .append(diagnostic.message());
    if (diagnostic.detail() != null) {
      text.append("\ndetail ").append(diagnostic.detail());
    }
    if (diagnostic.hint() != null) {
      text.append("\nhint ").append(diagnostic.hint());
    }
    return text.toString();
  }
}
