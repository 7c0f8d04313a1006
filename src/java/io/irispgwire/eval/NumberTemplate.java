package io.irispgwire.eval;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.eval.NumberPattern.Flag;
import io.irispgwire.types.Numeric;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

/**
 * to_char and to_number of numbers. Source: PostgreSQL {@code formatting.c}, {@code
 * numeric_to_char}, {@code float8_to_char}.
 */
final class NumberTemplate {
  /** {@code FLT_DIG} and {@code DBL_DIG} of C. */
  private static final int FLOAT4_DIGITS = 6;

  private static final int FLOAT8_DIGITS = 15;

  private static final int LARGEST_ROMAN = 3999;
  private static final List<List<String>> ROMAN =
      List.of(
          List.of("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"),
          List.of("", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC"),
          List.of("", "C", "CC", "CCC", "CD", "D", "DC", "DCC", "DCCC", "CM"),
          List.of("", "M", "MM", "MMM"));

  private final NumberPattern pattern;

  NumberTemplate(String template) {
    pattern = new NumberPattern(template);
  }

  String format(Numeric value) {
    BigDecimal decimal = value.decimal();
    if (decimal != null) {
      return format(decimal);
    }
    if (pattern.is(Flag.ROMAN)) {
      throw new PgException(
          SqlState.FEATURE_NOT_SUPPORTED,
          "cannot convert " + (value.equals(Numeric.NAN) ? "NaN" : "infinity") + " to integer");
    }
    boolean positive = value.equals(Numeric.INFINITY);
    return special(value.equals(Numeric.NAN) ? "NaN" : positive ? "Infinity" : "-Infinity");
  }

  String format(float value) {
    return format(value, (float) (value * Math.pow(10, pattern.shift())), FLOAT4_DIGITS);
  }

  String format(double value) {
    return format(value, value * Math.pow(10, pattern.shift()), FLOAT8_DIGITS);
  }

  /**
   * @param moved the same, by the digits of {@code V}
   * @param significant digits that the type has; what is behind them is not shown
   */
  private String format(double value, double moved, int significant) {
    if (pattern.is(Flag.ROMAN)) {
      double nearest = Math.max(-1, Math.min(LARGEST_ROMAN + 1, Math.rint(value)));
      return new NumberWriter(pattern, roman((int) nearest), false, 0).write();
    }
    if (!Double.isFinite(value)) {
      return special(Double.toString(value));
    }
    if (pattern.is(Flag.SCIENTIFIC)) {
      MathContext shown = new MathContext(pattern.after() + 1, RoundingMode.HALF_EVEN);
      return scientific(new BigDecimal(value).round(shown));
    }
    BigDecimal shifted = new BigDecimal(moved);
    int whole = shifted.abs().setScale(0, RoundingMode.HALF_EVEN).toPlainString().length();
    int after = Math.max(0, Math.min(pattern.after(), significant - whole));
    BigDecimal rounded = shifted.setScale(after, RoundingMode.HALF_EVEN);
    boolean negative = value < 0 || (value == 0 && 1 / value < 0);
    return written(rounded.abs().toPlainString(), negative, after);
  }

  String format(BigDecimal value) {
    if (pattern.is(Flag.ROMAN)) {
      BigDecimal nearest = value.setScale(0, RoundingMode.HALF_UP);
      if (nearest.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) > 0) {
        throw Failures.outOfRange("integer");
      }
      return new NumberWriter(pattern, roman(nearest.intValue()), false, 0).write();
    }
    if (pattern.is(Flag.SCIENTIFIC)) {
      return scientific(value);
    }
    BigDecimal shifted = value.scaleByPowerOfTen(pattern.shift());
    BigDecimal rounded = shifted.setScale(pattern.after(), RoundingMode.HALF_UP);
    return written(rounded.abs().toPlainString(), rounded.signum() < 0, pattern.after());
  }

  private String written(String digits, boolean negative, int after) {
    int point = digits.indexOf('.');
    boolean fits = (point < 0 ? digits.length() : point) <= pattern.before();
    String shown = fits ? digits : "#".repeat(pattern.before()) + "." + "#".repeat(after);
    return new NumberWriter(pattern, shown, negative, after).write();
  }

  private String special(String text) {
    if (pattern.is(Flag.SCIENTIFIC)) {
      return " " + "#".repeat(pattern.before()) + "." + "#".repeat(pattern.after() + 4);
    }
    boolean negative = text.startsWith("-");
    return written(negative ? text.substring(1) : text, negative, pattern.after());
  }

  private static String roman(int number) {
    if (number < 1 || number > LARGEST_ROMAN) {
      return "#".repeat(15);
    }
    return ROMAN.get(3).get(number / 1000)
        + ROMAN.get(2).get(number / 100 % 10)
        + ROMAN.get(1).get(number / 10 % 10)
        + ROMAN.get(0).get(number % 10);
  }

  /**
   * The exponent is that of the value before it is rounded: {@code 10.00e+01} ({@code
   * numeric_out_sci}).
   */
  private String scientific(BigDecimal value) {
    int exponent = value.signum() == 0 ? 0 : value.precision() - value.scale() - 1;
    BigDecimal significand =
        value.scaleByPowerOfTen(-exponent).setScale(pattern.after(), RoundingMode.HALF_UP);
    return (value.signum() < 0 ? "" : " ")
        + significand.toPlainString()
        + (exponent < 0 ? "e-" : "e+")
        + (Math.abs(exponent) < 10 ? "0" : "")
        + Math.abs(exponent);
  }

  static Numeric parse(String text, String format) {
    int scale = Math.max(format.indexOf('.'), format.toUpperCase(Locale.ROOT).indexOf('D'));
    StringBuilder digits = new StringBuilder();
    boolean negative = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '-') {
        negative = true;
      } else if (Character.isDigit(c) || (c == '.' && scale >= 0)) {
        digits.append(c);
      }
    }
    if (digits.isEmpty()) {
      throw new PgException(
          SqlState.INVALID_TEXT_REPRESENTATION, "invalid input syntax for type numeric: \" \"");
    }
    BigDecimal value = new BigDecimal(digits.toString());
    int wanted =
        scale < 0
            ? 0
            : (int) format.substring(scale + 1).chars().filter(c -> c == '9' || c == '0').count();
    value = value.setScale(Math.min(value.scale(), wanted), RoundingMode.DOWN);
    return Numeric.of(negative ? value.negate() : value);
  }
}
