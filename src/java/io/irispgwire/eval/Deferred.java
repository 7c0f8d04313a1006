package io.irispgwire.eval;

import org.jspecify.annotations.Nullable;

/**
 * A column of a derived table that is computed when it is first read: what PostgreSQL reaches by
 * pulling the sub-query up (prepjointree.c, pull_up_simple_subquery). It stands in a {@link Frame}
 * while the derived table's row is the current one, and never in a copy.
 */
record Deferred(Node node, Frame frame) {
  @Nullable Object value() {
    return node.value(frame);
  }
}
