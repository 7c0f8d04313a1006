package io.irispgwire.eval;

import org.jspecify.annotations.Nullable;

/** A compiled query: immutable. */
@FunctionalInterface
interface Plan {
  /** Starts it; {@code outer} is the row of the query around it. */
  RowCursor open(Execution execution, @Nullable Frame outer);
}
