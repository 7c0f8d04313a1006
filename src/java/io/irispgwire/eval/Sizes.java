package io.irispgwire.eval;

import io.irispgwire.types.Numeric;
import io.irispgwire.types.PgType;
import io.irispgwire.types.TextStyle;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** pg_size_pretty(numeric) and pg_size_bytes ({@code dbsize.c}). */
final class Sizes {
  private static final List<String> UNITS = List.of("bytes", "kB", "MB", "GB", "TB", "PB");

  private Sizes() {}

  static void addTo(FunctionTable table) {
    table.one("pg_size_pretty_numeric", (Numeric size) -> pretty(size));
    table.one("pg_size_bytes", (String text) -> bytes(text));
  }

  private static String pretty(Numeric size) {
    BigDecimal value = size.decimal();
    if (value == null) {
      return ValueText.of(PgType.NUMERIC, size, TextStyle.DEFAULT) + " bytes";
    }
    if (value.abs().compareTo(BigDecimal.valueOf(10 * 1024)) < 0) {
      return value.toPlainString() + " bytes";
    }
    // one bit more than shown, so that halves round away from zero
    BigInteger half = value.toBigInteger().divide(BigInteger.valueOf(512));
    int unit = 1;
    while (unit < UNITS.size() - 1
        && half.abs().compareTo(BigInteger.valueOf(20 * 1024 - 1)) >= 0) {
      half = half.divide(BigInteger.valueOf(1024));
      unit++;
    }
    return rounded(half) + " " + UNITS.get(unit);
  }

  private static BigInteger rounded(BigInteger half) {
    return new BigDecimal(half)
        .divide(BigDecimal.valueOf(2), 0, RoundingMode.HALF_UP)
        .toBigInteger();
  }

  private static long bytes(String text) {
    String trimmed = text.strip();
    int end = 0;
    while (end < trimmed.length() && "+-.0123456789eE".indexOf(trimmed.charAt(end)) >= 0) {
      end++;
    }
    BigDecimal number = number(trimmed.substring(0, end));
    if (number == null) {
      throw Failures.parameter("invalid size: \"" + text + "\"");
    }
    String unit = trimmed.substring(end).strip();
    BigDecimal factor = BigDecimal.ONE;
    if (!unit.isEmpty()) {
      int power = -1;
      for (int i = 0; i < UNITS.size(); i++) {
        power = UNITS.get(i).equalsIgnoreCase(unit) ? i : power;
      }
      if (power < 0) {
        throw Failures.parameter("invalid size: \"" + text + "\"")
            .withDetail("Invalid size unit: \"" + unit + "\".")
            .withHint("Valid units are \"bytes\", \"kB\", \"MB\", \"GB\", \"TB\", and \"PB\".");
      }
      factor = BigDecimal.valueOf(1024).pow(power);
    }
    try {
      return number.multiply(factor).setScale(0, RoundingMode.HALF_UP).longValueExact();
    } catch (ArithmeticException e) {
      throw Failures.outOfRange("bigint");
    }
  }

  private static @Nullable BigDecimal number(String text) {
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
