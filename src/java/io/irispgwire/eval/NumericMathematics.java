package io.irispgwire.eval;

import static io.irispgwire.eval.NumericArithmetic.MAX_DISPLAY_SCALE;
import static io.irispgwire.eval.NumericArithmetic.MIN_SIGNIFICANT_DIGITS;
import static io.irispgwire.eval.NumericArithmetic.displayScale;
import static io.irispgwire.eval.NumericArithmetic.isNan;
import static io.irispgwire.eval.NumericArithmetic.leadingDigits;
import static io.irispgwire.eval.NumericArithmetic.sign;
import static io.irispgwire.eval.NumericArithmetic.weight;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.types.Numeric;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Roots, powers and logarithms of numeric: the scales of {@code numeric.c} ({@code numeric_sqrt},
 * {@code numeric_exp}, {@code numeric_ln}, {@code log_var}, {@code power_var}, {@code
 * power_var_int}).
 */
final class NumericMathematics {
  private static final double LOG10_E = 0.434294481903252;
  private static final double LN_10 = 2.302585092994046;

  private NumericMathematics() {}

  static Numeric sqrt(Numeric a) {
    if (isNan(a)) {
      return a;
    }
    if (sign(a) < 0) {
      throw power("cannot take square root of a negative number");
    }
    if (a.decimal() == null) {
      return a;
    }
    BigDecimal value = a.decimal();
    int resultWeight = (weight(value) + 1) * 4 / 2 - 1;
    return Numeric.of(
        root(value, displayScale(MIN_SIGNIFICANT_DIGITS - resultWeight, value.scale(), 0)));
  }

  /** {@code sqrt_var} of what is not negative. */
  static BigDecimal root(BigDecimal value, int scale) {
    if (value.signum() == 0) {
      return BigDecimal.ZERO.setScale(scale);
    }
    int whole = Math.max(0, (value.precision() - value.scale()) / 2 + 1);
    return value
        .sqrt(new MathContext(scale + whole + 6, RoundingMode.DOWN))
        .setScale(scale, RoundingMode.HALF_UP);
  }

  static Numeric exp(Numeric a) {
    if (a.decimal() == null) {
      return a.equals(Numeric.MINUS_INFINITY) ? Numeric.of(0) : a;
    }
    double digits = Math.max(-2000, Math.min(2000, a.decimal().doubleValue() * LOG10_E));
    int scale = displayScale(MIN_SIGNIFICANT_DIGITS - (int) digits, a.decimal().scale(), 0);
    if (a.decimal().abs().compareTo(BigDecimal.valueOf(131072 * 3L)) > 0) {
      if (a.decimal().signum() > 0) {
        throw NumericArithmetic.overflow();
      }
      return Numeric.of(BigDecimal.ZERO.setScale(scale));
    }
    return Numeric.of(BigMath.exp(a.decimal(), scale));
  }

  static Numeric ln(Numeric a) {
    checkLogarithm(a);
    if (a.decimal() == null) {
      return a;
    }
    int scale =
        displayScale(MIN_SIGNIFICANT_DIGITS - lnWeight(a.decimal()), a.decimal().scale(), 0);
    return Numeric.of(BigMath.ln(a.decimal(), scale + 4).setScale(scale, RoundingMode.HALF_UP));
  }

  private static void checkLogarithm(Numeric a) {
    if (!isNan(a)) {
      FloatMathematics.positive(sign(a));
    }
  }

  /** {@code estimate_ln_dweight}. */
  private static int lnWeight(BigDecimal value) {
    if (value.compareTo(new BigDecimal("0.9")) >= 0
        && value.compareTo(new BigDecimal("1.1")) <= 0) {
      BigDecimal x = value.subtract(BigDecimal.ONE);
      return x.signum() == 0
          ? 0
          : weight(x) * 4 + (int) Math.log10(leadingDigits(x, 1).doubleValue());
    }
    double ln = Math.log(leadingDigits(value, 2).doubleValue()) + (weight(value) - 1) * 4 * LN_10;
    return (int) Math.log10(Math.abs(ln));
  }

