package io.irispgwire.eval;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.types.Numeric;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** Functions of numeric, and casts to and from it ({@code numeric.c}). */
final class NumericFunctions {
  private NumericFunctions() {}

  static void addTo(FunctionTable table) {
    table.two("numeric_add", NumericArithmetic::add);
    table.two("numeric_sub", NumericArithmetic::subtract);
    table.two("numeric_mul", NumericArithmetic::multiply);
    table.two("numeric_div", (Numeric a, Numeric b) -> NumericArithmetic.divide(a, b));
    table.two("numeric_mod", NumericArithmetic::modulo);
    table.two("numeric_div_trunc", NumericArithmetic::divideTruncated);
    table.one("numeric_inc", (Numeric a) -> NumericArithmetic.add(a, Numeric.of(1)));
    signs(table);
    rounding(table);
    mathematics(table);
    theory(table);
    casts(table);
  }

  private static void signs(FunctionTable table) {
    table.one("numeric_uplus", (Numeric a) -> a);
    table.one("numeric_uminus", (Numeric a) -> NumericArithmetic.negate(a));
    table.one(
        "numeric_abs",
        (Numeric a) -> NumericArithmetic.sign(a) < 0 ? NumericArithmetic.negate(a) : a);
    table.one(
        "numeric_sign",
        (Numeric a) -> a.equals(Numeric.NAN) ? a : Numeric.of(NumericArithmetic.sign(a)));
    table.two("numeric_larger", (Numeric a, Numeric b) -> Ordering.compare(a, b) > 0 ? a : b);
    table.two("numeric_smaller", (Numeric a, Numeric b) -> Ordering.compare(a, b) < 0 ? a : b);
  }

  private static void rounding(FunctionTable table) {
    table.two(
        "numeric_round", (Numeric a, Integer scale) -> rescale(a, scale, RoundingMode.HALF_UP));
    table.two("numeric_trunc", (Numeric a, Integer scale) -> rescale(a, scale, RoundingMode.DOWN));
    table.one("round", (Numeric a) -> rescale(a, 0, RoundingMode.HALF_UP));
    table.one("trunc", (Numeric a) -> rescale(a, 0, RoundingMode.DOWN));
    table.one("numeric_ceil", (Numeric a) -> rescale(a, 0, RoundingMode.CEILING));
    table.one("numeric_floor", (Numeric a) -> rescale(a, 0, RoundingMode.FLOOR));
    table.one("numeric_scale", (Numeric a) -> a.decimal() == null ? null : a.decimal().scale());
    table.one(
        "numeric_min_scale",
        (Numeric a) ->
            a.decimal() == null ? null : Math.max(0, a.decimal().stripTrailingZeros().scale()));
    table.one("numeric_trim_scale", (Numeric a) -> mapFinite(a, BigDecimal::stripTrailingZeros));
  }

  static Numeric rescale(Numeric a, int scale, RoundingMode mode) {
    int bounded = Math.max(-2000, Math.min(2000, scale));
    return mapFinite(
        a,
        value -> {
          BigDecimal rounded = value.setScale(bounded, mode);
          return bounded < 0 ? rounded.setScale(0) : rounded;
        });
  }

  private static Numeric mapFinite(Numeric a, UnaryOperator<BigDecimal> f) {
    return a.decimal() == null ? a : Numeric.of(f.apply(a.decimal()));
  }

  private static void mathematics(FunctionTable table) {
    table.one("numeric_sqrt", NumericMathematics::sqrt);
    table.one("numeric_exp", NumericMathematics::exp);
    table.one("numeric_ln", NumericMathematics::ln);
    table.two("numeric_log", NumericMathematics::log);
    table.one("log", (Numeric a) -> NumericMathematics.log(Numeric.of(10), a));
    table.one("log10", (Numeric a) -> NumericMathematics.log(Numeric.of(10), a));
    table.two("numeric_power", NumericMathematics::power);
    table.any(
        "width_bucket_numeric",
        (in, a) ->
            WidthBucket.of(
                WidthBucket.number(a[0]),
                WidthBucket.number(a[1]),
                WidthBucket.number(a[2]),
                WidthBucket.number(a[3]).intValue()));
  }

  private static void theory(FunctionTable table) {
    table.one("numeric_fac", (Long a) -> factorial(a));
    table.two(
        "numeric_gcd",
        (Numeric a, Numeric b) ->
            a.decimal() == null || b.decimal() == null
                ? Numeric.NAN
                : Numeric.of(gcd(a.decimal(), b.decimal())));
    table.two("numeric_lcm", NumericFunctions::lcm);
  }

