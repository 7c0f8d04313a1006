package io.irispgwire.eval;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * PostgreSQL's advanced regular expressions as Java's (manual section 9.7.3).
 *
 * <p>Where the two engines would choose different matches, PostgreSQL's being the longest, the
 * answer may differ only for alternatives of which one begins another.
 */
final class RegexTranslation {
  private static final Map<String, String> CLASSES =
      Map.ofEntries(
          Map.entry("alpha", "\\p{IsAlphabetic}"),
          Map.entry("digit", "0-9"),
          Map.entry("alnum", "\\p{IsAlphabetic}0-9"),
          Map.entry("upper", "\\p{Lu}"),
          Map.entry("lower", "\\p{Ll}"),
          Map.entry("space", "\\s\\x0B"),
          Map.entry("blank", " \\t"),
          Map.entry("punct", "\\p{Punct}"),
          Map.entry("xdigit", "0-9a-fA-F"),
          Map.entry("cntrl", "\\p{Cntrl}"),
          Map.entry("print", "\\p{Print}"),
          Map.entry("graph", "\\p{Graph}"),
          Map.entry("word", "\\w"));

  private final String source;
  private final StringBuilder out = new StringBuilder();
  private final boolean lines;
  private int at;

  private RegexTranslation(String source, boolean lines) {
    this.source = source;
    this.lines = lines;
  }

  /**
   * The compiled expression.
   *
   * @param flags letters as {@code regexp_replace} takes them, without {@code g}
   */
  static Pattern compile(String pattern, String flags) {
    int options = Pattern.DOTALL | Pattern.UNICODE_CASE;
    boolean lines = false;
    boolean literal = false;
    for (int i = 0; i < flags.length(); i++) {
      char flag = flags.charAt(i);
      switch (flag) {
        case 'i' -> options |= Pattern.CASE_INSENSITIVE;
        case 'c' -> options &= ~Pattern.CASE_INSENSITIVE;
        case 'n', 'm' -> {
          lines = true;
          options = (options & ~Pattern.DOTALL) | Pattern.MULTILINE | Pattern.UNIX_LINES;
        }
        case 'p' -> options = (options & ~Pattern.DOTALL) | Pattern.UNIX_LINES;
        case 'w' -> {
          lines = true;
          options |= Pattern.MULTILINE;
        }
        case 's', 't', 'e' -> {}
        case 'x' -> options |= Pattern.COMMENTS;
        case 'q' -> literal = true;
        default -> throw Failures.parameter("invalid regular expression option: \"" + flag + "\"");
      }
    }
    String java = literal ? Pattern.quote(pattern) : new RegexTranslation(pattern, lines).java();
    try {
      return Pattern.compile(java, options);
    } catch (PatternSyntaxException e) {
      throw invalid(reason(pattern));
    }
  }

  static PgException invalid(String reason) {
    return new PgException(
        SqlState.INVALID_REGULAR_EXPRESSION, "invalid regular expression: " + reason);
  }

  /** The most likely of PostgreSQL's reasons ({@code regerrs.h}). */
  private static String reason(String pattern) {
    if (pattern.indexOf('[') >= 0 && pattern.lastIndexOf(']') < pattern.lastIndexOf('[')) {
      return "brackets [] not balanced";
    }
    long open = pattern.chars().filter(c -> c == '(').count();
    long closed = pattern.chars().filter(c -> c == ')').count();
    return open != closed
        ? "parentheses () not balanced"
        : pattern.endsWith("\\") ? "invalid escape \\ sequence" : "quantifier operand invalid";
  }

  private String java() {
    if (source.startsWith("***=")) {
      return Pattern.quote(source.substring(4));
    }
    at = source.startsWith("***:") ? 4 : 0;
    while (at < source.length()) {
      char c = source.charAt(at++);
      switch (c) {
        case '[' -> brackets();
        case '\\' -> escape();
        case '$' -> out.append(lines ? "$" : "\\z");
        case '{' -> {
          boolean bound = at < source.length() && Character.isDigit(source.charAt(at));
          out.append(bound ? "{" : "\\{");
        }
        case '*', '+', '?' -> quantifier(c);
        default -> out.append(c);
      }
    }
    return out.toString();
  }

  /** Two quantifiers in a row are possessive in Java and an error in PostgreSQL. */
  private void quantifier(char c) {
    out.append(c);
    if (at < source.length()
        && (source.charAt(at) == '+' || source.charAt(at) == '*')
        && c != '(') {
      throw invalid("quantifier operand invalid");
    }
  }

  private void escape() {
    if (at == source.length()) {
      throw invalid("invalid escape \\ sequence");
    }
    char c = source.charAt(at++);
    switch (c) {
      case 'm' -> out.append("\\b(?=\\w)");
      case 'M' -> out.append("\\b(?<=\\w)");
      case 'y' -> out.append("\\b");
      case 'Y' -> out.append("\\B");
      case 'Z' -> out.append("\\z");
      case 'B' -> out.append("\\\\");
      default -> out.append('\\').append(c);
    }
  }

  /** A bracket expression; Java's would give {@code [} and {@code &&} a meaning of their own. */
  private void brackets() {
    if (source.startsWith("[:<:]]", at) || source.startsWith("[:>:]]", at)) {
      out.append(source.charAt(at + 2) == '<' ? "\\b(?=\\w)" : "\\b(?<=\\w)");
      at += 6;
      return;
    }
    out.append('[');
    if (at < source.length() && source.charAt(at) == '^') {
      out.append('^');
      at++;
    }
    boolean first = true;
    while (at < source.length() && (first || source.charAt(at) != ']')) {
      first = false;
      char c = source.charAt(at++);
      if (c == '[' && at < source.length() && source.charAt(at) == ':') {
        int end = source.indexOf(":]", at);
        String name = end < 0 ? "" : source.substring(at + 1, end);
        String members = CLASSES.get(name);
        if (members == null) {
          throw invalid("invalid character class");
        }
        out.append(members);
        at = end + 2;
      } else if (c == '\\' && at < source.length()) {
        out.append('\\').append(source.charAt(at++));
      } else {
        out.append("[]&~^\\".indexOf(c) >= 0 ? "\\" + c : String.valueOf(c));
      }
    }
    if (at >= source.length()) {
      throw invalid("brackets [] not balanced");
    }
    at++;
    out.append(']');
  }
}
