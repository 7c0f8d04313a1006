package io.irispgwire.gateway;

import io.irispgwire.types.JsonText;
import io.irispgwire.types.JsonValue;
import io.irispgwire.types.JsonValue.JsonBoolean;
import io.irispgwire.types.JsonValue.JsonNumber;
import io.irispgwire.types.JsonValue.JsonObject;
import io.irispgwire.types.JsonValue.JsonString;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** What ObjectScript is told: a JSON object that begins with {@code ok}. */
final class Reply {
  private final Map<String, JsonValue> members = new LinkedHashMap<>();

  private Reply(boolean ok) {
    members.put("ok", new JsonBoolean(ok));
  }

  static Reply done() {
    return new Reply(true);
  }

  static Reply failed(String message) {
    return new Reply(false).with("message", message);
  }

  Reply with(String name, String value) {
    members.put(name, new JsonString(value));
    return this;
  }

  Reply with(String name, long value) {
    members.put(name, new JsonNumber(BigDecimal.valueOf(value)));
    return this;
  }

  Reply with(String name, JsonValue value) {
    members.put(name, value);
    return this;
  }

  Reply with(String name, boolean value) {
    members.put(name, new JsonBoolean(value));
    return this;
  }

  /** As JSON. */
  String text() {
    return JsonText.of(new JsonObject(members));
  }
}
