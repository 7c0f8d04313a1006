package io.irispgwire.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.irispgwire.backend.Backend;
import io.irispgwire.backend.Backends;
import io.irispgwire.backend.jdbc.EmbeddedBackends;
import io.irispgwire.catalog.Schema;
import io.irispgwire.catalog.SchemaCache;
import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.IrisVersion;
import io.irispgwire.sql.Translation.Step;
import io.irispgwire.sql.translate.DriverLexer;
import io.irispgwire.sql.translate.FakeSchema;
import io.irispgwire.sql.translate.StepRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each row of the dialect's specification: what becomes of the client's text. The expected texts
 * follow InterSystems' SQL Reference; a case that goes another way says why.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
@TestInstance(Lifecycle.PER_CLASS)
class DialectRowsTest {
  private static final Path CONSTRUCTS =
      Path.of("tests/golden/translation/dialect/constructs.list");

  /** What IRIS has and H2 has not. */
  private static final List<String> MISSING_IN_H2 =
      List.of("IS JSON", "LATERAL", "FULL JOIN", "LOCK TABLE", "DROP INDEX", "DROP CONSTRAINT");

  private final Backends backends = EmbeddedBackends.inMemory("dialect", List.of("dialect"));
  private final Backend backend = backends.connect(new Backends.Login("tester", "dialect"));

  @AfterAll
  void close() {
    backend.close();
    backends.close();
  }

  static List<DialectRow> rows() {
    return DialectRow.all();
  }

  static List<DialectRow> rowsForTheNewestRelease() {
    return rows().stream()
        .filter(row -> row.version().equals(IrisVersion.NEWEST))
        .filter(row -> !row.outcome().startsWith("ERROR"))
        .filter(row -> MISSING_IN_H2.stream().noneMatch(row.outcome()::contains))
        .toList();
  }

  @Test
  void every_construct_has_its_row() throws IOException {
    List<String> constructs = Files.readAllLines(CONSTRUCTS, UTF_8);
    assertThat(constructs).hasSize(425);
    assertThat(rows().stream().map(DialectRow::construct).distinct())
        .containsExactlyInAnyOrderElementsOf(constructs);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void becomes(DialectRow row) {
    assertThat(outcome(row).text()).isEqualTo(row.outcome());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void the_drivers_own_lexer_reads_the_literals_and_parameters_that_are_meant(DialectRow row)
      throws SQLException {
    for (Step step : outcome(row).steps()) {
      DriverLexer read = DriverLexer.read(step.irisSql());
      assertThat(read.text()).isEqualTo(DriverLexer.squeeze(step.irisSql()));
      assertThat(read.marks()).isEqualTo(step.operands().size() / step.runs());
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void what_is_refused_has_its_place(DialectRow row) {
    PgException refusal = outcome(row).refusal();
    if (refusal != null && refusal.state() == SqlState.FEATURE_NOT_SUPPORTED) {
      assertThat(refusal.diagnostic().position()).isPositive();
    }
  }

  @ParameterizedTest
  @MethodSource("rowsForTheNewestRelease")
  void the_embedded_back_end_runs_it(DialectRow row) {
    try (Backends fresh = EmbeddedBackends.inMemory("row", List.of("row"));
        Backend target = fresh.connect(new Backends.Login("tester", "row"))) {
      FakeSchema schema = row.schema(systemCatalogs());
      schema.tableDefinitions().forEach(text -> StepRunner.define(target, text));
      if (!row.construct().equals("create user")) {
        StepRunner.define(target, "CREATE USER \"u\" PASSWORD 'p'");
      }
      assertThatCode(() -> outcome(row).steps().forEach(step -> StepRunner.run(target, step)))
          .doesNotThrowAnyException();
    }
  }

  private Outcome outcome(DialectRow row) {
    return Outcome.of(row.postgres(), row.schema(systemCatalogs()));
  }

  private Schema systemCatalogs() {
    return new Schema(
        new SchemaCache("SQLUser", Duration.ZERO), backend, "pg_temp_1", List.of("public"));
  }
}
