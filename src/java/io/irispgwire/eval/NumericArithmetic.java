package io.irispgwire.eval;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.types.Numeric;
import io.irispgwire.types.Numeric.Special;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/** The four operations on numeric with PostgreSQL's result scales ({@code numeric.c}). */
final class NumericArithmetic {
  /** {@code NUMERIC_MIN_SIG_DIGITS}. */
  static final int MIN_SIGNIFICANT_DIGITS = 16;

  /** {@code NUMERIC_MAX_DISPLAY_SCALE}. */
  static final int MAX_DISPLAY_SCALE = 1000;

  /** {@code NUMERIC_DSCALE_MAX}. */
  private static final int MAX_STORED_SCALE = 16383;

  /** Digits before the point: {@code NUMERIC_WEIGHT_MAX} of base 10000. */
  private static final int MAX_INTEGER_DIGITS = 131072;

  private NumericArithmetic() {}

  static Numeric add(Numeric a, Numeric b) {
    if (a.decimal() == null || b.decimal() == null) {
      return addSpecial(a, b);
    }
    return inRange(a.decimal().add(b.decimal()));
  }

  private static Numeric addSpecial(Numeric a, Numeric b) {
    if (isNan(a) || isNan(b)) {
      return Numeric.NAN;
    }
    if (a.decimal() == null && b.decimal() == null) {
      return a.equals(b) ? a : Numeric.NAN;
    }
    return a.decimal() == null ? a : b;
  }

  static Numeric subtract(Numeric a, Numeric b) {
    return add(a, negate(b));
  }

  static Numeric negate(Numeric a) {
    if (a.decimal() != null) {
      return Numeric.of(a.decimal().negate());
    }
    return isNan(a) ? a : infinity(-sign(a));
  }

  static Numeric multiply(Numeric a, Numeric b) {
    if (a.decimal() == null || b.decimal() == null) {
      return isNan(a) || isNan(b) ? Numeric.NAN : infinity(sign(a) * sign(b));
    }
    BigDecimal product = a.decimal().multiply(b.decimal());
    return inRange(
        product.scale() > MAX_STORED_SCALE
            ? product.setScale(MAX_STORED_SCALE, RoundingMode.HALF_UP)
            : product);
  }

  static Numeric divide(Numeric a, Numeric b) {
    if (isNan(a) || isNan(b)) {
      return Numeric.NAN;
    }
    if (sign(b) == 0) {
      throw Failures.divisionByZero();
    }
    if (a.decimal() == null) {
      return b.decimal() == null ? Numeric.NAN : infinity(sign(a) * sign(b));
    }
    if (b.decimal() == null) {
      return Numeric.of(0);
    }
    return inRange(divide(a.decimal(), b.decimal()));
  }

  static BigDecimal divide(BigDecimal a, BigDecimal b) {
    return a.divide(b, divisionScale(a, b), RoundingMode.HALF_UP);
  }

  /** {@code select_div_scale}. */
  private static int divisionScale(BigDecimal a, BigDecimal b) {
    int weight = weight(a) - weight(b);
    if (leadingDigits(a, 1).compareTo(leadingDigits(b, 1)) <= 0) {
      weight--;
    }
    return displayScale(MIN_SIGNIFICANT_DIGITS - weight * 4, a.scale(), b.scale());
  }

  /** The largest of the three, between 0 and the most that is displayed. */
  static int displayScale(int wanted, int a, int b) {
    return Math.min(MAX_DISPLAY_SCALE, Math.max(0, Math.max(wanted, Math.max(a, b))));
  }

  /** The power of 10000 of the first digit in that base; 0 for zero. */
  static int weight(BigDecimal value) {
    return value.signum() == 0 ? 0 : Math.floorDiv(value.precision() - value.scale() - 1, 4);
  }

  /** The first {@code count} digits in base 10000, as an integer. */
  static BigInteger leadingDigits(BigDecimal value, int count) {
    return value.abs().scaleByPowerOfTen(-4 * (weight(value) - count + 1)).toBigInteger();
  }

  static Numeric modulo(Numeric a, Numeric b) {
    if (isNan(a) || isNan(b)) {
      return Numeric.NAN;
    }
    if (sign(b) == 0) {
      throw Failures.divisionByZero();
    }
    if (a.decimal() == null) {
      return Numeric.NAN;
    }
    if (b.decimal() == null) {
      return a;
    }
    int scale = Math.max(a.decimal().scale(), b.decimal().scale());
    return Numeric.of(a.decimal().remainder(b.decimal()).setScale(scale));
  }

  static Numeric divideTruncated(Numeric a, Numeric b) {
    if (a.decimal() == null || b.decimal() == null || sign(b) == 0) {
      return divide(a, b);
    }
    return Numeric.of(
        a.decimal().divideToIntegralValue(b.decimal()).setScale(0, RoundingMode.DOWN));
  }

  static int sign(Numeric a) {
    if (a.decimal() != null) {
      return a.decimal().signum();
    }
    return a.special() == Special.MINUS_INFINITY ? -1 : 1;
  }

  static boolean isNan(Numeric a) {
    return a.special() == Special.NAN;
  }

  private static Numeric infinity(int sign) {
    return sign == 0 ? Numeric.NAN : sign > 0 ? Numeric.INFINITY : Numeric.MINUS_INFINITY;
  }

  static Numeric inRange(BigDecimal value) {
    if (value.precision() - value.scale() > MAX_INTEGER_DIGITS) {
      throw overflow();
    }
    return Numeric.of(value);
  }

  static PgException overflow() {
    return new PgException(SqlState.NUMERIC_VALUE_OUT_OF_RANGE, "value overflows numeric format");
  }

  /** The numeric of the {@code digits} significant digits that C's {@code %.*g} prints. */
  static Numeric ofFloat(double value, int digits) {
    if (Double.isNaN(value)) {
      return Numeric.NAN;
    }
    if (Double.isInfinite(value)) {
      return infinity(value > 0 ? 1 : -1);
    }
    BigDecimal rounded =
        new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
    return Numeric.of(rounded.signum() == 0 ? BigDecimal.ZERO : rounded.stripTrailingZeros());
  }
}
