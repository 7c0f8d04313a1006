package io.irispgwire.types;

import io.irispgwire.encoding.Utf8;
import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.netty.buffer.ByteBuf;

/**
 * {@code bit} and {@code bit varying}: binary as int32 count of bits and the bits, first one
 * highest, padded with zeros to whole bytes.
 *
 * <p>Text: the digits, or {@code x} and hexadecimal digits. Source: PostgreSQL {@code varbit.c},
 * {@code varbit_in}, {@code varbit_recv}..
 */
final class BitCodec implements Codec<BitString> {
  @Override
  public void writeText(BitString value, TextStyle style, ByteBuf out) {
    Utf8.write(value.bits(), out);
  }

  @Override
  public void writeBinary(BitString value, ByteBuf out) {
    String bits = value.bits();
    out.writeInt(bits.length());
    for (int start = 0; start < bits.length(); start += 8) {
      int octet = 0;
      for (int i = start; i < start + 8; i++) {
        octet = (octet << 1) | (i < bits.length() && bits.charAt(i) == '1' ? 1 : 0);
      }
      out.writeByte(octet);
    }
  }

  @Override
  public BitString readText(String text, TextStyle style) {
    if (text.startsWith("x") || text.startsWith("X")) {
      return new BitString(fromHex(text));
    }
    String digits = text.startsWith("b") || text.startsWith("B") ? text.substring(1) : text;
    for (int i = 0; i < digits.length(); i++) {
      if (digits.charAt(i) != '0' && digits.charAt(i) != '1') {
        throw invalidDigit(digits, i, "binary");
      }
    }
    return new BitString(digits);
  }

  private static String fromHex(String text) {
    StringBuilder bits = new StringBuilder(4 * text.length());
    for (int i = 1; i < text.length(); i++) {
      int digit = text.charAt(i) < 0x80 ? Character.digit(text.charAt(i), 16) : -1;
      if (digit < 0) {
        throw invalidDigit(text, i, "hexadecimal");
      }
      for (int shift = 3; shift >= 0; shift--) {
        bits.append((digit >> shift) & 1);
      }
    }
    return bits.toString();
  }

  private static PgException invalidDigit(String text, int at, String base) {
    String shown = text.substring(at, text.offsetByCodePoints(at, 1));
    return new PgException(
        SqlState.INVALID_TEXT_REPRESENTATION,
        "\"" + shown + "\" is not a valid " + base + " digit");
  }

  @Override
  public BitString readBinary(ByteBuf in) {
    Invalid.needs(in, 4);
    int count = in.readInt();
    if (count < 0 || count > Integer.MAX_VALUE - 8) {
      throw Invalid.binary("invalid length in external bit string");
    }
    Invalid.isExactly(in, (count + 7) / 8);
    StringBuilder bits = new StringBuilder(count);
    for (int i = 0; i < count; i++) {
      int octet = in.getByte(in.readerIndex() + i / 8);
      bits.append((octet >> (7 - i % 8)) & 1);
    }
    in.skipBytes((count + 7) / 8);
    return new BitString(bits.toString());
  }
}
