package io.irispgwire.types;

import io.netty.buffer.ByteBuf;

/**
 * {@code xid} and {@code cid}: 32 bits without sign.
 *
 * <p>Source: PostgreSQL 15 {@code xid.c}, {@code xidin}: whatever C's {@code strtoul} with base 0
 * makes of the text, which is 0 for text that is no number.
 */
final class XidCodec implements Codec<Long> {
  @Override
  public void writeText(Long value, TextStyle style, ByteBuf out) {
    IntegerText.write(value, out);
  }

  @Override
  public void writeBinary(Long value, ByteBuf out) {
    out.writeInt((int) (long) value);
  }

  @Override
  public Long readText(String text, TextStyle style) {
    int at = Blanks.skip(text, 0);
    boolean negative = text.startsWith("-", at);
    if (negative || text.startsWith("+", at)) {
      at++;
    }
    int radix = 10;
    if (text.startsWith("0x", at) || text.startsWith("0X", at)) {
      radix = 16;
      at += 2;
    } else if (text.startsWith("0", at)) {
      radix = 8;
    }
    long value = digits(text, at, radix);
    return OidCodec.MAX & (negative ? -value : value);
  }

  private static long digits(String text, int from, int radix) {
    long value = 0;
    for (int at = from; at < text.length(); at++) {
      int digit = Character.digit(text.charAt(at), radix);
      if (digit < 0) {
        break;
      }
      value = value * radix + digit;
    }
    return value;
  }

  @Override
  public Long readBinary(ByteBuf in) {
    Invalid.isExactly(in, 4);
    return in.readUnsignedInt();
  }
}
