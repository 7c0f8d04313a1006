package io.irispgwire.types;

/** What C's {@code isspace} takes for a blank in the locale C. */
final class Blanks {
  private Blanks() {}

  static boolean isBlank(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }

  /** Index of the first character at or after {@code from} that is no blank. */
  static int skip(String text, int from) {
    int at = from;
    while (at < text.length() && isBlank(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /** {@code text} without blanks at both ends. */
  static String trim(String text) {
    int start = skip(text, 0);
    int end = text.length();
    while (end > start && isBlank(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }
}
