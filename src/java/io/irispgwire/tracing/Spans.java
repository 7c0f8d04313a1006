package io.irispgwire.tracing;

import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import io.irispgwire.config.TracingConfig;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sends a span for each statement to a collector, by OTLP over HTTP. OpenTelemetry's own variables
 * and system properties hold too (sampler, headers, resource, …). Spans wait in a bounded queue for
 * a thread of their own; what does not fit is dropped. Thread-safe.
 *
 * <p>Names of attributes: OpenTelemetry's "Semantic conventions for database client calls".
 */
public final class Spans implements AutoCloseable {
  private static final long FAREWELL_SECONDS = 5;

  private static final AttributeKey<String> SYSTEM = AttributeKey.stringKey("db.system.name");
  private static final AttributeKey<String> NAMESPACE = AttributeKey.stringKey("db.namespace");
  private static final AttributeKey<String> OPERATION = AttributeKey.stringKey("db.operation.name");
  private static final AttributeKey<String> TEXT = AttributeKey.stringKey("db.query.text");
  private static final AttributeKey<String> STATUS =
      AttributeKey.stringKey("db.response.status_code");
  private static final AttributeKey<Long> ROWS = AttributeKey.longKey("db.response.returned_rows");
  private static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");
  private static final AttributeKey<String> USER = AttributeKey.stringKey("db.user");
  private static final AttributeKey<String> CLIENT = AttributeKey.stringKey("client.address");
  private static final AttributeKey<String> APPLICATION =
      AttributeKey.stringKey("iris_pgwire.application_name");
  private static final AttributeKey<Long> PROCESS = AttributeKey.longKey("iris_pgwire.process_id");

  private static final TextMapGetter<Map<String, String>> FROM_MAP =
      (carrier, name) -> carrier == null ? null : carrier.get(name);

  private final OpenTelemetrySdk sdk;
  private final TracingConfig.Text text;
  private final Tracer tracer;

  private Spans(OpenTelemetrySdk sdk, TracingConfig.Text text) {
    this.sdk = sdk;
    this.text = text;
    this.tracer = sdk.getTracer("io.irispgwire");
  }

  /** Starts to send. */
  public static Spans start(TracingConfig config) {
    Map<String, String> defaults = new HashMap<>();
    defaults.put("otel.service.name", "iris-pgwire");
    defaults.put("otel.traces.exporter", "otlp");
    defaults.put("otel.metrics.exporter", "none");
    defaults.put("otel.logs.exporter", "none");
    defaults.put("otel.exporter.otlp.protocol", "http/protobuf");
    defaults.put("otel.propagators", "tracecontext");
    Map<String, String> settings = new HashMap<>();
    config.endpoint().ifPresent(to -> settings.put("otel.exporter.otlp.endpoint", to));
    return new Spans(
        AutoConfiguredOpenTelemetrySdk.builder()
            .disableShutdownHook()
            .addPropertiesSupplier(() -> defaults)
            .addPropertiesCustomizer(known -> settings)
            .build()
            .getOpenTelemetrySdk(),
        config.text());
  }

  /** How much of texts is to be told. */
  public TracingConfig.Text text() {
    return text;
  }

  /** A span that is wanted. */
  public record Started(Span span, long nanos) {}

  /**
   * Begins a span.
   *
   * @return null when the sampler does not want it
   */
  public @Nullable Started start(String operation, Optional<TraceParent> parent, Instant time) {
    long start = SECONDS.toNanos(time.getEpochSecond()) + time.getNano();
    Span span =
        tracer
            .spanBuilder(operation)
            .setSpanKind(SpanKind.SERVER)
            .setParent(context(parent))
            .setStartTimestamp(start, NANOSECONDS)
            .startSpan();
    return span.isRecording() ? new Started(span, start) : null;
  }

  /** Puts a statement on its way. */
  public void end(Started started, StatementSpan statement) {
    Span span = started.span();
    span.setAttribute(SYSTEM, "intersystems.iris")
        .setAttribute(NAMESPACE, statement.database())
        .setAttribute(OPERATION, statement.operation())
        .setAttribute(USER, statement.user())
        .setAttribute(CLIENT, statement.client())
        .setAttribute(PROCESS, (long) statement.processId())
        .setAttribute(ROWS, statement.rows());
    if (!statement.application().isEmpty()) {
      span.setAttribute(APPLICATION, statement.application());
    }
    if (statement.text() != null) {
      span.setAttribute(TEXT, statement.text());
    }
    if (statement.error() != null) {
      span.setAttribute(STATUS, statement.error())
          .setAttribute(ERROR, statement.error())
          .setStatus(StatusCode.ERROR);
    }
    addParts(Context.root().with(span), started.nanos(), statement.parts());
    span.end(started.nanos() + statement.nanos(), NANOSECONDS);
  }

  private void addParts(Context parent, long start, List<StatementSpan.Part> parts) {
    long from = start;
    for (StatementSpan.Part part : parts) {
      Span span =
          tracer
              .spanBuilder(part.name())
              .setParent(parent)
              .setStartTimestamp(from, NANOSECONDS)
              .startSpan();
      from += part.nanos();
      span.end(from, NANOSECONDS);
    }
  }

  private static Context context(Optional<TraceParent> parent) {
    return parent
        .map(
            known ->
                W3CTraceContextPropagator.getInstance()
                    .extract(
                        Context.root(),
                        known.state().isEmpty()
                            ? Map.of("traceparent", known.parent())
                            : Map.of("traceparent", known.parent(), "tracestate", known.state()),
                        FROM_MAP))
        .orElseGet(Context::root);
  }

  /** Sends what is left. */
  @Override
  public void close() {
    sdk.getSdkTracerProvider().shutdown().join(FAREWELL_SECONDS, SECONDS);
  }
}
