package io.irispgwire.sql.tree;

/**
 * Where a node stands in the client's text.
 *
 * @param start offset of the first character, in UTF-16 units
 * @param end offset after the last one
 */
public record Span(int start, int end) {
  public Span to(Span last) {
    return new Span(start, last.end);
  }

  /** What an error's position field counts from: 1. */
  public int position() {
    return start + 1;
  }

  public String of(String text) {
    return text.substring(start, end);
  }
}
