package io.irispgwire.types;

import io.netty.buffer.ByteBuf;

/**
 * {@code "char"}: one byte, held as a String of one character up to 0xFF, or none for the zero
 * byte.
 *
 * <p>Source: PostgreSQL 15.18 {@code char.c}, {@code charin}, {@code charout}: a byte above 0x7F
 * shows as a backslash and three octal digits.
 */
final class CharCodec implements Codec<String> {
  @Override
  public void writeText(String value, TextStyle style, ByteBuf out) {
    int one = valueOf(value);
    if (one > 0x7F) {
      out.writeByte('\\');
      out.writeByte('0' + (one >> 6));
      out.writeByte('0' + ((one >> 3) & 7));
      out.writeByte('0' + (one & 7));
    } else if (one != 0) {
      out.writeByte(one);
    }
  }

  @Override
  public void writeBinary(String value, ByteBuf out) {
    out.writeByte(valueOf(value));
  }

  @Override
  public String readText(String text, TextStyle style) {
    boolean isOctal =
        text.length() == 4
            && text.charAt(0) == '\\'
            && text.chars().skip(1).allMatch(c -> c >= '0' && c <= '7');
    if (isOctal) {
      return of(Integer.parseInt(text, 1, 4, 8) & 0xFF);
    }
    return text.isEmpty() ? "" : of(firstByte(text));
  }

  @Override
  public String readBinary(ByteBuf in) {
    Invalid.isExactly(in, 1);
    return of(in.readUnsignedByte());
  }

  private static int firstByte(String text) {
    byte[] bytes =
        text.substring(0, text.offsetByCodePoints(0, 1))
            .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    return bytes[0] & 0xFF;
  }

  private static int valueOf(String value) {
    return value.isEmpty() ? 0 : value.charAt(0) & 0xFF;
  }

  private static String of(int one) {
    return one == 0 ? "" : String.valueOf((char) one);
  }
}
