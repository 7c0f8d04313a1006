package io.irispgwire.gateway;

import io.irispgwire.types.JsonReader;
import io.irispgwire.types.JsonValue;
import io.irispgwire.types.JsonValue.JsonBoolean;
import io.irispgwire.types.JsonValue.JsonObject;
import io.irispgwire.types.JsonValue.JsonString;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What {@code start} is told, as JSON: {@code {"settings": {"port": "5432"}, "log": "/a/file",
 * "supervised": true}}.
 *
 * @param settings by name, each value as text, as on the command line
 * @param log the file that the log goes to
 * @param supervised whether the JVM ends when nobody calls {@code control} any more
 */
record StartOrder(Map<String, String> settings, Path log, boolean supervised) {
  /**
   * Reads an order.
   *
   * @throws IllegalArgumentException when it is none
   */
  static StartOrder of(String json) {
    JsonObject order = object(JsonReader.read(json), "the order");
    Map<String, String> settings = new LinkedHashMap<>();
    object(order.members().get("settings"), "settings")
        .members()
        .forEach((name, value) -> settings.put(name, text(value, "setting " + name)));
    return new StartOrder(
        settings,
        Path.of(text(order.members().get("log"), "log")),
        order.members().get("supervised") instanceof JsonBoolean supervised && supervised.value());
  }

  private static JsonObject object(
      @org.jspecify.annotations.Nullable JsonValue value, String what) {
    if (value instanceof JsonObject object) {
      return object;
    }
    throw new IllegalArgumentException(what + " must be a JSON object");
  }

  private static String text(@org.jspecify.annotations.Nullable JsonValue value, String what) {
    if (value instanceof JsonString string) {
      return string.text();
    }
    throw new IllegalArgumentException(what + " must be a JSON string");
  }
}
