package io.irispgwire.types;

import java.math.BigInteger;

/**
 * The shortest decimal that reads back as a given binary floating-point number.
 *
 * <p>Ulf Adams, "Ryū: fast float-to-string conversion" (PLDI 2018). As in PostgreSQL's copy ({@code
 * ryu_common.h}, {@code STRICTLY_SHORTEST} 0) the exact middle between two neighbours is never
 * chosen, so that a reader's rounding of ties does not matter. One table serves both widths.
 *
 * @param digits the decimal digits as a number
 * @param exponent power of ten to multiply them with
 */
record ShortestDecimal(long digits, int exponent) {
  private static final int TABLE_BITS = 125;
  private static final int POWERS = 326;
  private static final int INVERSES = 342;
  private static final long[] POWER_LOW = new long[POWERS];
  private static final long[] POWER_HIGH = new long[POWERS];
  private static final long[] INVERSE_LOW = new long[INVERSES];
  private static final long[] INVERSE_HIGH = new long[INVERSES];

  static {
    BigInteger power = BigInteger.ONE;
    BigInteger five = BigInteger.valueOf(5);
    for (int i = 0; i < INVERSES; i++) {
      int bits = power.bitLength();
      BigInteger inverse =
          BigInteger.ONE.shiftLeft(bits - 1 + TABLE_BITS).divide(power).add(BigInteger.ONE);
      INVERSE_LOW[i] = inverse.longValue();
      INVERSE_HIGH[i] = inverse.shiftRight(64).longValue();
      if (i < POWERS) {
        BigInteger top = power.shiftRight(bits - TABLE_BITS);
        POWER_LOW[i] = top.longValue();
        POWER_HIGH[i] = top.shiftRight(64).longValue();
      }
      power = power.multiply(five);
    }
  }

  /** For a finite {@code value} above zero. */
  static ShortestDecimal of(double value) {
    long bits = Double.doubleToRawLongBits(value);
    return of(bits & ((1L << 52) - 1), (int) (bits >>> 52) & 0x7FF, 52, 1023);
  }

  /** For a finite {@code value} above zero. */
  static ShortestDecimal of(float value) {
    int bits = Float.floatToRawIntBits(value);
    return of(bits & ((1L << 23) - 1), (bits >>> 23) & 0xFF, 23, 127);
  }

  private static ShortestDecimal of(long fraction, int biased, int fractionBits, int bias) {
    long mantissa = biased == 0 ? fraction : fraction | (1L << fractionBits);
    int exponent = Math.max(biased, 1) - bias - fractionBits - 2;
    // The value, and the middles to its neighbours, all times four.
    long value = 4 * mantissa;
    long below = value - (fraction != 0 || biased <= 1 ? 2 : 1);
    return exponent >= 0
        ? large(value, below, value + 2, exponent)
        : small(value, below, value + 2, exponent);
  }

  private static ShortestDecimal large(long value, long below, long above, int e2) {
    int q = (int) ((e2 * 78913L) >>> 18) - (e2 > 3 ? 1 : 0); // log10(2^e2)
    int shift = -e2 + q + TABLE_BITS + bitsOfPowerOfFive(q) - 1;
    long low = INVERSE_LOW[q];
    long high = INVERSE_HIGH[q];
    long top = multiply(above, low, high, shift);
    boolean exact = q <= 21 && isMultipleOfPowerOfFive(value, q);
    if (q <= 21 && value % 5 != 0 && isMultipleOfPowerOfFive(above, q)) {
      top--;
    }
    return shorten(
        multiply(value, low, high, shift), multiply(below, low, high, shift), top, exact, q);
  }

  private static ShortestDecimal small(long value, long below, long above, int e2) {
    int q = (int) ((-e2 * 732923L) >>> 20) - (-e2 > 1 ? 1 : 0); // log10(5^-e2)
    int i = -e2 - q;
    int shift = q - bitsOfPowerOfFive(i) + TABLE_BITS;
    long low = POWER_LOW[i];
    long high = POWER_HIGH[i];
    long top = multiply(above, low, high, shift) - (q <= 1 ? 1 : 0);
    boolean exact = q <= 1 || (q < 63 && (value & ((1L << q) - 1)) == 0);
    return shorten(
        multiply(value, low, high, shift), multiply(below, low, high, shift), top, exact, q + e2);
  }

  /** Drops digits while the result stays strictly between both middles. */
  private static ShortestDecimal shorten(
      long value, long below, long above, boolean exact, int exponent) {
    long v = value;
    long low = below;
    long high = above;
    boolean tie = exact;
    int dropped = 0;
    int lastDigit = 0;
    while (high / 10 > low / 10) {
      tie &= lastDigit == 0;
      lastDigit = (int) (v % 10);
      v /= 10;
      low /= 10;
      high /= 10;
      dropped++;
    }
    boolean tieToEven = tie && lastDigit == 5 && v % 2 == 0;
    boolean up = v == low || (lastDigit >= 5 && !tieToEven);
    return new ShortestDecimal(v + (up ? 1 : 0), exponent + dropped);
  }

  private static int bitsOfPowerOfFive(int power) {
    return (int) ((power * 1217359L) >>> 19) + 1;
  }

  private static boolean isMultipleOfPowerOfFive(long value, int power) {
    long rest = value;
    int count = 0;
    while (count < power && rest % 5 == 0) {
      rest /= 5;
      count++;
    }
    return count >= power;
  }

  /** {@code m * (high, low) >> shift}; m has at most 55 bits, shift lies between 64 and 128. */
  private static long multiply(long m, long low, long high, int shift) {
    long lowHigh = Math.multiplyHigh(m, low) + ((low >> 63) & m);
    long highLow = m * high;
    long sum = lowHigh + highLow;
    long carry = Long.compareUnsigned(sum, highLow) < 0 ? 1 : 0;
    long top = Math.multiplyHigh(m, high) + carry;
    int distance = shift - 64;
    return (top << (64 - distance)) | (sum >>> distance);
  }
}
