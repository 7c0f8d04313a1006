package io.irispgwire.types;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** A JSON value, as jsonb keeps it. */
public sealed interface JsonValue {
  /** {@code {"key": value}}. Keys are in jsonb's order and each comes once. */
  record JsonObject(Map<String, JsonValue> members) implements JsonValue {}

  /** {@code [value, value]}. */
  record JsonArray(List<JsonValue> elements) implements JsonValue {}

  /** A string, without escapes. */
  record JsonString(String text) implements JsonValue {}

  /** A number; its scale is as it was written. */
  record JsonNumber(BigDecimal value) implements JsonValue {}

  /** {@code true} or {@code false}. */
  record JsonBoolean(boolean value) implements JsonValue {}

  /** {@code null}. */
  record JsonNull() implements JsonValue {}
}
