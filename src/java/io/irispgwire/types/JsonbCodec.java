package io.irispgwire.types;

import io.irispgwire.encoding.Utf8;
import io.netty.buffer.ByteBuf;

/**
 * {@code jsonb}: canonical text; binary as a version byte, 1, and the same text. Source: PostgreSQL
 * {@code jsonb.c}, {@code jsonb_recv}.
 */
final class JsonbCodec implements Codec<String> {
  private static final int VERSION = 1;
  private static final TextCodec TEXT = new TextCodec();

  @Override
  public void writeText(String value, TextStyle style, ByteBuf out) {
    Utf8.write(value, out);
  }

  @Override
  public void writeBinary(String value, ByteBuf out) {
    out.writeByte(VERSION);
    Utf8.write(value, out);
  }

  @Override
  public String readText(String text, TextStyle style) {
    return JsonText.of(JsonReader.read(TEXT.readText(text, style)));
  }

  @Override
  public String readBinary(ByteBuf in) {
    Invalid.needs(in, 1);
    int version = in.readUnsignedByte();
    if (version != VERSION) {
      throw Invalid.binary("unsupported jsonb version number " + version);
    }
    return JsonText.of(JsonReader.read(Utf8.read(in)));
  }
}
