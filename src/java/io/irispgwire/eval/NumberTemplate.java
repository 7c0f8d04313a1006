package io.irispgwire.eval;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.types.Numeric;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Number templates of {@code 9 0 . , D G S MI FM $ L}; others are refused. */
final class NumberTemplate {
  private final String template;
  private final boolean fill;

  NumberTemplate(String written) {
    String upper = written.toUpperCase(Locale.ROOT);
    fill = !upper.startsWith("FM");
    template = fill ? upper : upper.substring(2);
    for (int i = 0; i < template.length(); i++) {
      if ("90.,DGSMI $L-".indexOf(template.charAt(i)) < 0) {
        throw Failures.unsupported("number template \"" + written + "\" is not supported");
      }
    }
  }

  String format(BigDecimal value) {
    int point = Math.max(template.indexOf('.'), template.indexOf('D'));
    String whole = point < 0 ? template : template.substring(0, point);
    String fraction = point < 0 ? "" : template.substring(point + 1);
    int scale = digits(fraction);
    BigDecimal rounded = value.abs().setScale(scale, RoundingMode.HALF_UP);
    boolean negative = value.signum() < 0 && rounded.signum() != 0;
    String plain = rounded.toPlainString();
    int dot = plain.indexOf('.');
    String integer = dot < 0 ? plain : plain.substring(0, dot);
    boolean overflow = integer.length() > digits(whole) && !integer.equals("0");
    String body = integerPart(whole, integer, overflow, point >= 0);
    if (point >= 0) {
      String digits = dot < 0 ? "" : plain.substring(dot + 1);
      body += "." + (overflow ? "#".repeat(scale) : fractionPart(fraction, digits));
    }
    return sign(body, negative);
  }

  private static int digits(String part) {
    return (int) part.chars().filter(c -> c == '9' || c == '0').count();
  }

  private String integerPart(String whole, String integer, boolean overflow, boolean point) {
    int total = digits(whole);
    int firstZero = total;
    int seen = 0;
    for (int i = 0; i < whole.length(); i++) {
      char c = whole.charAt(i);
      if (c == '0') {
        firstZero = Math.min(firstZero, seen);
      }
      seen += c == '9' || c == '0' ? 1 : 0;
    }
    String digits = integer.equals("0") && (point || firstZero < total) ? "" : integer;
    digits = " ".repeat(Math.max(0, total - digits.length())) + digits;
    StringBuilder out = new StringBuilder();
    int at = 0;
    boolean started = false;
    for (int i = 0; i < whole.length(); i++) {
      char c = whole.charAt(i);
      if (c == '9' || c == '0') {
        char digit = overflow ? '#' : digits.charAt(at);
        if (digit == ' ' && at >= firstZero) {
          digit = '0';
        }
        started |= digit != ' ';
        out.append(digit == ' ' && !fill ? "" : String.valueOf(digit));
        at++;
      } else if (c == ',' || c == 'G') {
        out.append(started ? "," : fill ? " " : "");
      } else if (c == ' ') {
        out.append(' ');
      }
    }
    return out.toString();
  }

  private String fractionPart(String fraction, String digits) {
    if (fill) {
      return digits;
    }
    int keep = digits.length();
    int forced = fraction.lastIndexOf('0') + 1;
    while (keep > forced && digits.charAt(keep - 1) == '0') {
      keep--;
    }
    return digits.substring(0, keep);
  }

  private String sign(String body, boolean negative) {
    if (template.startsWith("S")) {
      return before(body, negative ? "-" : "+");
    } else if (template.endsWith("S")) {
      return body + (negative ? "-" : "+");
    } else if (template.endsWith("MI")) {
      return body + (negative ? "-" : fill ? " " : "");
    } else if (template.startsWith("MI")) {
      return (negative ? "-" : fill ? " " : "") + body;
    }
    return negative ? before(body, "-") : (fill ? " " : "") + body;
  }

  /** The sign stands right before the first digit. */
  private static String before(String body, String sign) {
    int blanks = 0;
    while (blanks < body.length() && body.charAt(blanks) == ' ') {
      blanks++;
    }
    return body.substring(0, blanks) + sign + body.substring(blanks);
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
    int wanted = scale < 0 ? 0 : digits(format.substring(scale + 1));
    value = value.setScale(Math.min(value.scale(), wanted), RoundingMode.DOWN);
    return Numeric.of(negative ? value.negate() : value);
  }
}
