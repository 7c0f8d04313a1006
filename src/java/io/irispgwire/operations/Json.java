package io.irispgwire.operations;

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
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A JSON object that is being written. */
final class Json {
  private final Map<String, JsonValue> members = new LinkedHashMap<>();

  Json with(String name, String text) {
    members.put(name, new JsonString(text));
    return this;
  }

  Json with(String name, long number) {
    members.put(name, new JsonNumber(BigDecimal.valueOf(number)));
    return this;
  }

  Json with(String name, double number) {
    members.put(name, new JsonNumber(BigDecimal.valueOf(number)));
    return this;
  }

  Json with(String name, boolean value) {
    members.put(name, new JsonBoolean(value));
    return this;
  }

  Json with(String name, @Nullable Instant time) {
    members.put(name, time == null ? new JsonNull() : new JsonString(time.toString()));
    return this;
  }

  Json with(String name, Json object) {
    members.put(name, object.value());
    return this;
  }

  <T> Json with(String name, List<T> elements, Function<T, Json> write) {
    members.put(
        name,
        new JsonArray(
            elements.stream().map(element -> (JsonValue) write.apply(element).value()).toList()));
    return this;
  }

  JsonObject value() {
    return new JsonObject(members);
  }

  String text() {
    return JsonText.of(value());
  }
}
