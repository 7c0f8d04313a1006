package io.irispgwire.eval;

import io.irispgwire.eval.NumberPattern.Flag;
import io.irispgwire.eval.NumberPattern.Part;
import java.util.Locale;

/**
 * Writes one number by a template. Source: PostgreSQL {@code formatting.c}, {@code NUM_processor}
 * and {@code NUM_numpart_to_char}, whose states these fields are.
 */
final class NumberWriter {
  private static final int ROMAN_WIDTH = 15;

  /** What is read behind the number's last digit; it ends the text, as it ends a string in C. */
  private static final String END = "\0";

  private final NumberPattern pattern;
  private final String number;
  private final boolean negative;

  /** How many digits of the template the number leaves empty. */
  private final int empty;

  private final boolean fillMode;
  private final boolean brackets;

  /** The last digit that is not dropped by FM, or the point; -1 where nothing is dropped. */
  private final int lastRelevant;

  private final int count;
  private final StringBuilder out = new StringBuilder();
  private boolean signWritten;
  private boolean begun;
  private int place;
  private int at;

  /** Digits behind the point. */
  private final int after;

  /**
   * @param number its digits, rounded, without a sign; or a roman number
   * @param after how many digits behind the point there may be: the template's, or fewer
   */
  NumberWriter(NumberPattern pattern, String number, boolean negative, int after) {
    this.pattern = pattern;
    this.after = after;
    this.number = number;
    this.negative = negative;
    int point = number.indexOf('.');
    this.empty = Math.max(0, pattern.before() - (point < 0 ? number.length() : point));
    this.fillMode = pattern.is(Flag.FILL_MODE);
    boolean outside = pattern.is(Flag.PLUS) || pattern.is(Flag.MINUS);
    this.brackets = pattern.is(Flag.BRACKET) && (outside || negative || !fillMode);
    this.signWritten =
        outside ? pattern.is(Flag.MINUS) : !negative && fillMode && !pattern.is(Flag.SIGN);
    this.lastRelevant = fillMode && pattern.is(Flag.DECIMAL) ? lastRelevant() : -1;
    int digits = pattern.before() + after - 1;
    this.count = !signWritten && empty == 0 ? digits + 1 : digits;
  }

  private int lastRelevant() {
    int point = number.indexOf('.');
    if (point < 0) {
      return -1;
    }
    int last = point;
    for (int i = point + 1; i < number.length(); i++) {
      last = number.charAt(i) == '0' ? last : i;
    }
    if (pattern.zeroEnd() > empty) {
      last = Math.max(last, Math.min(number.length() - 1, pattern.zeroEnd() - empty));
    }
    return last;
  }

  String write() {
    for (Part part : pattern.parts()) {
      if (part.keyword() == null) {
        out.append(part.text());
      } else {
        write(part.keyword(), part.text());
      }
    }
    int end = out.indexOf(END);
    return end < 0 ? out.toString() : out.substring(0, end);
  }

  private void write(String keyword, String written) {
    boolean lower = Character.isLowerCase(written.charAt(0));
    switch (keyword) {
      case "9", "0", ".", "D" -> digit(keyword);
      case ",", "G" -> out.append(begun ? "," : fillMode ? "" : " ");
      case "L" -> out.append(' ');
      case "RN" -> {
        String roman = fillMode ? number : " ".repeat(ROMAN_WIDTH - number.length()) + number;
        out.append(lower ? roman.toLowerCase(Locale.ROOT) : roman);
      }
      case "TH" -> ordinal(lower);
      case "MI" -> out.append(negative ? "-" : fillMode ? "" : " ");
      case "PL" -> out.append(negative ? fillMode ? "" : " " : "+");
      case "SG" -> out.append(negative ? '-' : '+');
      default -> {}
    }
  }

  private void ordinal(boolean lower) {
    boolean none =
        pattern.is(Flag.ROMAN) || number.startsWith("#") || negative || pattern.is(Flag.DECIMAL);
    if (!none) {
      out.append(DateTemplate.ordinal(number, !lower));
    }
  }

  private void digit(String keyword) {
    if (pattern.is(Flag.ROMAN)) {
      return;
    }
    begun = false;
    boolean zero = pattern.is(Flag.ZERO);
    if (!signWritten
        && (place >= empty || (zero && pattern.zeroStart() == place))
        && (!isHiddenZero() || endsAtPoint())) {
      sign();
    }
    if (place < empty && (!zero || pattern.zeroStart() > place)) {
      out.append(fillMode ? "" : " ");
    } else if (place < empty) {
      out.append('0');
      begun = true;
    } else {
      character(keyword);
      at += at < number.length() ? 1 : 0;
    }
    end();
    place++;
  }

  private void sign() {
    if (pattern.is(Flag.SIGN)) {
      if (!pattern.signsFirst()) {
        return;
      }
      out.append(negative ? '-' : '+');
    } else if (brackets) {
      out.append(negative ? '<' : ' ');
    } else {
      out.append(negative ? "-" : fillMode ? "" : " ");
    }
    signWritten = true;
  }

  private void character(String keyword) {
    char c = at < number.length() ? number.charAt(at) : END.charAt(0);
    if (c == '.') {
      out.append('.');
    } else if (lastRelevant >= 0 && at > lastRelevant && !keyword.equals("0")) {
      return;
    } else if (isHiddenZero()) {
      out.append(fillMode ? endsAtPoint() ? "0" : "" : " ");
    } else {
      out.append(c);
      begun = true;
    }
  }

  /** The zero before the point, for which there is a 9 only. */
  private boolean isHiddenZero() {
    return !pattern.is(Flag.ZERO) && at == 0 && number.startsWith("0") && after != 0;
  }

  private boolean endsAtPoint() {
    return lastRelevant >= 0 && number.charAt(lastRelevant) == '.';
  }

  private void end() {
    int end = count + (empty > 0 ? 1 : 0) + (pattern.is(Flag.DECIMAL) ? 1 : 0);
    if (lastRelevant >= 0 && lastRelevant == at) {
      end = place;
    }
    if (place + 1 != end) {
      return;
    }
    if (signWritten && brackets) {
      out.append(negative ? '>' : ' ');
    } else if (pattern.is(Flag.SIGN) && !pattern.signsFirst()) {
      out.append(negative ? '-' : '+');
    }
  }
}
