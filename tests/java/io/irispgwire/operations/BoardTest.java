package io.irispgwire.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.irispgwire.testing.RunningInstance;
import io.irispgwire.types.JsonReader;
import io.irispgwire.types.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Every metric that the rules and the board of docs/operations name is on the page. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class BoardTest {
  private static final Path FILES = Path.of("docs", "operations");
  private static final Path BOARD = FILES.resolve("grafana").resolve("iris-pgwire.json");
  private static final Path RULES = FILES.resolve("rules.yml");
  private static final Pattern METRIC =
      Pattern.compile("\\b(?:pgwire|iris_constructs|jvm|process)_[a-z_]+");
  private static final Pattern RECORDED = Pattern.compile("\\biris_pgwire:[a-z0-9_:]+");

  private static Set<String> found(Pattern pattern, Path file) throws IOException {
    Matcher matcher = pattern.matcher(Files.readString(file));
    Set<String> names = new TreeSet<>();
    while (matcher.find()) {
      names.add(matcher.group());
    }
    return names;
  }

  /** After one of everything that is counted by kinds. */
  private static Set<String> onThePage() throws Exception {
    try (RunningInstance server = RunningInstance.start("--admin-port", "0");
        Connection connection = server.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("SET statement_timeout = 20");
      for (String failing : new String[] {"SELECT pg_sleep(30)", "SELECT no_such_function()"}) {
        assertThatThrownBy(() -> statement.execute(failing)).isInstanceOf(SQLException.class);
      }
      return new Operator(server)
          .get("/metrics")
          .body()
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("[ {]", 2)[0])
          .collect(Collectors.toSet());
    }
  }

  @Test
  void every_metric_that_they_name_is_on_the_page() throws Exception {
    Set<String> page = onThePage();

    assertThat(found(METRIC, BOARD)).hasSizeGreaterThan(20);
    assertThat(page).containsAll(found(METRIC, BOARD)).containsAll(found(METRIC, RULES));
  }

  @Test
  void every_recorded_name_that_an_alert_uses_is_recorded() throws IOException {
    Set<String> recorded =
        Files.readAllLines(RULES).stream()
            .map(String::strip)
            .filter(line -> line.startsWith("- record: "))
            .map(line -> line.substring("- record: ".length()))
            .collect(Collectors.toSet());

    assertThat(recorded).isNotEmpty().containsAll(found(RECORDED, RULES));
  }

  @Test
  void what_the_predecessor_promised_is_on_the_page() throws Exception {
    assertThat(onThePage())
        .contains(
            "pgwire_connections_total",
            "pgwire_active_connections",
            "pgwire_query_duration_seconds_bucket",
            "pgwire_queries_total",
            "pgwire_queries_success_total",
            "pgwire_errors_total",
            "iris_constructs_translated_total",
            "pgwire_vector_queries_total",
            "pgwire_ml_queries_total");
  }

  @Test
  void the_manual_names_every_metric_of_ours() throws Exception {
    String manual = Files.readString(Path.of("docs", "operations.md"));

    assertThat(onThePage())
        .filteredOn(name -> name.startsWith("pgwire_") || name.startsWith("iris_"))
        .map(name -> name.replaceAll("_(bucket|count|sum)$", ""))
        .allSatisfy(name -> assertThat(manual).contains(name));
  }

  @Test
  void the_board_is_json() throws IOException {
    JsonValue board = JsonReader.read(Files.readString(BOARD));

    assertThat(board).isInstanceOf(JsonValue.JsonObject.class);
  }
}
