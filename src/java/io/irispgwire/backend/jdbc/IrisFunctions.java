package io.irispgwire.backend.jdbc;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** IRIS's functions that H2 lacks, as H2 aliases; called by H2 only, hence public. */
public final class IrisFunctions {
  static final List<String> DEFINITIONS =
      List.of(
          alias("IRIS_PIECE", "piece"),
          alias("IRIS_REVERSE", "reverse"),
          alias("IRIS_PREFIX", "prefix"));

  private IrisFunctions() {}

  private static String alias(String name, String method) {
    return "CREATE ALIAS IF NOT EXISTS PUBLIC."
        + name
        + " DETERMINISTIC FOR '"
        + IrisFunctions.class.getName()
        + "."
        + method
        + "'";
  }

  /**
   * {@code $PIECE}: the part of a string between delimiters, counted from 1; '' beyond the last.
   */
  public static @Nullable String piece(
      @Nullable String text, @Nullable String delimiter, int number) {
    if (text == null || delimiter == null || delimiter.isEmpty()) {
      return null;
    }
    int start = 0;
    for (int i = 1; i < number; i++) {
      int end = text.indexOf(delimiter, start);
      if (end < 0) {
        return "";
      }
      start = end + delimiter.length();
    }
    int end = text.indexOf(delimiter, start);
    return end < 0 ? text.substring(start) : text.substring(start, end);
  }

  public static @Nullable String reverse(@Nullable String text) {
    return text == null ? null : new StringBuilder(text).reverse().toString();
  }

  /** The LIKE pattern, with backslash as escape, of the strings that start with {@code text}. */
  public static @Nullable String prefix(@Nullable String text) {
    return text == null
        ? null
        : text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
  }
}
