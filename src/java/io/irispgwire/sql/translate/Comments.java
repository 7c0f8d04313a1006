package io.irispgwire.sql.translate;

/**
 * Copies text between the nodes of a tree: blanks, keywords, punctuation and comments.
 *
 * <p>A comment that would change what IRIS reads becomes one blank: {@code --} (the driver drops
 * them), nested ones (it does not nest), and those that hold a question mark, a quote or a colon.
 */
final class Comments {
  private Comments() {}

  static void append(String sql, int from, int to, StringBuilder out) {
    int at = from;
    while (at < to) {
      int end = endOfComment(sql, at, to);
      if (end < 0) {
        out.append(sql.charAt(at++));
      } else {
        boolean harmless = sql.charAt(at) == '/' && isHarmless(sql, at + 2, end - 2);
        out.append(harmless ? sql.substring(at, end) : " ");
        at = end;
      }
    }
  }

  /** Where the comment that starts at {@code at} ends; -1 when none starts there. */
  private static int endOfComment(String sql, int at, int to) {
    if (sql.startsWith("--", at)) {
      int end = at;
      while (end < to && sql.charAt(end) != '\n') {
        end++;
      }
      return end;
    }
    if (!sql.startsWith("/*", at)) {
      return -1;
    }
    int depth = 1;
    int end = at + 2;
    while (end < to && depth > 0) {
      if (sql.startsWith("/*", end)) {
        depth++;
        end += 2;
      } else if (sql.startsWith("*/", end)) {
        depth--;
        end += 2;
      } else {
        end++;
      }
    }
    return end;
  }

  private static boolean isHarmless(String sql, int from, int to) {
    for (int i = from; i < to; i++) {
      if ("?'\":{}".indexOf(sql.charAt(i)) >= 0 || sql.startsWith("/*", i)) {
        return false;
      }
    }
    return !sql.startsWith("#", from); // an IRIS comment option
  }
}