  private static Numeric factorial(long n) {
    if (n < 0) {
      throw new PgException(
          SqlState.NUMERIC_VALUE_OUT_OF_RANGE, "factorial of a negative number is undefined");
    }
    if (n > 32177) {
      throw new PgException(SqlState.NUMERIC_VALUE_OUT_OF_RANGE, "value overflows numeric format");
    }
    BigInteger result = BigInteger.ONE;
    for (long i = 2; i <= n; i++) {
      result = result.multiply(BigInteger.valueOf(i));
    }
    return Numeric.of(new BigDecimal(result));
  }

  private static BigDecimal gcd(BigDecimal a, BigDecimal b) {
    int scale = Math.max(a.scale(), b.scale());
    return new BigDecimal(
        a.setScale(scale).unscaledValue().gcd(b.setScale(scale).unscaledValue()), scale);
  }

  private static Numeric lcm(Numeric a, Numeric b) {
    if (a.decimal() == null || b.decimal() == null) {
      return Numeric.NAN;
    }
    int scale = Math.max(a.decimal().scale(), b.decimal().scale());
    if (a.decimal().signum() == 0 || b.decimal().signum() == 0) {
      return Numeric.of(BigDecimal.ZERO.setScale(scale));
    }
    BigDecimal quotient =
        a.decimal().divide(gcd(a.decimal(), b.decimal()), 0, RoundingMode.UNNECESSARY);
    return Numeric.of(quotient.multiply(b.decimal()).abs().setScale(scale));
  }

  private static void casts(FunctionTable table) {
    for (String from : new String[] {"int2", "int4", "int8"}) {
      table.one(from + "_numeric", (Number a) -> Numeric.of(a.longValue()));
    }
    table.one("float8_numeric", (Double a) -> NumericArithmetic.ofFloat(a, 15));
    table.one("float4_numeric", (Float a) -> NumericArithmetic.ofFloat(a, 6));
    table.one("numeric_float8", (Numeric a) -> castToDouble(a));
    table.one("numeric_float4", (Numeric a) -> castToFloat(a));
    table.one("numeric_int2", (Numeric a) -> (short) toLong(a, "smallint", 2));
    table.one("numeric_int4", (Numeric a) -> (int) toLong(a, "integer", 4));
    table.one("numeric_int8", (Numeric a) -> toLong(a, "bigint", 8));
  }

  /** {@code numeric_float8}: by its text, so what {@code float8in} refuses is refused. */
  private static double castToDouble(Numeric a) {
    double value = toDouble(a);
    if (a.decimal() != null && isLost(a.decimal(), value)) {
      throw beyond(a.decimal(), "double precision");
    }
    return value;
  }

  private static float castToFloat(Numeric a) {
    if (a.decimal() == null) {
      return (float) toDouble(a);
    }
    float value = a.decimal().floatValue();
    if (isLost(a.decimal(), value)) {
      throw beyond(a.decimal(), "real");
    }
    return value;
  }

  private static boolean isLost(BigDecimal exact, double value) {
    return Double.isInfinite(value) || (value == 0 && exact.signum() != 0);
  }

  private static PgException beyond(BigDecimal exact, String type) {
    return new PgException(
        SqlState.NUMERIC_VALUE_OUT_OF_RANGE,
        '"' + exact.toPlainString() + "\" is out of range for type " + type);
  }

  static double toDouble(Numeric a) {
    if (a.decimal() != null) {
      return a.decimal().doubleValue();
    }
    return switch (Objects.requireNonNull(a.special())) {
      case NAN -> Double.NaN;
      case INFINITY -> Double.POSITIVE_INFINITY;
      case MINUS_INFINITY -> Double.NEGATIVE_INFINITY;
    };
  }

  static long toLong(Numeric a, String name, int width) {
    if (a.decimal() == null) {
      throw Failures.unsupported(
          "cannot convert " + (a.equals(Numeric.NAN) ? "NaN" : "infinity") + " to " + name);
    }
    BigInteger rounded = a.decimal().setScale(0, RoundingMode.HALF_UP).toBigInteger();
    if (rounded.bitLength() > 8 * width - 1) {
      throw Failures.outOfRange(name);
    }
    return rounded.longValue();
  }
}
