package io.irispgwire.operations;

import io.irispgwire.metrics.Metrics;
import io.irispgwire.metrics.RefusalLedger;
import io.irispgwire.metrics.StatementStatistics;
import io.irispgwire.session.SessionServices;
import io.irispgwire.session.SessionView;
import io.irispgwire.types.JsonValue;
import io.irispgwire.types.JsonValue.JsonArray;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What the server does and has done, as JSON. */
public record StatusPage(Observed observed) {
  /** So many statements are told of each kind: the slowest, the costliest, the most frequent. */
  private static final int TOLD = 50;

  String status() {
    SessionServices services = observed.services();
    return head()
        .with("backend", services.backends().describe())
        .with("address", observed.address().getAddress().getHostAddress())
        .with("port", observed.address().getPort())
        .with("since", observed.since())
        .with("accepting", observed.accepting().getAsBoolean())
        .with("maxConnections", observed.maxConnections())
        .with("counts", counts(services))
        .with("sessions", services.peers().views(), this::session)
        .text();
  }

  /** The sessions alone. */
  public JsonArray sessions() {
    return new JsonArray(
        observed.services().peers().views().stream()
            .map(view -> (JsonValue) session(view).value())
            .toList());
  }

  String statements() {
    List<StatementStatistics.Row> all = observed.services().metrics().statistics().rows();
    List<StatementStatistics.Row> told =
        List.<Comparator<StatementStatistics.Row>>of(
                Comparator.comparingDouble(row -> -row.executing().mean()),
                Comparator.comparingDouble(row -> -row.executing().total()),
                Comparator.comparingLong(row -> -row.calls()))
            .stream()
            .flatMap(order -> all.stream().sorted(order).limit(TOLD))
            .distinct()
            .toList();
    return head().with("statements", told, StatusPage::statement).text();
  }

  String unsupported() {
    List<RefusalLedger.Row> all = observed.services().metrics().refusals().rows();
    return head().with("unsupported", all, StatusPage::refusal).text();
  }

  private Json head() {
    return new Json()
        .with("version", observed.services().serverVersion())
        .with("now", Instant.now());
  }

  private static Json counts(SessionServices services) {
    Metrics metrics = services.metrics();
    return new Json()
        .with("connections", metrics.connections().sum())
        .with("statements", sum(metrics.statements().counts()))
        .with("succeeded", metrics.succeeded().sum())
        .with("errors", sum(metrics.failures().counts()))
        .with("nanoseconds", metrics.durations().total().sum())
        .with("rows", metrics.volumes().rows().sum())
        .with("bytesReceived", metrics.volumes().received().sum())
        .with("bytesSent", metrics.volumes().sent().sum())
        .with("planHits", services.plans().hits())
        .with("planMisses", services.plans().misses());
  }

  private static long sum(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  private Json session(SessionView view) {
    return new Json()
        .with("pid", view.processId())
        .with("user", view.user())
        .with("database", view.database())
        .with("application", view.application())
        .with("address", view.address())
        .with("encrypted", view.encrypted())
        .with("state", view.state())
        .with("query", observed.services().log().values() ? view.query() : view.shape())
        .with("started", view.started())
        .with("transactionStarted", view.transactionStarted())
        .with("queryStarted", view.queryStarted())
        .with("changed", view.changed());
  }

  private static Json statement(StatementStatistics.Row row) {
    return new Json()
        .with("user", row.user())
        .with("database", row.database())
        .with("query", row.query())
        .with("calls", row.calls())
        .with("rows", row.rows())
        .with("meanMillis", row.executing().mean())
        .with("totalMillis", row.executing().total())
        .with("planMillis", row.planning().total());
  }

  /** Without the user's name: the report may be sent to others. */
  private static Json refusal(RefusalLedger.Row row) {
    return new Json()
        .with("shape", row.shape())
        .with("sqlstate", row.state())
        .with("message", row.message())
        .with("client", row.client())
        .with("count", row.count())
        .with("first", row.first())
        .with("last", row.last());
  }
}
