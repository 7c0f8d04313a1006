package io.irispgwire.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ConfigurationPageTest {
  private static final Path PAGE = Path.of("docs", "configuration.md");
  private static final String HEAD =
      """
      | option | environment variable | value | default | what it does |
      | --- | --- | --- | --- | --- |
      """;

  /** When this fails, put the table from its message into the page. */
  @Test
  void the_page_has_exactly_the_table_of_settings() throws IOException {
    String page = Files.readString(PAGE);

    assertThat(page.substring(page.indexOf("| option"), page.lastIndexOf("|\n") + 2))
        .isEqualTo(table());
  }

  private static String table() {
    return HEAD
        + KnownSettings.ALL.stream()
            .map(ConfigurationPageTest::row)
            .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String row(Setting<?> setting) {
    String initial = setting.initial().map(value -> "`" + value + "`").orElse(setting.absence());
    return String.format(
        "| `%s` | `%s` | %s | %s | %s |",
        setting.option(),
        setting.environment(),
        setting.type().form(),
        initial,
        setting.description());
  }
}
