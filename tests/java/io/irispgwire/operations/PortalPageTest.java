package io.irispgwire.operations;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page of /csp/pgwire in a real browser, over a fake of its API. Needs Chromium, and is
 * skipped, audibly, where there is none.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PortalPageTest {
  private static final Path PAGE = Path.of("src", "csp");
  private static final Map<String, String> TYPES =
      Map.of("html", "text/html", "css", "text/css", "js", "text/javascript");

  /** What IrisPGWire.Api answers to each question. */
  private static final Map<String, String> ANSWERS =
      Map.of(
          "status",
          """
          {"ok": true, "state": "running", "host": "127.0.0.1", "port": 5432, "backend": "IRIS",
           "since": "2026-11-24T01:02:03Z", "pid": 4242, "desired": "run", "outcome": ""}""",
          "sessions",
          """
          {"ok": true, "now": "2026-11-24T01:02:13Z", "sessions": [
            {"pid": 17, "user": "ann", "database": "USER", "application": "<b>till</b>",
             "address": "10.0.0.7", "state": "active", "query": "SELECT $1 FROM t",
             "started": "2026-11-24T01:02:03Z", "queryStarted": "2026-11-24T01:02:10Z",
             "changed": "2026-11-24T01:02:10Z"}]}""",
          "settings",
          "{\"ok\": true, \"names\": \",port,debug,\", \"settings\": {\"port\": \"5432\"}}",
          "log",
          "{\"ok\": true, \"lines\": \"listening\"}");

  @TempDir(cleanup = CleanupMode.NEVER)
  Path profile;

  private final List<String> posted = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private Browser browser;

  @BeforeEach
  void open() throws Exception {
    @Nullable Path program = Browser.program();
    if (program == null) {
      System.err.println("NOT TESTED: the page of /csp/pgwire, because there is no Chromium here");
    }
    assumeTrue(program != null, "no Chromium");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/csp/pgwire/", this::answer);
    server.start();
    URI page =
        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/csp/pgwire/index.html");
    browser = Browser.open(Objects.requireNonNull(program), profile, page);
  }

  @AfterEach
  void close() throws Exception {
    if (browser != null) {
      browser.close();
    }
    if (server != null) {
      server.stop(0);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    String name = exchange.getRequestURI().getPath().substring("/csp/pgwire/".length());
    byte[] body;
    String type = "application/json";
    if (exchange.getRequestMethod().equals("POST")) {
      String said = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      boolean ours = "1".equals(exchange.getRequestHeaders().getFirst("X-PGWire"));
      posted.add(name + " " + (ours ? said : "without the header"));
      body = "{\"ok\": true}".getBytes(UTF_8);
    } else if (name.startsWith("api/")) {
      body = ANSWERS.getOrDefault(name.substring(4), "{}").getBytes(UTF_8);
    } else {
      body = Files.readAllBytes(PAGE.resolve(name));
      type = TYPES.getOrDefault(name.substring(name.indexOf('.') + 1), "");
    }
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Test
  void it_shows_the_server_and_its_sessions() throws Exception {
    browser.awaitTrue("document.querySelector('#sessions tbody tr') !== null");
    browser.awaitTrue("document.querySelector('#lines').textContent !== ''");

    assertThat(browser.value("document.querySelector('#sessions tbody').innerText"))
        .contains("17", "ann", "<b>till</b>", "active", "SELECT $1 FROM t", "3 s");
    assertThat(browser.value("document.querySelector('#state').textContent")).isEqualTo("running");
    assertThat(browser.value("document.querySelector('#facts').innerText")).contains("4242");
    assertThat(browser.value("document.querySelector('#lines').textContent"))
        .isEqualTo("listening");
    assertThat(browser.value("String(document.querySelector('#start').disabled)"))
        .isEqualTo("true");
  }

  @Test
  void a_statement_is_cancelled_and_the_server_stopped_by_keyboard() throws Exception {
    browser.awaitTrue("document.querySelector('#sessions tbody button') !== null");

    browser.value("document.querySelector('#sessions tbody button').focus() || ''");
    browser.press("Enter", 13, "\\r");
    browser.awaitTrue("document.querySelector('#message').textContent.includes('17')");
    browser.value("document.querySelector('#stop').focus() || ''");
    browser.press("Enter", 13, "\\r");

    while (posted.size() < 2) {
      Thread.onSpinWait();
    }
    assertThat(posted).containsExactly("api/cancel {\"pid\":17}", "api/stop {}");
  }

  @Test
  void the_focus_stays_on_a_button_while_the_table_is_written_anew() throws Exception {
    browser.awaitTrue("document.querySelector('#sessions tbody button') !== null");
    browser.value(
        "document.querySelector('#sessions tbody button').focus() ||"
            + " (document.querySelector('#sessions tbody').dataset.old = 'old')");
    browser.value("look().then(() => document.body.dataset.looked = 'again')");

    browser.awaitTrue("document.body.dataset.looked === 'again'");
    assertThat(browser.value("document.activeElement.textContent")).isEqualTo("Cancel");
  }

  @Test
  void it_follows_the_readers_choice_and_nothing_comes_from_elsewhere() throws Exception {
    assertThat(scheme("light")).isNotEqualTo(scheme("dark"));
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

  private String scheme(String scheme) throws Exception {
    browser.awaitTrue("document.styleSheets.length === 1");
    browser.command(
        "Emulation.setEmulatedMedia",
        "{\"features\":[{\"name\":\"prefers-color-scheme\",\"value\":\"" + scheme + "\"}]}");
    return browser.value("getComputedStyle(document.querySelector('header')).borderBottomColor");
  }
}
