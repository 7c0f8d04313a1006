package io.irispgwire.session;

import io.irispgwire.backend.Rows;
import org.jspecify.annotations.Nullable;

/** Where rows are written to, one by one. */
interface RowTarget {
  /** A row made in the JVM. */
  void write(@Nullable Object[] row);

  /** The row that the back end's cursor stands on. */
  void write(Rows rows);
}
