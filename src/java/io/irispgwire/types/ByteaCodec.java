package io.irispgwire.types;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.netty.buffer.ByteBuf;
import java.io.ByteArrayOutputStream;

/**
 * {@code bytea}.
 *
 * <p>Text: {@code \x} and hexadecimal digits, or the older escape format. Source: PostgreSQL {@code
 * varlena.c}, {@code byteain}, {@code byteaout}; {@code encode.c}, {@code hex_decode}.
 */
final class ByteaCodec implements Codec<byte[]> {
  private static final String HEX = "0123456789abcdef";

  @Override
  public void writeText(byte[] value, TextStyle style, ByteBuf out) {
    switch (style.byteaOutput()) {
      case HEX -> writeHex(value, out);
      case ESCAPE -> writeEscaped(value, out);
    }
  }

  private static void writeHex(byte[] value, ByteBuf out) {
    out.ensureWritable(2 + 2 * value.length);
    out.writeByte('\\');
    out.writeByte('x');
    for (byte b : value) {
      out.writeShort((HEX.charAt((b >> 4) & 0xF) << 8) | HEX.charAt(b & 0xF));
    }
  }

  private static void writeEscaped(byte[] value, ByteBuf out) {
    for (byte b : value) {
      if (b == '\\') {
        out.writeShort(('\\' << 8) | '\\');
      } else if (b < ' ' || b > '~') {
        out.writeByte('\\');
        out.writeByte('0' + ((b >> 6) & 3));
        out.writeByte('0' + ((b >> 3) & 7));
        out.writeByte('0' + (b & 7));
      } else {
        out.writeByte(b);
      }
    }
  }

  @Override
  public void writeBinary(byte[] value, ByteBuf out) {
    out.writeBytes(value);
  }

  @Override
  public byte[] readText(String text, TextStyle style) {
    return text.startsWith("\\x") ? readHex(text) : readEscaped(text.getBytes(UTF_8));
  }

  /** Blanks may stand between bytes, but not inside one. */
  private static byte[] readHex(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length() / 2);
    int at = 2;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
        at++;
        continue;
      }
      int high = digit(text, at);
      if (at + 1 == text.length()) {
        throw new PgException(
            SqlState.INVALID_PARAMETER_VALUE, "invalid hexadecimal data: odd number of digits");
      }
      bytes.write((high << 4) | digit(text, at + 1));
      at += 2;
    }
    return bytes.toByteArray();
  }

  private static int digit(String text, int at) {
    char c = text.charAt(at);
    int digit = c < 0x80 ? Character.digit(c, 16) : -1;
    if (digit < 0) {
      String shown = text.substring(at, text.offsetByCodePoints(at, 1));
      throw new PgException(
          SqlState.INVALID_PARAMETER_VALUE, "invalid hexadecimal digit: \"" + shown + "\"");
    }
    return digit;
  }

  private static byte[] readEscaped(byte[] text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length);
    int at = 0;
    while (at < text.length) {
      if (text[at] != '\\') {
        bytes.write(text[at++]);
      } else if (at + 1 < text.length && text[at + 1] == '\\') {
        bytes.write('\\');
        at += 2;
      } else {
        bytes.write(
            (octal(text, at + 1, '3') << 6)
                | (octal(text, at + 2, '7') << 3)
                | octal(text, at + 3, '7'));
        at += 4;
      }
    }
    return bytes.toByteArray();
  }

  private static int octal(byte[] text, int at, char max) {
    if (at >= text.length || text[at] < '0' || text[at] > max) {
      throw new PgException(
          SqlState.INVALID_TEXT_REPRESENTATION, "invalid input syntax for type bytea");
    }
    return text[at] - '0';
  }

  @Override
  public byte[] readBinary(ByteBuf in) {
    byte[] bytes = new byte[in.readableBytes()];
    in.readBytes(bytes);
    return bytes;
  }
}
