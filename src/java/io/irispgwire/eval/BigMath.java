package io.irispgwire.eval;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Exponential and natural logarithm of decimals to a wanted scale. */
final class BigMath {
  private BigMath() {}

  /** e to the power {@code x}, rounded to {@code scale}. */
  static BigDecimal exp(BigDecimal x, int scale) {
    int integerDigits = Math.max(0, (int) (x.doubleValue() * 0.4343) + 1);
    int digits = scale + integerDigits + 20;
    // x = r * 2^halvings with |r| < 2^-8, so that the series is short
    int halvings = 8 + Math.max(0, x.precision() - x.scale()) * 4;
    MathContext context = new MathContext(digits + halvings);
    BigDecimal r = x.divide(BigDecimal.valueOf(2).pow(halvings), context);
    BigDecimal sum = BigDecimal.ONE;
    BigDecimal term = BigDecimal.ONE;
    for (int n = 1; n < 10_000; n++) {
      term = term.multiply(r, context).divide(BigDecimal.valueOf(n), context);
      if (term.signum() == 0 || term.precision() - term.scale() < -context.getPrecision()) {
        break;
      }
      sum = sum.add(term, context);
    }
    for (int i = 0; i < halvings; i++) {
      sum = sum.multiply(sum, context);
    }
    return sum.setScale(scale, RoundingMode.HALF_UP);
  }

  /** The natural logarithm of {@code x}, right to {@code scale} digits after the point. */
  static BigDecimal ln(BigDecimal x, int scale) {
    int digits = Math.max(scale, 0) + 20;
    MathContext context = new MathContext(digits + 10);
    int power = x.precision() - x.scale() - 1;
    BigDecimal mantissa = x.scaleByPowerOfTen(-power);
    if (mantissa.compareTo(BigDecimal.valueOf(3)) > 0) {
      mantissa = mantissa.movePointLeft(1);
      power++;
    }
    BigDecimal result = lnNearOne(mantissa, context);
    if (power != 0) {
      BigDecimal ln10 =
          lnNearOne(new BigDecimal("1.25"), context)
              .add(lnNearOne(BigDecimal.valueOf(2), context).multiply(BigDecimal.valueOf(3)));
      result = result.add(ln10.multiply(BigDecimal.valueOf(power)));
    }
    return result.setScale(scale + 5, RoundingMode.HALF_UP);
  }

  /** By 2 atanh((m - 1) / (m + 1)) after square roots that bring m near 1. */
  private static BigDecimal lnNearOne(BigDecimal m, MathContext context) {
    int roots = 0;
    BigDecimal y = m;
    while (y.subtract(BigDecimal.ONE).abs().compareTo(new BigDecimal("0.05")) > 0) {
      y = y.sqrt(context);
      roots++;
    }
    BigDecimal z = y.subtract(BigDecimal.ONE).divide(y.add(BigDecimal.ONE), context);
    BigDecimal square = z.multiply(z, context);
    BigDecimal term = z;
    BigDecimal sum = z;
    for (int n = 3; term.signum() != 0; n += 2) {
      term = term.multiply(square, context);
      BigDecimal part = term.divide(BigDecimal.valueOf(n), context);
      if (part.precision() - part.scale() < -context.getPrecision()) {
        break;
      }
      sum = sum.add(part, context);
    }
    return sum.multiply(BigDecimal.valueOf(2).pow(roots + 1), context);
  }
}
