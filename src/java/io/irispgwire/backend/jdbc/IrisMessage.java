package io.irispgwire.backend.jdbc;

import java.util.ArrayList;
import java.util.List;
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

  static IrisMessage of(int errorCode, String message) {
    String coded = between(message, CODE_MARK, ">");
    int code = errorCode == 0 && coded != null ? number(coded) : errorCode;
    String told = between(message, TEXT_MARK, ">]");
    if (told == null && coded != null) {
      told = between(message, CODE_MARK + coded + ">:<", ">]");
    }
    return new IrisMessage(Math.abs(code), (told == null ? message : told).strip());
  }

  /** What stands in quotes, in order: names and values, whatever the language of the rest. */
  List<String> quoted() {
    List<String> parts = new ArrayList<>();
    int open = text.indexOf('\'');
    while (open >= 0) {
      int close = text.indexOf('\'', open + 1);
      if (close < 0) {
        break;
      }
      parts.add(text.substring(open + 1, close));
      open = text.indexOf('\'', close + 1);
    }
    return parts;
  }

  /**
   * A constraint that failed, as in {@code Table 'S.t', Constraint 'c', Field(s) a="1"; failed
   * unique check}; null when not told.
   */
  @Nullable Constraint constraint() {
    List<String> names = quoted();
    if (names.size() < 2) {
      return null;
    }
    String table = names.get(0);
    String name = names.get(1);
    int dot = table.lastIndexOf('.');
    String rest = text.substring(text.indexOf('\'' + name + '\'') + name.length() + 2);
    return new Constraint(
        dot < 0 ? "" : table.substring(0, dot), table.substring(dot + 1), name, KeyFields.of(rest));
  }

  /** The refused value of SQLCODE -104 and -105, or empty. */
  String value() {
    List<String> parts = quoted();
    return parts.size() < 2 ? "" : parts.get(1);
  }

  /**
   * The field that the first quotes name, as {@code 'schema.table.field'} or {@code 'field' in
   * table 'schema.table'}; null when not told.
   */
  @Nullable Field field() {
    List<String> names = quoted();
    if (names.isEmpty()) {
      return null;
    }
    String name = names.get(0);
    if (name.indexOf('.') < 0 && names.size() > 1) {
      name = names.get(1) + '.' + name;
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

  /** A constraint, its table in IRIS's names, and the fields that violate it, if told. */
  record Constraint(String schema, String table, String name, KeyFields key) {}

  /** Where a value was refused, in IRIS's names. */
  record Field(String schema, String table, String column) {}
}
