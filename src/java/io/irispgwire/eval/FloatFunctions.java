package io.irispgwire.eval;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** Arithmetic on float4 and float8 and casts from them ({@code float.c}). */
final class FloatFunctions {
  private FloatFunctions() {}

  static void addTo(FunctionTable table) {
    arithmetic(table, "float8", false);
    arithmetic(table, "float4", true);
    arithmetic(table, "float48", false);
    arithmetic(table, "float84", false);
    signs(table);
    rounding(table);
    casts(table);
    FloatMathematics.addTo(table);
  }

  private static void arithmetic(FunctionTable table, String prefix, boolean single) {
    add(table, prefix + "pl", single, (a, b) -> finite(narrow(a + b, single), a, b));
    add(table, prefix + "mi", single, (a, b) -> finite(narrow(a - b, single), a, b));
    add(table, prefix + "mul", single, (a, b) -> product(narrow(a * b, single), a, b));
    add(table, prefix + "div", single, (a, b) -> quotient(a, b, single));
  }

  private static void add(
      FunctionTable table, String key, boolean single, DoubleBinaryOperator body) {
    table.two(
        key,
        (Number a, Number b) -> {
          double result = body.applyAsDouble(a.doubleValue(), b.doubleValue());
          return single ? (Object) (float) result : (Object) result;
        });
  }

  private static double narrow(double value, boolean single) {
    return single ? (float) value : value;
  }

  /** {@code result}, unless it left the range that its arguments were in. */
  static double finite(double result, double a, double b) {
    if (Double.isInfinite(result) && !Double.isInfinite(a) && !Double.isInfinite(b)) {
      throw overflow();
    }
    return result;
  }

  private static double product(double result, double a, double b) {
    if (result == 0 && a != 0 && b != 0) {
      throw underflow();
    }
    return finite(result, a, b);
  }

  private static double quotient(double a, double b, boolean single) {
    if (b == 0 && !Double.isNaN(a)) {
      throw Failures.divisionByZero();
    }
    double result = narrow(a / b, single);
    if (result == 0 && a != 0 && !Double.isInfinite(b)) {
      throw underflow();
    }
    return finite(result, a, a);
  }

  static PgException overflow() {
    return new PgException(SqlState.NUMERIC_VALUE_OUT_OF_RANGE, "value out of range: overflow");
  }

  static PgException underflow() {
    return new PgException(SqlState.NUMERIC_VALUE_OUT_OF_RANGE, "value out of range: underflow");
  }

  private static void signs(FunctionTable table) {
    table.one("float8um", (Double a) -> -a);
    table.one("float4um", (Float a) -> -a);
    table.one("float8up", (Object a) -> a);
    table.one("float4up", (Object a) -> a);
    table.one("float8abs", (Double a) -> Math.abs(a));
    table.one("float4abs", (Float a) -> Math.abs(a));
    table.two("float8larger", (Double a, Double b) -> Ordering.compare(a, b) > 0 ? a : b);
    table.two("float8smaller", (Double a, Double b) -> Ordering.compare(a, b) < 0 ? a : b);
    table.two("float4larger", (Float a, Float b) -> Ordering.compare(a, b) > 0 ? a : b);
    table.two("float4smaller", (Float a, Float b) -> Ordering.compare(a, b) < 0 ? a : b);
  }

  private static void rounding(FunctionTable table) {
    map(table, "dround", Math::rint);
    map(table, "dceil", Math::ceil);
    map(table, "dfloor", Math::floor);
    map(table, "dtrunc", a -> a >= 0 ? Math.floor(a) : -Math.floor(-a));
    map(table, "dsign", Math::signum);
  }

  static void map(FunctionTable table, String key, DoubleUnaryOperator body) {
    table.one(key, (Double a) -> body.applyAsDouble(a));
  }

  private static void casts(FunctionTable table) {
    table.one("ftod", (Float a) -> (double) a);
    table.one("dtof", (Double a) -> toFloat(a));
    for (String from : new String[] {"i2", "i4", "i8"}) {
      table.one(from + "tod", (Number a) -> a.doubleValue());
      table.one(from + "tof", (Number a) -> a.floatValue());
    }
    for (String from : new String[] {"d", "f"}) {
      table.one(from + "toi2", (Number a) -> (short) toInteger(a.doubleValue(), 2));
      table.one(from + "toi4", (Number a) -> (int) toInteger(a.doubleValue(), 4));
      table.one(from + "toi8", (Number a) -> toInteger(a.doubleValue(), 8));
    }
  }

  static float toFloat(double value) {
    float result = (float) value;
    if (Float.isInfinite(result) && !Double.isInfinite(value)) {
      throw overflow();
    }
    if (result == 0 && value != 0) {
      throw underflow();
    }
    return result;
  }

  /** Rounds half to even, as C's rint. */
  private static long toInteger(double value, int width) {
    double rounded = Math.rint(value);
    double limit = -Math.scalb(1.0, 8 * width - 1);
    if (!(rounded >= limit && rounded < -limit)) {
      throw Failures.outOfRange(width == 2 ? "smallint" : width == 4 ? "integer" : "bigint");
    }
    return (long) rounded;
  }
}
