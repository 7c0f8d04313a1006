package io.irispgwire.eval;

import org.jspecify.annotations.Nullable;

/** Rows of a query, one at a time. */
@FunctionalInterface
interface RowCursor {
  /** The next row, the caller's to keep; null at the end. */
  @Nullable Object @Nullable [] next();
}
