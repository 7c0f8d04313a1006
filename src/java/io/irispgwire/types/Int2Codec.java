package io.irispgwire.types;

import io.netty.buffer.ByteBuf;

/** {@code smallint}. Source: PostgreSQL {@code int.c}, {@code int8.c}. */
final class Int2Codec implements Codec<Short> {
  @Override
  public void writeText(Short value, TextStyle style, ByteBuf out) {
    IntegerText.write(value, out);
  }

  @Override
  public void writeBinary(Short value, ByteBuf out) {
    out.writeShort(value);
  }

  @Override
  public Short readText(String text, TextStyle style) {
    return (short) IntegerText.read(text, Short.MIN_VALUE, Short.MAX_VALUE, "smallint");
  }

  @Override
  public Short readBinary(ByteBuf in) {
    Invalid.isExactly(in, 2);
    return in.readShort();
  }
}
