package io.irispgwire.sql;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.Translation.Step;
import io.irispgwire.sql.tree.Statement;
import io.irispgwire.types.PgType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which texts are taken for IRIS's own SQL. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class NativeTextTest {
  static List<String> cases() throws IOException {
    return Files.readAllLines(Path.of("tests/golden/syntax/native.txt"), UTF_8).stream()
        .filter(line -> !line.startsWith("#"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void iris_s_own_sql_goes_to_iris_as_it_is(String line) {
    String[] parts = line.split(" \\| ", 2);
    List<ParsedStatement> statements = Parser.parse(parts[1] + ";\nSELECT 1");
    assertThat(statements).hasSize(2);
    ParsedStatement read = statements.get(0);
    boolean otherwise = !(read.tree() instanceof Statement.Native); // such as DISTINCT BY (…)
    ParsedStatement statement =
        Objects.requireNonNull(otherwise ? Parser.asNative(read, true) : read);
    Statement.Native tree = (Statement.Native) statement.tree();
    assertThat(tree.tag()).isEqualTo(parts[0]);
    assertThat(Translator.untouched(statement, tree, List.of()).irisSql()).isEqualTo(parts[1]);
  }

  @Test
  void the_client_s_parameters_are_question_marks() {
    String sql = "SELECT TOP $2 Name FROM Sample.Person WHERE Name %STARTSWITH $1 AND Age > $2";
    ParsedStatement statement = Parser.parse(sql).get(0);
    Step step =
        Translator.untouched(
            statement, (Statement.Native) statement.tree(), List.of(PgType.TEXT, PgType.INT4));
    assertThat(step.irisSql())
        .isEqualTo("SELECT TOP ? Name FROM Sample.Person WHERE Name %STARTSWITH ? AND Age > ?");
    assertThat(step.operands())
        .containsExactly(
            new Translation.ClientParameter(2, PgType.INT4),
            new Translation.ClientParameter(1, PgType.TEXT),
            new Translation.ClientParameter(2, PgType.INT4));
  }

  @Test
  void explain_takes_it_too() {
    Statement tree = Parser.parse("EXPLAIN SELECT TOP 5 Name FROM Sample.Person").get(0).tree();
    assertThat(tree).isInstanceOf(Statement.Explain.class);
    assertThat(((Statement.Explain) tree).statement()).isInstanceOf(Statement.Native.class);
  }

  /** PostgreSQL 15 reads each of these. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT a %id FROM t",
        "SELECT top FROM t",
        "SELECT a % b, '%ID' FROM t",
        "SELECT predict(a) FROM t",
        "SELECT j->k FROM t",
        "SELECT 'SELECT TOP 5 x', \"%ID\" FROM t"
      })
  void what_postgresql_reads_is_postgresql_s(String sql) {
    assertThat(Parser.parse(sql).get(0).tree()).isNotInstanceOf(Statement.Native.class);
  }

  /** PostgreSQL 15's own errors. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT TOPP 5 FROM t",
        "SELECT '%ID' FROM FROM t",
        "SELECT a FROM t WHERE",
        "CALL",
        "CREATE MODEL",
        "UPDATE t SET a = 'TOP 5' WHERE WHERE",
        "SELECT TOP 5 'unclosed FROM t",
        "START TRANSACTION %COMMITMODE IMPLICIT"
      })
  void other_mistakes_are_mistakes(String sql) {
    assertThatThrownBy(() -> Parser.parse(sql))
        .isInstanceOfSatisfying(
            PgException.class, e -> assertThat(e.state()).isEqualTo(SqlState.SYNTAX_ERROR));
  }
}
