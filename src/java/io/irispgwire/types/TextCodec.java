package io.irispgwire.types;

import io.irispgwire.encoding.Utf8;
import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.netty.buffer.ByteBuf;

/**
 * {@code text} and every type whose value is its text: both formats are the characters in UTF-8.
 *
 * <p>Source: PostgreSQL {@code varlena.c}, {@code textrecv}..
 */
final class TextCodec implements Codec<String> {
  @Override
  public void writeText(String value, TextStyle style, ByteBuf out) {
    Utf8.write(value, out);
  }

  @Override
  public void writeBinary(String value, ByteBuf out) {
    Utf8.write(value, out);
  }

  @Override
  public String readText(String text, TextStyle style) {
    if (text.indexOf('\0') >= 0) {
      throw new PgException(
          SqlState.CHARACTER_NOT_IN_REPERTOIRE,
          "invalid byte sequence for encoding \"UTF8\": 0x00");
    }
    return text;
  }

  @Override
  public String readBinary(ByteBuf in) {
    return Utf8.read(in);
  }
}
