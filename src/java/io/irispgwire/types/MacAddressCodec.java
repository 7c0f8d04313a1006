package io.irispgwire.types;

import io.irispgwire.encoding.Utf8;
import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * {@code macaddr} and {@code macaddr8}: binary as their bytes; a value is its text form.
 *
 * <p>Source: PostgreSQL {@code mac.c}, {@code macaddr_in}; {@code mac8.c}, {@code macaddr8_in}.
 *
 * @param bytes 6 or 8
 */
record MacAddressCodec(int bytes) implements Codec<String> {
  private static final int SHORT = 6;

  @Override
  public void writeText(String value, TextStyle style, ByteBuf out) {
    Utf8.write(value, out);
  }

  @Override
  public void writeBinary(String value, ByteBuf out) {
    for (String octet : value.split(":", -1)) {
      out.writeByte(Integer.parseInt(octet, 16));
    }
  }

  @Override
  public String readText(String text, TextStyle style) {
    String digits = bytes == SHORT ? sixOctets(text) : digits(text.strip());
    if (digits != null && bytes != SHORT && digits.length() == 2 * SHORT) {
      digits = digits.substring(0, 6) + "fffe" + digits.substring(6);
    }
    if (digits == null || digits.length() != 2 * bytes) {
      throw Invalid.syntax(bytes == SHORT ? "macaddr" : "macaddr8", text);
    }
    return shown(digits);
  }

  /** Octets of any length between five equal separators, or pairs of digits in groups. */
  private static @Nullable String sixOctets(String text) {
    String bare = text.strip();
    String separator = bare.indexOf(':') >= 0 ? ":" : "-";
    String[] octets = bare.split(separator, -1);
    if (octets.length != SHORT) {
      return digits(bare);
    }
    StringBuilder digits = new StringBuilder();
    for (String octet : octets) {
      if (octet.isEmpty() || octet.length() > 7 || !isHexadecimal(octet)) {
        return null;
      }
      int value = Integer.parseInt(octet, 16);
      if (value > 0xFF) {
        throw new PgException(
            SqlState.NUMERIC_VALUE_OUT_OF_RANGE,
            "invalid octet value in \"macaddr\" value: \"" + text + "\"");
      }
      digits.append(Character.forDigit(value >> 4, 16)).append(Character.forDigit(value & 15, 16));
    }
    return digits.toString();
  }

  /** Pairs of digits; one kind of separator may stand between pairs. */
  private static @Nullable String digits(String text) {
    StringBuilder digits = new StringBuilder();
    char separator = 0;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (isHexadecimal(String.valueOf(c))) {
        digits.append(Character.toLowerCase(c));
        continue;
      }
      boolean between = digits.length() > 0 && digits.length() % 2 == 0 && at < text.length() - 1;
      if (!between || ":-.".indexOf(c) < 0 || (separator != 0 && separator != c)) {
        return null;
      }
      separator = c;
    }
    return digits.toString();
  }

  private static boolean isHexadecimal(String text) {
    return text.chars().allMatch(c -> c < 0x80 && Character.digit(c, 16) >= 0);
  }

  private static String shown(String digits) {
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < digits.length(); i += 2) {
      shown.append(i == 0 ? "" : ":").append(digits, i, i + 2);
    }
    return shown.toString();
  }

  @Override
  public String readBinary(ByteBuf in) {
    int sent = bytes == SHORT ? SHORT : in.readableBytes() == SHORT ? SHORT : bytes;
    Invalid.isExactly(in, sent);
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < sent; i++) {
      int octet = in.readUnsignedByte();
      digits.append(Character.forDigit(octet >> 4, 16)).append(Character.forDigit(octet & 15, 16));
      if (i == 2 && sent < bytes) {
        digits.append("fffe");
      }
    }
    return shown(digits.toString());
  }
}