  static Numeric log(Numeric base, Numeric a) {
    if (isNan(base) || isNan(a)) {
      return Numeric.NAN;
    }
    checkLogarithm(base);
    checkLogarithm(a);
    if (base.decimal() == null || a.decimal() == null) {
      return base.decimal() == null ? (a.decimal() == null ? Numeric.NAN : Numeric.of(0)) : a;
    }
    int baseWeight = lnWeight(base.decimal());
    int valueWeight = lnWeight(a.decimal());
    int scale =
        displayScale(
            MIN_SIGNIFICANT_DIGITS - (valueWeight - baseWeight),
            base.decimal().scale(),
            a.decimal().scale());
    int inner = scale + Math.abs(baseWeight) + Math.abs(valueWeight) + 12;
    BigDecimal divisor = BigMath.ln(base.decimal(), inner);
    if (divisor.signum() == 0) {
      throw Failures.divisionByZero();
    }
    return Numeric.of(BigMath.ln(a.decimal(), inner).divide(divisor, scale, RoundingMode.HALF_UP));
  }

  static Numeric power(Numeric base, Numeric exponent) {
    if (base.decimal() == null || exponent.decimal() == null) {
      return powerOfSpecial(base, exponent);
    }
    BigDecimal b = base.decimal();
    BigDecimal e = exponent.decimal();
    if (b.signum() == 0 && e.signum() < 0) {
      throw power("zero raised to a negative power is undefined");
    }
    boolean whole = e.stripTrailingZeros().scale() <= 0;
    if (b.signum() < 0 && !whole) {
      throw power("a negative number raised to a non-integer power yields a complex result");
    }
    if (whole && e.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0) {
      return Numeric.of(integerPower(b, e.intValueExact()));
    }
    if (b.signum() == 0) {
      return Numeric.of(BigDecimal.ZERO.setScale(MIN_SIGNIFICANT_DIGITS));
    }
    return Numeric.of(realPower(b, e));
  }

  private static Numeric powerOfSpecial(Numeric base, Numeric exponent) {
    boolean ofOne = base.decimal() != null && base.decimal().compareTo(BigDecimal.ONE) == 0;
    boolean toZero = exponent.decimal() != null && exponent.decimal().signum() == 0;
    if (ofOne || toZero) {
      return Numeric.of(1);
    }
    double result = Math.pow(NumericFunctions.toDouble(base), NumericFunctions.toDouble(exponent));
    return NumericArithmetic.ofFloat(result, 15);
  }

  /** {@code power_var_int}. */
  private static BigDecimal integerPower(BigDecimal base, int exponent) {
    double estimate = 0;
    if (base.signum() != 0) {
      estimate =
          exponent * (Math.log10(leadingDigits(base, 4).doubleValue()) + (weight(base) - 3) * 4.0);
    }
    if (estimate > (Short.MAX_VALUE + 1) * 4.0) {
      throw NumericArithmetic.overflow();
    }
    if (estimate + 1 < -MAX_DISPLAY_SCALE) {
      return BigDecimal.ZERO.setScale(MAX_DISPLAY_SCALE);
    }
    int scale = displayScale(MIN_SIGNIFICANT_DIGITS, base.scale(), 0);
    if (base.signum() == 0) {
      return (exponent == 0 ? BigDecimal.ONE : BigDecimal.ZERO).setScale(scale);
    }
    int digits = Math.max(1, scale + Math.max(0, (int) estimate)) + 24;
    BigDecimal result = base.pow(Math.abs(exponent), new MathContext(digits));
    if (exponent < 0) {
      result = BigDecimal.ONE.divide(result, new MathContext(digits));
    }
    return result.setScale(scale, RoundingMode.HALF_UP);
  }

  private static BigDecimal realPower(BigDecimal base, BigDecimal exponent) {
    BigDecimal magnitude = base.abs();
    double estimate = BigMath.ln(magnitude, 20).multiply(exponent).doubleValue();
    if (Math.abs(estimate) > 2 * 1000 * 3.01) {
      if (estimate > 0) {
        throw NumericArithmetic.overflow();
      }
      return BigDecimal.ZERO.setScale(MAX_DISPLAY_SCALE);
    }
    double digits = estimate * LOG10_E;
    int scale = displayScale(MIN_SIGNIFICANT_DIGITS - (int) digits, base.scale(), exponent.scale());
    int inner = scale + (int) Math.abs(digits) + exponent.precision() + 10;
    return BigMath.exp(BigMath.ln(magnitude, inner).multiply(exponent), scale);
  }

  private static PgException power(String message) {
    return new PgException(SqlState.INVALID_ARGUMENT_FOR_POWER_FUNCTION, message);
  }
}
