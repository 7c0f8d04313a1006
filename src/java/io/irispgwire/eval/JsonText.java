package io.irispgwire.eval;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/** Writes JSON: strings as {@code escape_json} does, jsonb in its canonical form. */
final class JsonText {
  /** jsonb's order of keys: shorter first, then by bytes. */
  static final Comparator<String> KEYS =
      (a, b) -> {
        byte[] x = a.getBytes(UTF_8);
        byte[] y = b.getBytes(UTF_8);
        return x.length != y.length
            ? Integer.compare(x.length, y.length)
            : Arrays.compareUnsigned(x, y);
      };

  private JsonText() {}

  /** A string with quotes and escapes. */
  static String quote(String text) {
    StringBuilder out = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < ' ') {
            out.append("\\u").append(String.format("%04x", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    return out.append('"').toString();
  }

  /** The canonical form of jsonb. */
  static String jsonb(Json value) {
    StringBuilder out = new StringBuilder();
    write(value, out);
    return out.toString();
  }

  private static void write(Json value, StringBuilder out) {
    if (value instanceof Json.Obj object) {
      out.append(object(members(object)));
    } else if (value instanceof Json.Array array) {
      out.append(array(array.elements()));
    } else if (value instanceof Json.Text text) {
      out.append(quote(text.value()));
    } else if (value instanceof Json.Num number) {
      out.append(number(number.raw()));
    } else {
      out.append(value.raw());
    }
  }

  private static String number(String raw) {
    BigDecimal value = new BigDecimal(raw);
    return (value.scale() < 0 ? value.setScale(0) : value).toPlainString();
  }

  /** Members by key, the last of equal keys. */
  static Map<String, Json> members(Json.Obj object) {
    Map<String, Json> members = new TreeMap<>(KEYS);
    object.members().forEach(member -> members.put(member.key(), member.value()));
    return members;
  }

  static String object(Map<String, Json> members) {
    StringBuilder out = new StringBuilder("{");
    members.forEach(
        (key, value) -> {
          out.append(out.length() > 1 ? ", " : "").append(quote(key)).append(": ");
          write(value, out);
        });
    return out.append('}').toString();
  }

  static String array(Collection<Json> elements) {
    StringBuilder out = new StringBuilder("[");
    for (Json element : elements) {
      out.append(out.length() > 1 ? ", " : "");
      write(element, out);
    }
    return out.append(']').toString();
  }

  /** {@code jsonb_pretty}. */
  static String pretty(Json value, String indent) {
    String inner = indent + "    ";
    StringBuilder out = new StringBuilder();
    if (value instanceof Json.Obj object && !object.members().isEmpty()) {
      members(object)
          .forEach(
              (key, member) ->
                  out.append(out.isEmpty() ? "{\n" : ",\n")
                      .append(inner)
                      .append(quote(key))
                      .append(": ")
                      .append(pretty(member, inner)));
      return out.append('\n').append(indent).append('}').toString();
    }
    if (value instanceof Json.Array array && !array.elements().isEmpty()) {
      for (Json element : array.elements()) {
        out.append(out.isEmpty() ? "[\n" : ",\n").append(inner).append(pretty(element, inner));
      }
      return out.append('\n').append(indent).append(']').toString();
    }
    if (value instanceof Json.Obj) {
      return "{\n" + indent + "}";
    }
    return value instanceof Json.Array ? "[\n" + indent + "]" : jsonb(value);
  }
}
