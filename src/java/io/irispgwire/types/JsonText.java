package io.irispgwire.types;

import io.irispgwire.types.JsonValue.JsonArray;
import io.irispgwire.types.JsonValue.JsonBoolean;
import io.irispgwire.types.JsonValue.JsonNumber;
import io.irispgwire.types.JsonValue.JsonObject;
import io.irispgwire.types.JsonValue.JsonString;
import java.util.Map;

/**
 * JSON values as jsonb's canonical text.
 *
 * <p>Source: PostgreSQL {@code jsonb.c}, {@code JsonbToCString}; {@code json.c}, {@code
 * escape_json}.
 */
public final class JsonText {
  private JsonText() {}

  public static String of(JsonValue value) {
    StringBuilder text = new StringBuilder();
    append(value, text);
    return text.toString();
  }

  private static void append(JsonValue value, StringBuilder text) {
    if (value instanceof JsonObject object) {
      text.append('{');
      String separator = "";
      for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
        text.append(separator);
        appendString(member.getKey(), text);
        text.append(": ");
        append(member.getValue(), text);
        separator = ", ";
      }
      text.append('}');
    } else if (value instanceof JsonArray array) {
      text.append('[');
      String separator = "";
      for (JsonValue element : array.elements()) {
        text.append(separator);
        append(element, text);
        separator = ", ";
      }
      text.append(']');
    } else if (value instanceof JsonString string) {
      appendString(string.text(), text);
    } else if (value instanceof JsonNumber number) {
      text.append(number.value().toPlainString());
    } else if (value instanceof JsonBoolean truth) {
      text.append(truth.value());
    } else {
      text.append("null");
    }
  }

  /** A string with its quotation marks, escaped as {@code escape_json} does. */
  public static void appendString(String string, StringBuilder text) {
    text.append('"');
    for (int i = 0; i < string.length(); i++) {
      char c = string.charAt(i);
      switch (c) {
        case '\b' -> text.append("\\b");
        case '\f' -> text.append("\\f");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\t' -> text.append("\\t");
        case '"' -> text.append("\\\"");
        case '\\' -> text.append("\\\\");
        default -> {
          if (c < ' ') {
            text.append(String.format("\\u%04x", (int) c));
          } else {
            text.append(c);
          }
        }
      }
    }
    text.append('"');
  }
}
