package io.irispgwire.operations;

import com.sun.net.httpserver.HttpExchange;
import io.irispgwire.auth.AuditLog;
import io.irispgwire.session.Peers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an operator may do: stop a statement, end a session, take changed files, log more or less.
 * Always by POST, with a header that a page of another host cannot make a browser send.
 */
record Actions(Observed observed, String operator) {
  private static final String OURS = "X-IRIS-PGWire";

  /** Null when the path means none of them. */
  @Nullable Answer answer(HttpExchange exchange) {
    List<String> path = List.of(exchange.getRequestURI().getPath().substring(1).split("/", -1));
    boolean session = path.size() == 3 && path.get(0).equals("sessions");
    boolean single = path.size() == 1 && List.of("reload", "log-level").contains(path.get(0));
    if (!session && !single) {
      return null;
    }
    if (!exchange.getRequestMethod().equals("POST")) {
      exchange.getResponseHeaders().set("Allow", "POST");
      return Answer.text(Answer.WRONG_METHOD, "this is done by POST");
    }
    if (!exchange.getRequestHeaders().containsKey(OURS)) {
      return Answer.text(Answer.FORBIDDEN, "the header " + OURS + " is missing");
    }
    if (session) {
      return onSession(path.get(1), path.get(2));
    }
    return path.get(0).equals("reload") ? reload() : level(exchange.getRequestURI().getQuery());
  }

  private @Nullable Answer onSession(String number, String action) {
    if (!number.chars().allMatch(c -> c >= '0' && c <= '9') || number.length() > 9) {
      return null;
    }
    Peers peers = observed.services().peers();
    int processId = Integer.parseInt("0" + number);
    boolean done =
        switch (action) {
          case "cancel" -> peers.cancel(processId);
          case "terminate" -> peers.terminate(processId);
          default -> false;
        };
    if (!done) {
      return Answer.text(Answer.NOT_FOUND, "there is no such session or action");
    }
    AuditLog.acted("administration " + action, operator, 0, processId);
    return Answer.text(Answer.OK, action + " sent to process " + processId);
  }

  private Answer reload() {
    return observed.services().gate().administration().reload()
        ? Answer.text(Answer.OK, "settings, certificates and access rules reloaded")
        : Answer.text(Answer.FAILED, "not reloaded; the log says why");
  }

  /** {@code logger=io.irispgwire.session&level=FINE}. */
  private Answer level(@Nullable String query) {
    Map<String, String> parameters = new HashMap<>();
    for (String pair : query == null ? new String[0] : query.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      parameters.put(parts[0], parts.length == 2 ? parts[1] : "");
    }
    try {
      observed
          .logLevels()
          .accept(parameters.getOrDefault("logger", ""), parameters.getOrDefault("level", ""));
      return Answer.text(Answer.OK, "changed");
    } catch (IllegalArgumentException e) {
      return Answer.text(Answer.BAD_REQUEST, String.valueOf(e.getMessage()));
    }
  }
}
