package io.irispgwire.config;

import java.util.Optional;

/**
 * Spans of statements.
 *
 * @param endpoint where they go, by OTLP over HTTP; empty: as OpenTelemetry's own variables say
 * @param text what they tell of the statement's text
 */
public record TracingConfig(boolean on, Optional<String> endpoint, Text text) {
  /** How much of a text. */
  public enum Text {
    /** Nothing but the command. */
    NONE,
    /** Without values. */
    SHAPE,
    /** As it came. */
    FULL
  }

  /** Whether, and how. */
  enum Kind {
    OFF,
    OTLP
  }
}
