package io.irispgwire.types;

import io.netty.buffer.ByteBuf;

/**
 * Integers as decimal digits, without a String in between.
 *
 * <p>Reading follows PostgreSQL's {@code numutils.c}, {@code pg_strtoint32}: blanks around, one
 * sign, decimal digits; a number too long is reported before the rest of the text is looked at.
 */
public final class IntegerText {
  /** The digits of 00 to 99 as two ASCII bytes each. */
  private static final short[] PAIRS = pairs();

  private static final long[] POWERS = powers();

  private IntegerText() {}

  /** Appends {@code value} as {@code %d} would. */
  public static void write(long value, ByteBuf out) {
    if (value >= 0) {
      writePadded(value, digits(value), out);
    } else if (value == Long.MIN_VALUE) {
      out.writeByte('-');
      out.writeByte('9');
      writePadded(223372036854775808L, 18, out);
    } else {
      out.writeByte('-');
      writePadded(-value, digits(-value), out);
    }
  }

  /** Appends the last {@code width} digits of {@code value}, which is not negative. */
  static void writePadded(long value, int width, ByteBuf out) {
    int start = out.writerIndex();
    int at = start + width;
    out.ensureWritable(width);
    long rest = value;
    while (at - start >= 2) {
      at -= 2;
      out.setShort(at, PAIRS[(int) (rest % 100)]);
      rest /= 100;
    }
    if (at > start) {
      out.setByte(start, '0' + (int) (rest % 10));
    }
    out.writerIndex(start + width);
  }

  /** How many decimal digits {@code value}, which is not negative, has. */
  static int digits(long value) {
    int count = 1;
    while (count < POWERS.length && value >= POWERS[count]) {
      count++;
    }
    return count;
  }

  /**
   * The integer {@code text} says.
   *
   * @param type the SQL name for messages
   */
  static long read(String text, long min, long max, String type) {
    int length = text.length();
    int at = Blanks.skip(text, 0);
    boolean negative = at < length && text.charAt(at) == '-';
    if (at < length && (negative || text.charAt(at) == '+')) {
      at++;
    }
    int firstDigit = at;
    long least = negative ? min : -max;
    long sum = 0; // negative, as there is one more negative number than there are positive ones
    while (at < length && isDigit(text.charAt(at))) {
      int digit = text.charAt(at) - '0';
      if (sum < (Long.MIN_VALUE + digit) / 10 || sum * 10 - digit < least) {
        throw Invalid.range(type, text);
      }
      sum = sum * 10 - digit;
      at++;
    }
    if (at == firstDigit || Blanks.skip(text, at) < length) {
      throw Invalid.syntax(type, text);
    }
    return negative ? sum : -sum;
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static short[] pairs() {
    short[] pairs = new short[100];
    for (int i = 0; i < 100; i++) {
      pairs[i] = (short) ((('0' + i / 10) << 8) | ('0' + i % 10));
    }
    return pairs;
  }

  private static long[] powers() {
    long[] powers = new long[19];
    powers[0] = 1;
    for (int i = 1; i < powers.length; i++) {
      powers[i] = powers[i - 1] * 10;
    }
    return powers;
  }
}
