package io.irispgwire.sql.tree;

/** A part of the tree that knows its place in the text. */
public interface Node {
  Span span();
}
