package io.irispgwire.types;

import io.irispgwire.encoding.Utf8;
import io.netty.buffer.ByteBuf;

/**
 * {@code json}: the text as it was given, checked; both formats are the same. Source: PostgreSQL
 * {@code json.c}.
 */
final class JsonCodec implements Codec<String> {
  private static final TextCodec TEXT = new TextCodec();

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
    JsonReader.check(TEXT.readText(text, style));
    return text;
  }

  @Override
  public String readBinary(ByteBuf in) {
    String text = Utf8.read(in);
    JsonReader.check(text);
    return text;
  }
}
