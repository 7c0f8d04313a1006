package io.irispgwire.sql.tree;

/**
 * One identifier.
 *
 * @param value as PostgreSQL understands it: folded to lower case unless quoted, quotes undone
 */
public record Name(Span span, String value, boolean quoted) implements Node {
  @Override
  public String toString() {
    return value;
  }
}
