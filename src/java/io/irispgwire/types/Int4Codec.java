package io.irispgwire.types;

import io.netty.buffer.ByteBuf;

/** {@code integer}. Source: PostgreSQL {@code int.c}, {@code int8.c}. */
final class Int4Codec implements Codec<Integer> {
  @Override
  public void writeText(Integer value, TextStyle style, ByteBuf out) {
    IntegerText.write(value, out);
  }

  @Override
  public void writeBinary(Integer value, ByteBuf out) {
    out.writeInt(value);
  }

  @Override
  public Integer readText(String text, TextStyle style) {
    return (int) IntegerText.read(text, Integer.MIN_VALUE, Integer.MAX_VALUE, "integer");
  }

  @Override
  public Integer readBinary(ByteBuf in) {
    Invalid.isExactly(in, 4);
    return in.readInt();
  }
}
