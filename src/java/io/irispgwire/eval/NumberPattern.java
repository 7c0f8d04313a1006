package io.irispgwire.eval;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A number template, read: its parts and what they ask for. Source: PostgreSQL {@code
 * formatting.c}, {@code parse_format} and {@code NUMDesc_prepare}.
 */
final class NumberPattern {
  /** Longest first, where one begins another. */
  private static final List<String> KEYWORDS =
      List.of(
          ",", ".", "0", "9", "B", "C", "D", "EEEE", "FM", "G", "L", "MI", "PL", "PR", "RN", "SG",
          "SP", "S", "TH", "V");

  /** What a template says of the whole number. */
  enum Flag {
    DECIMAL,
    FILL_MODE,
    ZERO,
    SIGN,
    MINUS,
    PLUS,
    BRACKET,
    ROMAN,
    SHIFT,
    SCIENTIFIC
  }

  /**
   * A keyword, or a text that stands for itself.
   *
   * @param keyword in upper case; null for a text
   */
  record Part(@Nullable String keyword, String text) {}

  private final List<Part> parts = new ArrayList<>();
  private final Set<Flag> flags = EnumSet.noneOf(Flag.class);
  private int before;
  private int after;
  private int shift;
  private int zeroStart = -1;
  private int zeroEnd;
  private int digitsBeforeSign = -1;

  NumberPattern(String template) {
    int at = 0;
    while (at < template.length()) {
      String keyword = keywordAt(template, at);
      if (keyword != null) {
        String written = template.substring(at, at + keyword.length());
        parts.add(new Part(keyword, written));
        prepare(keyword);
        at += keyword.length();
      } else if (template.charAt(at) == '"') {
        at = quoted(template, at + 1);
      } else {
        at += template.startsWith("\\\"", at) ? 1 : 0;
        parts.add(new Part(null, template.substring(at, at + 1)));
        at++;
      }
    }
  }

  private static @Nullable String keywordAt(String template, int at) {
    for (String keyword : KEYWORDS) {
      if (template.startsWith(keyword, at)
          || template.startsWith(keyword.toLowerCase(Locale.ROOT), at)) {
        return keyword;
      }
    }
    return null;
  }

  private int quoted(String template, int from) {
    int at = from;
    while (at < template.length() && template.charAt(at) != '"') {
      at += template.charAt(at) == '\\' && at + 1 < template.length() ? 1 : 0;
      parts.add(new Part(null, template.substring(at, at + 1)));
      at++;
    }
    return at + 1;
  }

  private void prepare(String keyword) {
    if (is(Flag.SCIENTIFIC) && !keyword.equals("EEEE")) {
      throw wrong("\"EEEE\" must be the last pattern used");
    }
    switch (keyword) {
      case "9", "0" -> digit(keyword);
      case "D", "." -> {
        refuse(is(Flag.DECIMAL), "multiple decimal points");
        refuse(is(Flag.SHIFT), "cannot use \"V\" and decimal point together");
        flags.add(Flag.DECIMAL);
      }
      case "FM" -> flags.add(Flag.FILL_MODE);
      case "S" -> sign();
      case "MI", "PL", "SG" -> {
        refuse(is(Flag.SIGN), "cannot use \"S\" and \"" + keyword + "\" together");
        if (!keyword.equals("PL")) {
          flags.add(Flag.MINUS);
        }
        if (!keyword.equals("MI")) {
          flags.add(Flag.PLUS);
        }
      }
      case "PR" -> {
        refuse(
            is(Flag.SIGN) || is(Flag.PLUS) || is(Flag.MINUS),
            "cannot use \"PR\" and \"S\"/\"PL\"/\"MI\"/\"SG\" together");
        flags.add(Flag.BRACKET);
      }
      case "RN" -> flags.add(Flag.ROMAN);
      case "V" -> {
        refuse(is(Flag.DECIMAL), "cannot use \"V\" and decimal point together");
        flags.add(Flag.SHIFT);
      }
      case "EEEE" -> scientific();
      default -> {}
    }
  }

  private void digit(String keyword) {
    refuse(is(Flag.BRACKET), "\"" + keyword + "\" must be ahead of \"PR\"");
    boolean zero = keyword.equals("0");
    if (is(Flag.SHIFT) && !zero) {
      shift++;
      return;
    }
    if (zero && !is(Flag.ZERO) && !is(Flag.DECIMAL)) {
      flags.add(Flag.ZERO);
      zeroStart = before;
    }
    if (is(Flag.DECIMAL)) {
      after++;
    } else {
      before++;
    }
    if (zero) {
      zeroEnd = before + after;
    }
  }

  private void sign() {
    refuse(is(Flag.SIGN), "cannot use \"S\" twice");
    refuse(
        is(Flag.PLUS) || is(Flag.MINUS) || is(Flag.BRACKET),
        "cannot use \"S\" and \"PL\"/\"MI\"/\"SG\"/\"PR\" together");
    flags.add(Flag.SIGN);
    if (!is(Flag.DECIMAL)) {
      digitsBeforeSign = before;
    }
  }

  private void scientific() {
    refuse(is(Flag.SCIENTIFIC), "cannot use \"EEEE\" twice");
    for (Flag flag : flags) {
      if (flag != Flag.DECIMAL && flag != Flag.ZERO) {
        throw wrong("\"EEEE\" is incompatible with other formats")
            .withDetail(
                "\"EEEE\" may only be used together with digit and decimal point patterns.");
      }
    }
    flags.add(Flag.SCIENTIFIC);
  }

  private static void refuse(boolean broken, String message) {
    if (broken) {
      throw wrong(message);
    }
  }

  private static PgException wrong(String message) {
    return new PgException(SqlState.SYNTAX_ERROR, message);
  }

  List<Part> parts() {
    return parts;
  }

  boolean is(Flag flag) {
    return flags.contains(flag);
  }

  /** Digits before the point, those that {@code V} shifts there included. */
  int before() {
    return before + shift;
  }

  int after() {
    return after;
  }

  int shift() {
    return shift;
  }

  /** The number of digits before the first 0 of the template; -1 where there is none. */
  int zeroStart() {
    return zeroStart;
  }

  int zeroEnd() {
    return zeroEnd;
  }

  /** Whether {@code S} stands before the digits, so that the sign is written before them. */
  boolean signsFirst() {
    return is(Flag.SIGN) && digitsBeforeSign >= 0 && digitsBeforeSign != before();
  }
}
