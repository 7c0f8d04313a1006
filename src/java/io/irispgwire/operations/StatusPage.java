package io.irispgwire.operations;

import io.irispgwire.metrics.Metrics;
import io.irispgwire.session.SessionServices;
import io.irispgwire.session.SessionView;
import io.irispgwire.types.JsonText;
import io.irispgwire.types.JsonValue;
import io.irispgwire.types.JsonValue.JsonArray;
import io.irispgwire.types.JsonValue.JsonBoolean;
import io.irispgwire.types.JsonValue.JsonNull;
import io.irispgwire.types.JsonValue.JsonNumber;
import io.irispgwire.types.JsonValue.JsonObject;
import io.irispgwire.types.JsonValue.JsonString;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the server does at this moment, as JSON. */
record StatusPage(Observed observed) {
  String json() {
    SessionServices services = observed.services();
    Map<String, JsonValue> members = new LinkedHashMap<>();
    members.put("version", text(services.serverVersion()));
    members.put("backend", text(services.backends().describe()));
    members.put("address", text(observed.address().getAddress().getHostAddress()));
    members.put("port", number(observed.address().getPort()));
    members.put("since", time(observed.since()));
    members.put("now", time(Instant.now()));
    members.put("accepting", new JsonBoolean(observed.accepting().getAsBoolean()));
    members.put("maxConnections", number(observed.maxConnections()));
    members.put("counts", counts(services));
    members.put(
        "sessions",
        new JsonArray(services.peers().views().stream().map(StatusPage::session).toList()));
    return JsonText.of(new JsonObject(members));
  }

  private static JsonValue counts(SessionServices services) {
    Metrics metrics = services.metrics();
    Map<String, JsonValue> members = new LinkedHashMap<>();
    members.put("connections", number(metrics.connections().sum()));
    members.put("statements", number(sum(metrics.statements().counts())));
    members.put("succeeded", number(metrics.succeeded().sum()));
    members.put("errors", number(sum(metrics.failures().counts())));
    members.put("nanoseconds", number(metrics.durations().total().sum()));
    members.put("rows", number(metrics.volumes().rows().sum()));
    members.put("bytesReceived", number(metrics.volumes().received().sum()));
    members.put("bytesSent", number(metrics.volumes().sent().sum()));
    members.put("planHits", number(services.plans().hits()));
    members.put("planMisses", number(services.plans().misses()));
    return new JsonObject(members);
  }

  private static long sum(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  private static JsonValue session(SessionView view) {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    members.put("pid", number(view.processId()));
    members.put("user", text(view.user()));
    members.put("database", text(view.database()));
    members.put("application", text(view.application()));
    members.put("address", text(view.address()));
    members.put("encrypted", new JsonBoolean(view.encrypted()));
    members.put("state", text(view.state()));
    members.put("query", text(view.query()));
    members.put("started", time(view.started()));
    members.put("transactionStarted", time(view.transactionStarted()));
    members.put("queryStarted", time(view.queryStarted()));
    members.put("changed", time(view.changed()));
    return new JsonObject(members);
  }

  private static JsonValue text(String text) {
    return new JsonString(text);
  }

  private static JsonValue number(long value) {
    return new JsonNumber(BigDecimal.valueOf(value));
  }

  private static JsonValue time(@Nullable Instant time) {
    return time == null ? new JsonNull() : new JsonString(time.toString());
  }
}
