package io.irispgwire.types;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.netty.buffer.ByteBuf;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;

/**
 * {@code numeric} as text.
 *
 * <p>Source: PostgreSQL {@code numeric.c}, {@code numeric_in}, {@code set_var_from_str}, {@code
 * make_result}; the limits are the manual's, section "Numeric Types".
 */
final class NumericText {
  /** Digits before the decimal point, at most. */
  static final int MAX_WHOLE_DIGITS = 131_072;

  /** Digits after the decimal point, at most. */
  static final int MAX_SCALE = 16_383;

  /** Beyond this PostgreSQL does not look at an exponent: {@code INT_MAX / 2}. */
  private static final int MAX_EXPONENT = Integer.MAX_VALUE / 2;

  private static final int LONG_DIGITS = 18;

  private NumericText() {}

  static void write(Numeric value, ByteBuf out) {
    if (value.special() != null) {
      out.writeCharSequence(
          switch (value.special()) {
            case NAN -> "NaN";
            case INFINITY -> "Infinity";
            case MINUS_INFINITY -> "-Infinity";
          },
          US_ASCII);
    } else if (value.decimal() != null) {
      out.writeCharSequence(value.decimal().toPlainString(), US_ASCII);
    }
  }

  static Numeric read(String text) {
    Numeric special = special(Blanks.trim(text).toLowerCase(Locale.ROOT));
    return special != null ? special : Numeric.of(decimal(text));
  }

  private static @org.jspecify.annotations.Nullable Numeric special(String word) {
    return switch (word) {
      case "nan" -> Numeric.NAN;
      case "inf", "+inf", "infinity", "+infinity" -> Numeric.INFINITY;
      case "-inf", "-infinity" -> Numeric.MINUS_INFINITY;
      default -> null;
    };
  }

  private static BigDecimal decimal(String text) {
    int start = Blanks.skip(text, 0);
    boolean negative = text.startsWith("-", start);
    int at = negative || text.startsWith("+", start) ? start + 1 : start;
    StringBuilder digits = new StringBuilder(text.length() - at);
    int point = -1;
    for (; at < text.length(); at++) {
      char c = text.charAt(at);
      if (IntegerText.isDigit(c)) {
        digits.append(c);
      } else if (c == '.' && point < 0) {
        point = digits.length();
      } else {
        break;
      }
    }
    int exponentEnd = exponentEnd(text, at);
    if (digits.isEmpty() || Blanks.skip(text, exponentEnd) < text.length()) {
      throw Invalid.syntax("numeric", text);
    }
    long exponent = exponentEnd > at ? exponent(text, at + 1, exponentEnd) : 0;
    long fraction = (point < 0 ? 0 : digits.length() - point) - exponent;
    return decimal(digits.toString(), negative, fraction);
  }

  /** Where an exponent that starts at {@code at} ends; {@code at} itself when there is none. */
  private static int exponentEnd(String text, int at) {
    if (at >= text.length() || (text.charAt(at) != 'e' && text.charAt(at) != 'E')) {
      return at;
    }
    int end = at + 1;
    if (end < text.length() && (text.charAt(end) == '-' || text.charAt(end) == '+')) {
      end++;
    }
    int firstDigit = end;
    while (end < text.length() && IntegerText.isDigit(text.charAt(end))) {
      end++;
    }
    if (end == firstDigit) {
      throw Invalid.syntax("numeric", text);
    }
    return end;
  }

  private static long exponent(String text, int start, int end) {
    boolean negative = text.charAt(start) == '-';
    long exponent = 0;
    for (int i = start; i < end; i++) {
      if (IntegerText.isDigit(text.charAt(i))) {
        exponent = Math.min(exponent * 10 + text.charAt(i) - '0', MAX_EXPONENT);
      }
    }
    if (exponent == MAX_EXPONENT) {
      throw overflow();
    }
    return negative ? -exponent : exponent;
  }

  private static BigDecimal decimal(String digits, boolean negative, long fraction) {
    int firstDigit = 0;
    while (firstDigit < digits.length() && digits.charAt(firstDigit) == '0') {
      firstDigit++;
    }
    int scale = (int) Math.min(Math.max(fraction, 0), MAX_SCALE + 1);
    if (scale > MAX_SCALE) {
      throw overflow();
    }
    if (firstDigit == digits.length()) {
      return BigDecimal.valueOf(0, scale);
    }
    if (digits.length() - firstDigit - fraction > MAX_WHOLE_DIGITS) {
      throw overflow();
    }
    String significant = digits.substring(firstDigit);
    BigDecimal size =
        significant.length() <= LONG_DIGITS
            ? BigDecimal.valueOf(Long.parseLong(significant), (int) fraction)
            : new BigDecimal(new BigInteger(significant), (int) fraction);
    BigDecimal signed = negative ? size.negate() : size;
    return fraction < 0 ? signed.setScale(0) : signed;
  }

  static PgException overflow() {
    return new PgException(SqlState.NUMERIC_VALUE_OUT_OF_RANGE, "value overflows numeric format");
  }
}
