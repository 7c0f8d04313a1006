package io.irispgwire.types;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * {@code numeric}.
 *
 * <p>Binary: int16 count of base-10000 digits, int16 weight of the first of them, uint16 sign,
 * uint16 display scale, the digits. Source: PostgreSQL {@code numeric.c}, {@code numeric_send},
 * {@code numeric_recv}.
 */
final class NumericCodec implements Codec<Numeric> {
  private static final int BASE = 10_000;
  private static final int BASE_DIGITS = 4;
  private static final int NEGATIVE = 0x4000;
  private static final int NAN = 0xC000;
  private static final int INFINITY = 0xD000;
  private static final int MINUS_INFINITY = 0xF000;

  /** What {@code numeric_send} gives as the scale of an infinity: bits of its sign. */
  private static final int INFINITY_SCALE = 0x20;

  /** With this many digits there is room in a long for three more. */
  private static final int SMALL_DIGITS = 15;

  @Override
  public void writeText(Numeric value, TextStyle style, ByteBuf out) {
    NumericText.write(value, out);
  }

  @Override
  public Numeric readText(String text, TextStyle style) {
    return NumericText.read(text);
  }

  @Override
  public void writeBinary(Numeric value, ByteBuf out) {
    if (value.decimal() != null) {
      writeDecimal(value.decimal(), out);
    } else if (value.special() != null) {
      switch (value.special()) {
        case NAN -> writeHeader(0, 0, NAN, 0, out);
        case INFINITY -> writeHeader(0, 0, INFINITY, INFINITY_SCALE, out);
        case MINUS_INFINITY -> writeHeader(0, 0, MINUS_INFINITY, INFINITY_SCALE, out);
      }
    }
  }

  private static void writeHeader(int count, int weight, int sign, int scale, ByteBuf out) {
    out.writeShort(count);
    out.writeShort(weight);
    out.writeShort(sign);
    out.writeShort(scale);
  }

  private static void writeDecimal(BigDecimal value, ByteBuf out) {
    int scale = value.scale();
    if (value.signum() == 0) {
      writeHeader(0, 0, 0, scale, out);
      return;
    }
    int padding = (BASE_DIGITS - scale % BASE_DIGITS) % BASE_DIGITS;
    int fractionGroups = (scale + padding) / BASE_DIGITS;
    int[] groups =
        value.precision() <= SMALL_DIGITS
            ? groups(Math.abs(value.unscaledValue().longValue()) * powerOfTen(padding))
            : groups(value.unscaledValue().abs().toString() + "0".repeat(padding));
    int count = groups.length;
    while (groups[count - 1] == 0) {
      count--;
    }
    int sign = value.signum() < 0 ? NEGATIVE : 0;
    writeHeader(count, groups.length - fractionGroups - 1, sign, scale, out);
    for (int i = 0; i < count; i++) {
      out.writeShort(groups[i]);
    }
  }

  private static int powerOfTen(int exponent) {
    return switch (exponent) {
      case 0 -> 1;
      case 1 -> 10;
      case 2 -> 100;
      default -> 1000;
    };
  }

  private static int[] groups(long value) {
    int[] groups = new int[(IntegerText.digits(value) + BASE_DIGITS - 1) / BASE_DIGITS];
    long rest = value;
    for (int i = groups.length - 1; i >= 0; i--) {
      groups[i] = (int) (rest % BASE);
      rest /= BASE;
    }
    return groups;
  }

  private static int[] groups(String digits) {
    int[] groups = new int[(digits.length() + BASE_DIGITS - 1) / BASE_DIGITS];
    int end = digits.length();
    for (int i = groups.length - 1; i >= 0; i--) {
      groups[i] = Integer.parseInt(digits, Math.max(0, end - BASE_DIGITS), end, 10);
      end -= BASE_DIGITS;
    }
    return groups;
  }

  @Override
  public Numeric readBinary(ByteBuf in) {
    Invalid.needs(in, 8);
    int count = in.readUnsignedShort();
    int weight = in.readShort();
    int sign = in.readUnsignedShort();
    int scale = in.readUnsignedShort();
    boolean isNumber = sign == 0 || sign == NEGATIVE;
    if (!isNumber && sign != NAN && sign != INFINITY && sign != MINUS_INFINITY) {
      throw Invalid.binary("invalid sign in external \"numeric\" value");
    }
    if (scale > NumericText.MAX_SCALE) {
      throw Invalid.binary("invalid scale in external \"numeric\" value");
    }
    Invalid.needs(in, 2 * count);
    BigInteger digits = readDigits(in, count);
    Invalid.isRead(in);
    return switch (sign) {
      case NAN -> Numeric.NAN;
      case INFINITY -> Numeric.INFINITY;
      case MINUS_INFINITY -> Numeric.MINUS_INFINITY;
      default -> number(sign == 0 ? digits : digits.negate(), count, weight, scale);
    };
  }

  private static BigInteger readDigits(ByteBuf in, int count) {
    if (count <= BASE_DIGITS) {
      long sum = 0;
      for (int i = 0; i < count; i++) {
        sum = sum * BASE + readDigit(in);
      }
      return BigInteger.valueOf(sum);
    }
    byte[] text = new byte[count * BASE_DIGITS];
    for (int i = 0; i < text.length; i += BASE_DIGITS) {
      int digit = readDigit(in);
      text[i] = (byte) ('0' + digit / 1000);
      text[i + 1] = (byte) ('0' + digit / 100 % 10);
      text[i + 2] = (byte) ('0' + digit / 10 % 10);
      text[i + 3] = (byte) ('0' + digit % 10);
    }
    return new BigInteger(new String(text, US_ASCII));
  }

  private static int readDigit(ByteBuf in) {
    int digit = in.readShort();
    if (digit < 0 || digit >= BASE) {
      throw Invalid.binary("invalid digit in external \"numeric\" value");
    }
    return digit;
  }

  /** Digits behind the display scale are cut off, as {@code numeric_recv} does. */
  private static Numeric number(BigInteger digits, int count, int weight, int scale) {
    BigDecimal value = new BigDecimal(digits, BASE_DIGITS * (count - 1 - weight));
    return Numeric.of(value.setScale(scale, java.math.RoundingMode.DOWN));
  }
}
