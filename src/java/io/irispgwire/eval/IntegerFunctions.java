package io.irispgwire.eval;

import java.util.List;
import java.util.function.LongBinaryOperator;

/** Arithmetic on int2, int4 and int8 ({@code int.c}, {@code int8.c}) and casts between them. */
final class IntegerFunctions {
  private static final List<Integer> WIDTHS = List.of(2, 4, 8);

  private IntegerFunctions() {}

  static void addTo(FunctionTable table) {
    for (int left : WIDTHS) {
      for (int right : WIDTHS) {
        arithmetic(table, left, right);
      }
      signs(table, left);
      bits(table, left);
    }
    casts(table);
    theory(table);
  }

  private static void arithmetic(FunctionTable table, int left, int right) {
    String prefix = left == right ? "int" + left : "int" + left + right;
    int width = Math.max(left, right);
    add(table, prefix + "pl", width, Math::addExact);
    add(table, prefix + "mi", width, Math::subtractExact);
    add(table, prefix + "mul", width, Math::multiplyExact);
    add(table, prefix + "div", width, IntegerFunctions::divide);
    if (left == right) {
      add(table, prefix + "mod", width, (a, b) -> a % nonZero(b));
      add(table, prefix + "larger", width, Math::max);
      add(table, prefix + "smaller", width, Math::min);
    }
  }

  private static void add(FunctionTable table, String key, int width, LongBinaryOperator body) {
    table.two(
        key,
        (Number a, Number b) -> {
          try {
            return box(width, body.applyAsLong(a.longValue(), b.longValue()));
          } catch (ArithmeticException e) {
            throw Failures.outOfRange(name(width));
          }
        });
  }

  private static long divide(long a, long b) {
    if (nonZero(b) == -1) {
      return Math.negateExact(a);
    }
    return a / b;
  }

  private static long nonZero(long divisor) {
    if (divisor == 0) {
      throw Failures.divisionByZero();
    }
    return divisor;
  }

  private static String name(int width) {
    return width == 2 ? "smallint" : width == 4 ? "integer" : "bigint";
  }

  /** {@code value} as the Java class of an integer of {@code width} bytes. */
  static Object box(int width, long value) {
    if (width == 8) {
      return value;
    }
    if (width == 4) {
      if (value != (int) value) {
        throw Failures.outOfRange("integer");
      }
      return (int) value;
    }
    if (value != (short) value) {
      throw Failures.outOfRange("smallint");
    }
    return (short) value;
  }

  private static void signs(FunctionTable table, int width) {
    table.one("int" + width + "um", (Number a) -> negate(width, a.longValue()));
    table.one("int" + width + "up", (Object a) -> a);
    table.one(
        "int" + width + "abs",
        (Number a) -> a.longValue() < 0 ? negate(width, a.longValue()) : (Object) a);
  }

  private static Object negate(int width, long value) {
    if (value == Long.MIN_VALUE) {
      throw Failures.outOfRange("bigint");
    }
    return box(width, -value);
  }

  private static void bits(FunctionTable table, int width) {
    add(table, "int" + width + "and", width, (a, b) -> a & b);
    add(table, "int" + width + "or", width, (a, b) -> a | b);
    add(table, "int" + width + "xor", width, (a, b) -> a ^ b);
    table.one("int" + width + "not", (Number a) -> box(width, ~a.longValue()));
    table.two("int" + width + "shl", (Number a, Integer n) -> shift(width, a, n, true));
    table.two("int" + width + "shr", (Number a, Integer n) -> shift(width, a, n, false));
  }

  /** Shifts as x86 does: the count modulo the width, int2 in an int. */
  private static Object shift(int width, Number a, int count, boolean left) {
    if (width == 8) {
      return left ? a.longValue() << count : a.longValue() >> count;
    }
    int result = left ? a.intValue() << count : a.intValue() >> count;
    return width == 4 ? (Object) result : (Object) (short) result;
  }

  private static void casts(FunctionTable table) {
    table.one("i2toi4", (Short a) -> (int) a);
    table.one("i4toi2", (Integer a) -> box(2, a));
    table.one("int28", (Short a) -> (long) a);
    table.one("int48", (Integer a) -> (long) a);
    table.one("int82", (Long a) -> box(2, a));
    table.one("int84", (Long a) -> box(4, a));
    table.one("i8tooid", (Long a) -> oid(a));
    table.one("oidtoi8", (Long a) -> a);
    table.one("int4_bool", (Integer a) -> a != 0);
    table.one("bool_int4", (Boolean a) -> a ? 1 : 0);
    table.one("to_hex32", (Integer a) -> Integer.toHexString(a));
    table.one("to_hex64", (Long a) -> Long.toHexString(a));
    table.two("oidlarger", (Long a, Long b) -> Math.max(a, b));
    table.two("oidsmaller", (Long a, Long b) -> Math.min(a, b));
  }

  private static long oid(long value) {
    if (value < 0 || value > 0xFFFFFFFFL) {
      throw Failures.outOfRange("OID");
    }
    return value;
  }

  private static void theory(FunctionTable table) {
    table.two("int4gcd", (Integer a, Integer b) -> box(4, gcd(a, b)));
    table.two("int8gcd", (Long a, Long b) -> gcd64(a, b));
    table.two("int4lcm", (Integer a, Integer b) -> box(4, lcm(a, b)));
    table.two("int8lcm", (Long a, Long b) -> lcm(a, b));
    table.two("int4inc", (Integer a, Integer b) -> box(4, (long) a + b));
  }

  private static long gcd64(long a, long b) {
    long result = gcd(a, b);
    if (result == Long.MIN_VALUE) {
      throw Failures.outOfRange("bigint");
    }
    return result;
  }

  private static long gcd(long a, long b) {
    return b == 0 ? Math.abs(a) : gcd(b, a % b);
  }

  private static long lcm(long a, long b) {
    if (a == 0 || b == 0) {
      return 0;
    }
    try {
      return Math.absExact(Math.multiplyExact(a / gcd64(a, b), b));
    } catch (ArithmeticException e) {
      throw Failures.outOfRange("bigint");
    }
  }
}
