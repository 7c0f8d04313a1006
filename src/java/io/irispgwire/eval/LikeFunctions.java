package io.irispgwire.eval;

import static io.irispgwire.eval.TextFunctions.nonNull;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import java.util.List;
import java.util.Locale;

/** LIKE and ILIKE ({@code like_match.c}). */
final class LikeFunctions {
  private LikeFunctions() {}

  static void addTo(FunctionTable table) {
    for (String type : List.of("text", "name")) {
      table.two(type + "like", (String a, String b) -> like(a, b));
      table.two(type + "nlike", (String a, String b) -> !like(a, b));
    }
    for (String type : List.of("text", "name", "bpchar")) {
      if (!type.equals("bpchar")) {
        table.two(type + "iclike", (String a, String b) -> like(lower(a), lower(b)));
        table.two(type + "icnlike", (String a, String b) -> !like(lower(a), lower(b)));
      }
    }
    table.two("like_escape", (String a, String b) -> escape(a, b));
    table.one("similar_to_escape_1", (String a) -> SimilarPatterns.translate(a, "\\"));
    table.two("similar_to_escape_2", SimilarPatterns::translate);
    table.any(
        "similar_escape",
        (in, a) ->
            a[0] == null
                ? null
                : SimilarPatterns.translate(
                    (String) nonNull(a[0]), a[1] == null ? "\\" : (String) a[1]));
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** Remembers the last {@code %} and goes back to it, so that time stays quadratic. */
  static boolean like(String text, String pattern) {
    int t = 0;
    int p = 0;
    int star = -1;
    int mark = 0;
    while (t < text.length()) {
      char c = p < pattern.length() ? pattern.charAt(p) : 0;
      if (p < pattern.length() && c == '%') {
        star = p++;
        mark = t;
      } else if (p < pattern.length() && c == '_') {
        t += Character.charCount(text.codePointAt(t));
        p++;
      } else if (p < pattern.length() && matches(text.charAt(t), pattern, p)) {
        t++;
        p += c == '\\' ? 2 : 1;
      } else if (star >= 0) {
        p = star + 1;
        mark += Character.charCount(text.codePointAt(mark));
        t = mark;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '%') {
      p++;
    }
    return p == pattern.length();
  }

  private static boolean matches(char c, String pattern, int p) {
    if (pattern.charAt(p) != '\\') {
      return pattern.charAt(p) == c;
    }
    if (p + 1 == pattern.length()) {
      throw new PgException(
          SqlState.INVALID_ESCAPE_SEQUENCE, "LIKE pattern must not end with escape character");
    }
    return pattern.charAt(p + 1) == c;
  }

  /** {@code like_escape}: the pattern with a backslash as its escape character. */
  private static String escape(String pattern, String escape) {
    if (escape.isEmpty()) {
      return pattern.replace("\\", "\\\\");
    }
    if (TextFunctions.length(escape) != 1) {
      throw invalidEscape();
    }
    if (escape.equals("\\")) {
      return pattern;
    }
    StringBuilder out = new StringBuilder();
    boolean after = false;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == escape.charAt(0) && !after) {
        out.append('\\');
        after = true;
      } else {
        out.append(c == '\\' && !after ? "\\\\" : String.valueOf(c));
        after = false;
      }
    }
    return out.toString();
  }

  static PgException invalidEscape() {
    return new PgException(SqlState.INVALID_ESCAPE_SEQUENCE, "invalid escape string")
        .withHint("Escape string must be empty or one character.");
  }
}
