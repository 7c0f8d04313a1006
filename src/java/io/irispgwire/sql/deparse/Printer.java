package io.irispgwire.sql.deparse;

import java.util.function.Consumer;

/**
 * The text so far, and how deep it is indented: {@code appendContextKeyword} of {@code
 * ruleutils.c}.
 */
final class Printer {
  /** {@code PRETTYINDENT_STD}. */
  static final int STANDARD = 8;

  /** {@code PRETTYINDENT_JOIN} and {@code PRETTYINDENT_VAR}. */
  static final int DETAIL = 4;

  /** {@code PRETTYINDENT_LIMIT}. */
  private static final int LIMIT = 40;

  private final boolean pretty;
  private StringBuilder text = new StringBuilder();
  private int level;

  /**
   * @param pretty without the parentheses that precedence makes needless
   */
  Printer(boolean pretty) {
    this.pretty = pretty;
  }

  boolean pretty() {
    return pretty;
  }

  Printer add(String part) {
    text.append(part);
    return this;
  }

  /** {@code (}, but not where parentheses are left out. */
  void addUnlessPretty(String part) {
    text.append(pretty ? "" : part);
  }

  void indent(int by) {
    level += by;
  }

  /** A new line that begins with a keyword. */
  void line(String keyword, int before, int after, int plus) {
    level += before;
    trim();
    int depth =
        level < LIMIT ? Math.max(level, 0) : LIMIT + (level - LIMIT) % (LIMIT - STANDARD / 2);
    text.append('\n').append(" ".repeat(depth + plus)).append(keyword);
    level = Math.max(0, level + after);
  }

  /** One more item of a list, on a line of its own unless it is the first or begins with one. */
  void item(boolean first, Consumer<Printer> write) {
    StringBuilder before = text;
    text = new StringBuilder();
    write.accept(this);
    String item = text.toString();
    text = before;
    if (item.startsWith("\n")) {
      trim();
    } else if (!first) {
      line("", -STANDARD, STANDARD, DETAIL);
    }
    text.append(item);
  }

  /** A query inside, which begins its own indentation where this one is. */
  void nested(Runnable write) {
    int saved = level;
    write.run();
    level = saved;
  }

  private void trim() {
    while (!text.isEmpty() && text.charAt(text.length() - 1) == ' ') {
      text.setLength(text.length() - 1);
    }
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
