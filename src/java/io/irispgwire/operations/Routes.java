package io.irispgwire.operations;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;

/** Which path is answered with what. */
final class Routes {
  /** Asked by what watches processes, which has no password; they tell nothing else. */
  private static final Set<String> PUBLIC = Set.of("/health/live", "/health/ready");

  private static final String PROMETHEUS_TEXT = "text/plain; version=0.0.4; charset=utf-8";

  private final Map<String, Supplier<Answer>> pages;
  private final Actions actions;

  Routes(Observed observed, Meters meters, Actions actions) {
    Health health = new Health(observed);
    StatusPage status = new StatusPage(observed);
    Answer page = file("page.html", "text/html; charset=utf-8");
    Answer style = file("page.css", "text/css; charset=utf-8");
    Answer script = file("page.js", "text/javascript; charset=utf-8");
    this.actions = actions;
    this.pages =
        Map.of(
            "/", () -> page,
            "/page.css", () -> style,
            "/page.js", () -> script,
            "/health/live", health::live,
            "/health/ready", health::ready,
            "/metrics", () -> Answer.of(Answer.OK, PROMETHEUS_TEXT, meters.page()),
            "/status", () -> Answer.json(Answer.OK, status.status()),
            "/statements", () -> Answer.json(Answer.OK, status.statements()),
            "/unsupported", () -> Answer.json(Answer.OK, status.unsupported()));
  }

  private static Answer file(String name, String type) {
    try (InputStream in = Objects.requireNonNull(Routes.class.getResourceAsStream(name), name)) {
      return new Answer(Answer.OK, type, in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isPublic(HttpExchange exchange) {
    return PUBLIC.contains(exchange.getRequestURI().getPath());
  }

  Answer answer(HttpExchange exchange) {
    Supplier<Answer> page = pages.get(exchange.getRequestURI().getPath());
    if (page == null) {
      return Objects.requireNonNullElseGet(
          actions.answer(exchange), () -> Answer.text(Answer.NOT_FOUND, "there is no such page"));
    }
    if (!Set.of("GET", "HEAD").contains(exchange.getRequestMethod())) {
      exchange.getResponseHeaders().set("Allow", "GET, HEAD");
      return Answer.text(Answer.WRONG_METHOD, "this page can only be read");
    }
    return page.get();
  }
}
