package io.irispgwire.backend.jdbc;

import org.jspecify.annotations.Nullable;

/**
 * What the driver's exception says:
 *
 * <pre>
 * [SQLCODE: &lt;-25&gt;:&lt;Input encountered after end of query&gt;]
 * [Location: &lt;Prepare&gt;]
 * [%msg: &lt; Input (LIMIT) encountered after end of query&gt;]
 * </pre>
 *
 * @param code SQLCODE without its sign
 * @param text {@code %msg}, else the text beside the code, else all of it
 */
record IrisMessage(int code, String text) {
  private static final String CODE_MARK = "[SQLCODE: <";
  private static final String TEXT_MARK = "[%msg: <";
  private static final String VALUE_MARK = "(value '";

  static IrisMessage of(int errorCode, String message) {
    String coded = between(message, CODE_MARK, ">");
    int code = errorCode == 0 && coded != null ? number(coded) : errorCode;
    String told = between(message, TEXT_MARK, ">]");
    if (told == null && coded != null) {
      told = between(message, CODE_MARK + coded + ">:<", ">]");
    }
    return new IrisMessage(Math.abs(code), (told == null ? message : told).strip());
  }

  /** A constraint's name stands in the first brackets, as Hibernate's dialect reads it. */
  @Nullable String bracketed() {
    return between(text, "(", ")");
  }

  /** The refused value of SQLCODE -104 and -105, or empty. */
  String value() {
    String value = between(text, VALUE_MARK, "')");
    return value == null ? "" : value;
  }

  /** The field that the first quotes name, as {@code schema.table.field}; null when not told. */
  @Nullable Field field() {
    String name = between(text, "'", "'");
    if (name == null) {
      return null;
    }
    int second = name.lastIndexOf('.');
    int first = name.lastIndexOf('.', second - 1);
    return first < 0
        ? null
        : new Field(
            name.substring(0, first),
            name.substring(first + 1, second),
            name.substring(second + 1));
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private static @Nullable String between(String text, String open, String close) {
    int start = text.indexOf(open);
    int end = start < 0 ? -1 : text.indexOf(close, start + open.length());
    return end < 0 ? null : text.substring(start + open.length(), end);
  }

  /** Where a value was refused, in IRIS's names. */
  record Field(String schema, String table, String column) {}
}
