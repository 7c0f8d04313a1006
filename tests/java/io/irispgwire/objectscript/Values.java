package io.irispgwire.objectscript;

import java.math.BigDecimal;

/** Values are strings or objects; numbers are strings in canonical form. */
final class Values {
  private Values() {}

  static String canonical(BigDecimal number) {
    String text = number.stripTrailingZeros().toPlainString();
    return text.startsWith("0.") ? text.substring(1) : text;
  }

  /** The number that a string begins with, or 0. */
  static BigDecimal number(Object value) {
    String text = String.valueOf(value);
    int end = 0;
    while (end < text.length()
        && (Character.isDigit(text.charAt(end))
            || text.charAt(end) == '.'
            || (end == 0 && text.charAt(end) == '-'))) {
      end++;
    }
    String digits = text.substring(0, end);
    return digits.isEmpty() || digits.equals("-") || digits.equals(".")
        ? BigDecimal.ZERO
        : new BigDecimal(digits);
  }

  static boolean isTrue(Object value) {
    return number(value).signum() != 0;
  }

  static String truth(boolean value) {
    return value ? "1" : "0";
  }

  /** The value of {@code left operator right}. */
  static Object apply(String operator, Object left, Object right) {
    String a = String.valueOf(left);
    String b = String.valueOf(right);
    return switch (operator) {
      case "_" -> a + b;
      case "=" -> truth(a.equals(b));
      case "'=" -> truth(!a.equals(b));
      case "[" -> truth(a.contains(b));
      case "'[" -> truth(!a.contains(b));
      case "<" -> truth(number(a).compareTo(number(b)) < 0);
      case ">" -> truth(number(a).compareTo(number(b)) > 0);
      case "<=", "'>" -> truth(number(a).compareTo(number(b)) <= 0);
      case ">=", "'<" -> truth(number(a).compareTo(number(b)) >= 0);
      case "+" -> canonical(number(a).add(number(b)));
      case "-" -> canonical(number(a).subtract(number(b)));
      case "*" -> canonical(number(a).multiply(number(b)));
      default -> throw new ScriptError("operator", "unknown " + operator);
    };
  }
}
