package io.irispgwire.config;

import static io.irispgwire.config.Setting.optional;
import static io.irispgwire.config.Setting.withInitial;
import static io.irispgwire.config.SettingType.choice;
import static io.irispgwire.config.SettingType.text;

import io.irispgwire.config.TracingConfig.Kind;
import io.irispgwire.config.TracingConfig.Text;
import java.util.List;

/** The settings of traces. */
final class TracingSettings {
  static final Setting<Kind> KIND =
      withInitial(
          "trace",
          "PGWIRE_TRACE",
          choice(Kind.class),
          "off",
          "Whether each statement is a span of OpenTelemetry; variables OTEL_… say more.");

  static final Setting<String> ENDPOINT =
      optional(
          "trace-endpoint",
          "PGWIRE_TRACE_ENDPOINT",
          text(),
          "as OTEL_ variables say",
          "Where spans go, by OTLP over HTTP, such as http://collector:4318.");

  static final Setting<Text> STATEMENTS =
      withInitial(
          "trace-statements",
          "PGWIRE_TRACE_STATEMENTS",
          choice(Text.class),
          "none",
          "Whether spans tell the text of statements: shape is the text without its values.");

  static final List<Setting<?>> ALL = List.of(KIND, ENDPOINT, STATEMENTS);

  private TracingSettings() {}

  static TracingConfig read(Settings settings) {
    return new TracingConfig(
        settings.require(KIND) == Kind.OTLP, settings.get(ENDPOINT), settings.require(STATEMENTS));
  }
}
