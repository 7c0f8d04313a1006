package io.irispgwire.operations;

import com.sun.net.httpserver.HttpExchange;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Which path is answered with what. */
final class Routes {
  /** Asked by what watches processes, which has no password; they tell nothing else. */
  private static final Set<String> PUBLIC = Set.of("/health/live", "/health/ready");

  private static final String PROMETHEUS_TEXT = "text/plain; version=0.0.4; charset=utf-8";

  private final Map<String, Supplier<Answer>> pages;

  Routes(Observed observed, Meters meters) {
    Health health = new Health(observed);
    StatusPage status = new StatusPage(observed);
    this.pages =
        Map.of(
            "/health/live",
            health::live,
            "/health/ready",
            health::ready,
            "/metrics",
            () -> Answer.of(Answer.OK, PROMETHEUS_TEXT, meters.page()),
            "/status",
            () -> Answer.json(Answer.OK, status.json()));
  }

  boolean isPublic(HttpExchange exchange) {
    return PUBLIC.contains(exchange.getRequestURI().getPath());
  }

  Answer answer(HttpExchange exchange) {
    Supplier<Answer> page = pages.get(exchange.getRequestURI().getPath());
    if (page == null) {
      return Answer.text(Answer.NOT_FOUND, "there is no such page");
    }
    if (!Set.of("GET", "HEAD").contains(exchange.getRequestMethod())) {
      exchange.getResponseHeaders().set("Allow", "GET, HEAD");
      return Answer.text(Answer.WRONG_METHOD, "this page can only be read");
    }
    return page.get();
  }
}
