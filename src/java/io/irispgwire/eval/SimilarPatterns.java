package io.irispgwire.eval;

/** SQL regular expressions to POSIX ones ({@code similar_escape_internal}, regexp.c). */
final class SimilarPatterns {
  private SimilarPatterns() {}

  static String translate(String pattern, String escape) {
    if (escape.length() > 1) {
      throw LikeFunctions.invalidEscape();
    }
    char escapeChar = escape.isEmpty() ? 0 : escape.charAt(0);
    StringBuilder out = new StringBuilder("^(?:");
    boolean inBrackets = false;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (escapeChar != 0 && c == escapeChar && i + 1 < pattern.length()) {
        char next = pattern.charAt(++i);
        if (next == '"' && !inBrackets) {
          throw Failures.unsupported("SIMILAR patterns with escape-double-quote are not supported");
        }
        out.append('\\').append(next);
      } else if (inBrackets) {
        out.append(c == '\\' ? "\\\\" : String.valueOf(c));
        inBrackets = c != ']';
      } else {
        switch (c) {
          case '[' -> {
            out.append(c);
            inBrackets = true;
          }
          case '%' -> out.append(".*");
          case '_' -> out.append('.');
          case '(' -> out.append("(?:");
          case '\\', '.', '^', '$' -> out.append('\\').append(c);
          default -> out.append(c);
        }
      }
    }
    return out.append(")$").toString();
  }
}
