package io.irispgwire.types;

import io.netty.buffer.ByteBuf;

/** {@code void}: no text, no bytes. Source: PostgreSQL {@code pseudotypes.c}, {@code void_out}. */
final class VoidCodec implements Codec<String> {
  @Override
  public void writeText(String value, TextStyle style, ByteBuf out) {}

  @Override
  public void writeBinary(String value, ByteBuf out) {}

  @Override
  public String readText(String text, TextStyle style) {
    return "";
  }

  @Override
  public String readBinary(ByteBuf in) {
    in.skipBytes(in.readableBytes());
    return "";
  }
}
