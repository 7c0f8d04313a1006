package io.irispgwire.eval;

import static io.irispgwire.eval.FloatFunctions.map;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;

/** Powers, logarithms and trigonometry of float8 ({@code float.c}). */
final class FloatMathematics {
  private FloatMathematics() {}

  static void addTo(FunctionTable table) {
    map(table, "dsqrt", FloatMathematics::sqrt);
    map(table, "dcbrt", Math::cbrt);
    map(table, "dexp", FloatMathematics::exp);
    map(table, "dlog1", a -> Math.log(positive(a)));
    map(table, "dlog10", a -> Math.log10(positive(a)));
    table.two("dpow", (Double a, Double b) -> power(a, b));
    map(table, "degrees", Math::toDegrees);
    map(table, "radians", a -> a * (Math.PI / 180));
    table.any("drandom", (in, arguments) -> in.session().random());
    table.any("dpi", (in, arguments) -> Math.PI);
    trigonometry(table);
    hyperbolics(table);
    degrees(table);
    table.any(
        "width_bucket_float8",
        (in, a) ->
            WidthBucket.of(
                WidthBucket.number(a[0]),
                WidthBucket.number(a[1]),
                WidthBucket.number(a[2]),
                WidthBucket.number(a[3]).intValue()));
  }

  private static double sqrt(double a) {
    if (a < 0) {
      throw new PgException(
          SqlState.INVALID_ARGUMENT_FOR_POWER_FUNCTION,
          "cannot take square root of a negative number");
    }
    return Math.sqrt(a);
  }

  private static double exp(double a) {
    double result = Math.exp(a);
    if (Double.isInfinite(result) && !Double.isInfinite(a)) {
      throw FloatFunctions.overflow();
    }
    if (result == 0 && !Double.isInfinite(a)) {
      throw FloatFunctions.underflow();
    }
    return result;
  }

  static double positive(double a) {
    if (a == 0) {
      throw new PgException(
          SqlState.INVALID_ARGUMENT_FOR_LOGARITHM, "cannot take logarithm of zero");
    }
    if (a < 0) {
      throw new PgException(
          SqlState.INVALID_ARGUMENT_FOR_LOGARITHM, "cannot take logarithm of a negative number");
    }
    return a;
  }

  private static double power(double base, double exponent) {
    if (base == 1 || exponent == 0) {
      return 1;
    }
    if (base == 0 && exponent < 0) {
      throw new PgException(
          SqlState.INVALID_ARGUMENT_FOR_POWER_FUNCTION,
          "zero raised to a negative power is undefined");
    }
    if (base < 0 && !Double.isInfinite(exponent) && exponent != Math.floor(exponent)) {
      throw new PgException(
          SqlState.INVALID_ARGUMENT_FOR_POWER_FUNCTION,
          "a negative number raised to a non-integer power yields a complex result");
    }
    if (base == -1 && Double.isInfinite(exponent)) {
      return 1;
    }
    double result = Math.pow(base, exponent);
    if (result == 0 && base != 0 && !Double.isInfinite(base) && !Double.isInfinite(exponent)) {
      throw FloatFunctions.underflow();
    }
    return FloatFunctions.finite(result, base, exponent);
  }

  private static void trigonometry(FunctionTable table) {
    map(table, "dsin", a -> Math.sin(angle(a)));
    map(table, "dcos", a -> Math.cos(angle(a)));
    map(table, "dtan", a -> Math.tan(angle(a)));
    map(table, "dcot", a -> 1 / Math.tan(angle(a)));
    map(table, "dasin", a -> Math.asin(unit(a)));
    map(table, "dacos", a -> Math.acos(unit(a)));
    map(table, "datan", Math::atan);
    table.two("datan2", (Double a, Double b) -> Math.atan2(a, b));
  }

  private static double angle(double a) {
    if (Double.isInfinite(a)) {
      throw new PgException(SqlState.NUMERIC_VALUE_OUT_OF_RANGE, "input is out of range");
    }
    return a;
  }

  private static double unit(double a) {
    if (a < -1 || a > 1) {
      throw new PgException(SqlState.NUMERIC_VALUE_OUT_OF_RANGE, "input is out of range");
    }
    return a;
  }

  private static void hyperbolics(FunctionTable table) {
    map(table, "dsinh", Math::sinh);
    map(table, "dcosh", Math::cosh);
    map(table, "dtanh", Math::tanh);
    map(
        table,
        "dasinh",
        a ->
            Double.isInfinite(a)
                ? a
                : Math.copySign(Math.log1p(Math.abs(a) + a * a / (1 + Math.sqrt(a * a + 1))), a));
    map(
        table,
        "dacosh",
        a -> {
          if (a < 1) {
            throw new PgException(SqlState.NUMERIC_VALUE_OUT_OF_RANGE, "input is out of range");
          }
          return Math.log(a + Math.sqrt(a - 1) * Math.sqrt(a + 1));
        });
    map(table, "datanh", a -> 0.5 * (Math.log1p(unit(a)) - Math.log1p(-a)));
  }

  /** Exact at the multiples of 30 and 45 degrees, as PostgreSQL's are. */
  private static void degrees(FunctionTable table) {
    map(table, "dsind", a -> exact(Math.sin(Math.toRadians(angle(a) % 360))));
    map(table, "dcosd", a -> exact(Math.cos(Math.toRadians(angle(a) % 360))));
    map(table, "dtand", a -> exact(Math.tan(Math.toRadians(angle(a) % 360))));
    map(table, "dcotd", a -> exact(1 / Math.tan(Math.toRadians(angle(a) % 360))));
    map(table, "dasind", a -> exact(Math.toDegrees(Math.asin(unit(a)))));
    map(table, "dacosd", a -> exact(Math.toDegrees(Math.acos(unit(a)))));
    map(table, "datand", a -> exact(Math.toDegrees(Math.atan(a))));
    table.two("datan2d", (Double a, Double b) -> exact(Math.toDegrees(Math.atan2(a, b))));
  }

  private static double exact(double value) {
    double nearest = Math.rint(value * 2) / 2;
    return Math.abs(value - nearest) < 1e-14 ? nearest + 0.0 : value;
  }
}
