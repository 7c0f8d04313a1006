package io.irispgwire.types;

import io.netty.buffer.ByteBuf;
import java.util.Locale;

/**
 * {@code boolean}.
 *
 * <p>Text: {@code t} or {@code f}; binary: one byte. Source: PostgreSQL {@code bool.c}, {@code
 * parse_bool_with_len}.
 */
final class BooleanCodec implements Codec<Boolean> {
  @Override
  public void writeText(Boolean value, TextStyle style, ByteBuf out) {
    out.writeByte(value ? 't' : 'f');
  }

  @Override
  public void writeBinary(Boolean value, ByteBuf out) {
    out.writeByte(value ? 1 : 0);
  }

  @Override
  public Boolean readText(String text, TextStyle style) {
    String word = Blanks.trim(text).toLowerCase(Locale.ROOT);
    if (isPrefix(word, "true", 1) || isPrefix(word, "yes", 1) || isPrefix(word, "on", 2)) {
      return true;
    }
    if (isPrefix(word, "false", 1) || isPrefix(word, "no", 1) || isPrefix(word, "off", 2)) {
      return false;
    }
    if (word.equals("1") || word.equals("0")) {
      return word.equals("1");
    }
    throw Invalid.syntax("boolean", text);
  }

  @Override
  public Boolean readBinary(ByteBuf in) {
    Invalid.isExactly(in, 1);
    return in.readByte() != 0;
  }

  private static boolean isPrefix(String word, String whole, int atLeast) {
    return word.length() >= atLeast && whole.startsWith(word);
  }
}
