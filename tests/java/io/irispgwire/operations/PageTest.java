package io.irispgwire.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.irispgwire.testing.RunningInstance;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser. Needs Chromium, and is skipped, audibly, where there is none. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PageTest {
  @TempDir(cleanup = CleanupMode.NEVER)
  Path profile;

  private RunningInstance server;
  private Browser browser;

  @BeforeEach
  void open() throws Exception {
    @Nullable Path program = Browser.program();
    if (program == null) {
      System.err.println("NOT TESTED: the page for operators, because there is no Chromium here");
    }
    assumeTrue(program != null, "no Chromium");
    server = RunningInstance.start("--admin-port", "0");
    browser =
        Browser.open(Objects.requireNonNull(program), profile, new Operator(server).address("/"));
  }

  @AfterEach
  void close() throws Exception {
    if (browser != null) {
      browser.close();
    }
    if (server != null) {
      server.close();
    }
  }

  @Test
  void a_statement_is_seen_and_cancelled_by_keyboard() throws Exception {
    try (Connection connection = server.connect("ApplicationName", "<b>me</b>");
        Statement statement = connection.createStatement()) {
      CompletableFuture<String> sleeping =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  statement.execute("SELECT pg_sleep(600)");
                  return "woke";
                } catch (SQLException e) {
                  return String.valueOf(e.getSQLState());
                }
              });
      browser.awaitTrue("document.querySelector('#sessions').innerText.includes('pg_sleep')");

      assertThat(browser.value("document.querySelector('#sessions tbody').innerText"))
          .contains("<b>me</b>") // as text
          .contains("active");
      browser.press("Tab", 9, "");
      browser.awaitTrue("document.activeElement.textContent === 'Cancel'");
      browser.press("Enter", 13, "\\r");

      assertThat(sleeping.get()).isEqualTo("57014");
      browser.awaitTrue("document.querySelector('#state').textContent.startsWith('cancel sent')");
    }
  }

  @Test
  void statements_curves_and_what_is_not_supported_are_shown() throws Exception {
    try (Connection connection = server.connect("preferQueryMode", "simple");
        Statement statement = connection.createStatement()) {
      statement.execute("SELECT 'shown'");
      try {
        statement.execute("SELECT no_such_function(1)");
      } catch (SQLException expected) {
        assertThat(expected.getSQLState()).isEqualTo("42883");
      }

      browser.awaitTrue("document.querySelector('#statements').innerText.includes('SELECT $1')");
      browser.awaitTrue("document.querySelector('#unsupported').innerText.includes('42883')");
      browser.awaitTrue(
          "document.querySelector('#throughput polyline').getAttribute('points').includes(' ')");
      assertThat(browser.value("document.body.innerText")).doesNotContain("shown");
    }
  }

  @Test
  void it_follows_the_readers_choice_of_light_and_dark() throws Exception {
    String light = background("light");
    String dark = background("dark");

    assertThat(light).isEqualTo("rgb(255, 255, 255)");
    assertThat(dark).isEqualTo("rgb(13, 17, 23)");
  }

  private String background(String scheme) throws Exception {
    browser.awaitTrue("document.styleSheets.length === 1");
    browser.command(
        "Emulation.setEmulatedMedia",
        "{\"features\":[{\"name\":\"prefers-color-scheme\",\"value\":\"" + scheme + "\"}]}");
    return browser.value("getComputedStyle(document.body).backgroundColor");
  }

  @Test
  void nothing_comes_from_elsewhere_and_everything_has_a_name() throws Exception {
    browser.awaitTrue("document.readyState === 'complete'");

    assertThat(
            browser.value(
                "String(performance.getEntriesByType('resource')"
                    + ".every(e => e.name.startsWith(location.origin)))"))
        .isEqualTo("true");
    assertThat(
            browser.value(
                "String([...document.querySelectorAll('section')]"
                    + ".every(s => document.getElementById(s.getAttribute('aria-labelledby'))))"))
        .isEqualTo("true");
  }
}
