package io.irispgwire.eval;

import org.jspecify.annotations.Nullable;

/** A compiled expression: immutable, shared between sessions. */
@FunctionalInterface
interface Node {
  @Nullable Object value(Frame frame);

  /** Whether a condition holds: NULL does not. */
  default boolean holds(Frame frame) {
    return Boolean.TRUE.equals(value(frame));
  }
}
