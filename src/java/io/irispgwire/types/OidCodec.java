package io.irispgwire.types;

import io.netty.buffer.ByteBuf;

/** {@code oid}: 32 bits without sign. Source: PostgreSQL {@code oid.c}, {@code oidin_subr}. */
final class OidCodec implements Codec<Long> {
  static final long MAX = 0xFFFFFFFFL;

  @Override
  public void writeText(Long value, TextStyle style, ByteBuf out) {
    IntegerText.write(value, out);
  }

  @Override
  public void writeBinary(Long value, ByteBuf out) {
    out.writeInt((int) (long) value);
  }

  /** Negative numbers are taken for what their 32 bits say, as C's {@code strtoul} does. */
  @Override
  public Long readText(String text, TextStyle style) {
    return MAX & IntegerText.read(text, Integer.MIN_VALUE, MAX, "oid");
  }

  @Override
  public Long readBinary(ByteBuf in) {
    Invalid.isExactly(in, 4);
    return in.readUnsignedInt();
  }
}
