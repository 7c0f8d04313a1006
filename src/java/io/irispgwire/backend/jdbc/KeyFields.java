package io.irispgwire.backend.jdbc;

import java.util.ArrayList;
import java.util.List;

/**
 * The fields of a key in a message of IRIS: {@code Field(s) s="a",n="1",e=$c(0); failed unique
 * check}, where {@code $c(0)} is the empty string.
 */
record KeyFields(List<String> names, List<String> values) {
  private static final String EMPTY_STRING = "$c(0)";

  static KeyFields of(String text) {
    List<String> names = new ArrayList<>();
    List<String> values = new ArrayList<>();
    int at = text.indexOf('=');
    while (at > 0) {
      int start = at;
      while (start > 0 && isNamePart(text.charAt(start - 1))) {
        start--;
      }
      int end = endOfValue(text, at + 1);
      names.add(text.substring(start, at));
      values.add(value(text.substring(at + 1, end)));
      at = text.indexOf('=', end);
    }
    return new KeyFields(names, values);
  }

  private static boolean isNamePart(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '%';
  }

  private static int endOfValue(String text, int start) {
    boolean quoted = false;
    int end = start;
    while (end < text.length()
        && (quoted || (text.charAt(end) != ',' && text.charAt(end) != ';'))) {
      quoted ^= text.charAt(end) == '"';
      end++;
    }
    return end;
  }

  private static String value(String text) {
    if (text.equals(EMPTY_STRING)) {
      return "";
    }
    boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
    return quoted ? text.substring(1, text.length() - 1).replace("\"\"", "\"") : text;
  }

  /** PostgreSQL's detail (nbtinsert.c), or empty. */
  String detail() {
    return names.isEmpty()
        ? ""
        : "Key (" + String.join(", ", names) + ")=(" + String.join(", ", values) + ")";
  }
}
