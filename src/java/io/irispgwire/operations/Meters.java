package io.irispgwire.operations;

import io.irispgwire.backend.PoolUse;
import io.irispgwire.metrics.Durations;
import io.irispgwire.metrics.Families;
import io.irispgwire.metrics.Metrics;
import io.irispgwire.metrics.Tally;
import io.irispgwire.session.SessionView;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ToDoubleFunction;

/**
 * The metrics page. Whatever is counted is read when somebody asks for the page; the names are the
 * predecessor's where it had one.
 */
final class Meters implements AutoCloseable {
  private final Observed observed;
  private final PrometheusRegistry collectors = new PrometheusRegistry();
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT, collectors, Clock.SYSTEM);
  private final JvmGcMetrics garbage = new JvmGcMetrics();
  private final MultiGauge sessions;

  /** Kinds that have their counter; touched under this object's lock. */
  private final Set<String> known = new HashSet<>();

  Meters(Observed observed) {
    this.observed = observed;
    this.sessions =
        MultiGauge.builder("pgwire.sessions").description("Sessions by state.").register(registry);
    bindJvm();
    bindConnections();
    bindVolumes();
    bindDurations();
    bindPlans();
    bindFamilies();
    bindPool();
  }

  /** The page, in Prometheus' text format. */
  synchronized String page() {
    Metrics metrics = observed.services().metrics();
    counters("pgwire.logins", "Logins, by success or SQLSTATE.", "result", metrics.logins());
    counters("pgwire.queries", "Statements that have ended.", "kind", metrics.statements());
    counters("pgwire.timeouts", "What a time limit ended.", "limit", metrics.timeouts());
    failures(metrics.failures());
    counters(
        "pgwire.unsupported",
        "Statements refused or done in another way, by SQLSTATE.",
        "sqlstate",
        metrics.refusals().states());
    states();
    return registry.scrape();
  }

  @Override
  public void close() {
    garbage.close();
    registry.close();
  }

  private void bindJvm() {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ClassLoaderMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    garbage.bindTo(registry);
  }

  private void bindConnections() {
    Metrics metrics = observed.services().metrics();
    counter("pgwire.connections", "Connections accepted.", metrics.connections());
    counter("pgwire.cancels", "Cancel requests with the right key.", metrics.cancels());
    gauge("pgwire.active.connections", "Sessions.", o -> o.services().peers().views().size());
    gauge("pgwire.max.connections", "Sessions there may be.", Observed::maxConnections);
    gauge(
        "pgwire.accepting",
        "1 while a new client gets in.",
        o -> o.accepting().getAsBoolean() ? 1 : 0);
  }

  private void bindVolumes() {
    Metrics metrics = observed.services().metrics();
    Metrics.Volumes volumes = metrics.volumes();
    counter("pgwire.queries.success", "Statements that did not fail.", metrics.succeeded());
    counter("pgwire.received.bytes", "Bytes from clients.", volumes.received());
    counter("pgwire.sent.bytes", "Bytes to clients, before encryption.", volumes.sent());
    counter("pgwire.rows", "Rows of results.", volumes.rows());
    counter("pgwire.copy.in.rows", "Rows taken by COPY FROM.", volumes.copiedIn());
    counter("pgwire.copy.out.rows", "Rows given by COPY TO.", volumes.copiedOut());
  }

  private void bindFamilies() {
    Families families = observed.services().metrics().families();
    counter(
        "iris.constructs.translated",
        "Statements with another text for IRIS.",
        families.translated());
    counter("pgwire.vector.queries", "Statements that take or give vectors.", families.vectors());
    counter("pgwire.ml.queries", "CREATE MODEL and its kin.", families.models());
  }

  private void bindPool() {
    pool("leased", use -> use.open() - use.idle());
    pool("idle", PoolUse::idle);
    gauge(
        "pgwire.pool.max.connections",
        "Connections to IRIS there may be; 0 where nothing is pooled.",
        o -> o.services().backends().pool().most());
  }

  private void pool(String state, ToDoubleFunction<PoolUse> value) {
    Gauge.builder(
            "pgwire.pool.connections",
            observed,
            o -> value.applyAsDouble(o.services().backends().pool()))
        .tag("state", state)
        .description("Connections to IRIS, by state.")
        .register(registry);
  }

  private void bindDurations() {
    Durations durations = observed.services().metrics().durations();
    collectors.register(
        new HistogramCollector(
            "pgwire_query_duration_seconds",
            "Time of a statement.",
            "",
            Map.of("", durations.total())));
    collectors.register(
        new HistogramCollector(
            "pgwire_query_phase_seconds",
            "What a statement's time went into; wait comes before it.",
            "phase",
            new TreeMap<>(
                Map.of(
                    "wait", durations.waiting(),
                    "translate", durations.translate(),
                    "execute", durations.execute(),
                    "send", durations.send()))));
  }

  private void bindPlans() {
    FunctionCounter.builder("pgwire.plan.cache", observed.services().plans(), plans -> plans.hits())
        .tag("result", "hit")
        .description("Searches in the plan cache.")
        .register(registry);
    FunctionCounter.builder(
            "pgwire.plan.cache", observed.services().plans(), plans -> plans.misses())
        .tag("result", "miss")
        .description("Searches in the plan cache.")
        .register(registry);
  }

  private void counter(String name, String help, LongAdder count) {
    FunctionCounter.builder(name, count, LongAdder::sum).description(help).register(registry);
  }

  private void gauge(String name, String help, ToDoubleFunction<Observed> value) {
    Gauge.builder(name, observed, value).description(help).register(registry);
  }

  /** A kind that came up for the first time gets its counter now. */
  private void counters(String name, String help, String label, Tally tally) {
    for (String kind : tally.counts().keySet()) {
      if (!known.add(name + ' ' + kind)) {
        continue;
      }
      FunctionCounter.builder(name, tally, counted -> counted.count(kind))
          .tag(label, kind)
          .description(help)
          .register(registry);
    }
  }

  private void failures(Tally failures) {
    for (String state : failures.counts().keySet()) {
      if (!known.add(state)) {
        continue;
      }
      FunctionCounter.builder("pgwire.errors", failures, counted -> counted.count(state))
          .tag("sqlstate", state)
          .tag("class", state.substring(0, 2))
          .description("Statements that failed, by SQLSTATE.")
          .register(registry);
    }
  }

  private void states() {
    Map<String, Integer> counts = new TreeMap<>();
    for (String state : SessionView.STATES) {
      counts.put(state, 0);
    }
    observed
        .services()
        .peers()
        .views()
        .forEach(view -> counts.merge(view.state(), 1, Integer::sum));
    List<MultiGauge.Row<?>> rows =
        counts.entrySet().stream()
            .<MultiGauge.Row<?>>map(
                e -> MultiGauge.Row.of(Tags.of("state", e.getKey()), e.getValue()))
            .toList();
    sessions.register(rows, true);
  }
}
