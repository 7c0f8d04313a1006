package io.irispgwire.eval;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.irispgwire.types.Codecs;
import io.irispgwire.types.PgType;
import io.irispgwire.types.TextStyle;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/** Output and input functions by way of the codecs. */
final class ValueText {
  private ValueText() {}

  /** {@code value::text}. */
  static String of(PgType type, Object value, TextStyle style) {
    if (value instanceof String text) {
      return type.equals(PgType.BPCHAR) ? trimmed(text) : text;
    }
    if ((value instanceof Integer && type.equals(PgType.INT4)) || value instanceof Boolean) {
      return value.toString();
    }
    return output(type, value, style);
  }

  /** What the output function writes: {@code t} for true. */
  static String output(PgType type, Object value, TextStyle style) {
    ByteBuf out = Unpooled.buffer(64);
    Codecs.of(type).writeText(value, style, out);
    return out.toString(UTF_8);
  }

  static Object parse(PgType type, String text, TextStyle style) {
    return type.equals(PgType.TEXT) || type.equals(PgType.VARCHAR)
        ? text
        : Codecs.of(type).readText(text, style);
  }

  /** Without trailing blanks. */
  static String trimmed(String text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == ' ') {
      end--;
    }
    return text.substring(0, end);
  }
}
