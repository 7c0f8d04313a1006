package io.irispgwire.types;

import io.netty.buffer.ByteBuf;
import java.util.UUID;

/**
 * {@code uuid}: binary as 16 bytes.
 *
 * <p>Text may have a hyphen after every group of four digits, and braces around. Source: PostgreSQL
 * {@code uuid.c}, {@code string_to_uuid}.
 */
final class UuidCodec implements Codec<UUID> {
  private static final String HEX = "0123456789abcdef";

  @Override
  public void writeText(UUID value, TextStyle style, ByteBuf out) {
    long high = value.getMostSignificantBits();
    long low = value.getLeastSignificantBits();
    out.ensureWritable(36);
    writeHex(high >>> 32, 8, out);
    out.writeByte('-');
    writeHex(high >>> 16, 4, out);
    out.writeByte('-');
    writeHex(high, 4, out);
    out.writeByte('-');
    writeHex(low >>> 48, 4, out);
    out.writeByte('-');
    writeHex(low, 12, out);
  }

  private static void writeHex(long bits, int digits, ByteBuf out) {
    for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
      out.writeByte(HEX.charAt((int) (bits >>> shift) & 0xF));
    }
  }

  @Override
  public void writeBinary(UUID value, ByteBuf out) {
    out.writeLong(value.getMostSignificantBits());
    out.writeLong(value.getLeastSignificantBits());
  }

  @Override
  public UUID readText(String text, TextStyle style) {
    boolean braced = text.startsWith("{") && text.endsWith("}");
    String inner = braced ? text.substring(1, text.length() - 1) : text;
    long high = 0;
    long low = 0;
    int count = 0;
    for (int at = 0; at < inner.length(); at++) {
      char c = inner.charAt(at);
      boolean afterGroup = count > 0 && count < 32 && count % 4 == 0 && inner.charAt(at - 1) != '-';
      if (c == '-' && afterGroup) {
        continue;
      }
      int digit = c < 0x80 ? Character.digit(c, 16) : -1;
      if (digit < 0 || count == 32) {
        throw Invalid.syntax("uuid", text);
      }
      high = (high << 4) | (low >>> 60);
      low = (low << 4) | digit;
      count++;
    }
    if (count != 32 || inner.endsWith("-")) {
      throw Invalid.syntax("uuid", text);
    }
    return new UUID(high, low);
  }

  @Override
  public UUID readBinary(ByteBuf in) {
    Invalid.isExactly(in, 16);
    return new UUID(in.readLong(), in.readLong());
  }
}
