package io.irispgwire.types;

import io.netty.buffer.ByteBuf;

/** {@code bigint}. Source: PostgreSQL {@code int.c}, {@code int8.c}. */
final class Int8Codec implements Codec<Long> {
  @Override
  public void writeText(Long value, TextStyle style, ByteBuf out) {
    IntegerText.write(value, out);
  }

  @Override
  public void writeBinary(Long value, ByteBuf out) {
    out.writeLong(value);
  }

  @Override
  public Long readText(String text, TextStyle style) {
    return IntegerText.read(text, Long.MIN_VALUE, Long.MAX_VALUE, "bigint");
  }

  @Override
  public Long readBinary(ByteBuf in) {
    Invalid.isExactly(in, 8);
    return in.readLong();
  }
}
