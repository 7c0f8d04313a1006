package io.irispgwire.eval;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** How a query reads a table: immutable, shared between sessions. */
public interface TableScan {
  /** Begins one run of the query; called at most once in it. */
  Run begin(Environment environment);

  /** The rows of the table during one run of a query. */
  interface Run extends AutoCloseable {
    /** All rows from the first on, each as wide as the table and its key; may be called again. */
    Iterator<@Nullable Object[]> rows();

    /**
     * At least those rows whose column has that value.
     *
     * @param column from 0
     */
    default Iterator<@Nullable Object[]> rows(int column, Object value) {
      return rows();
    }

    /** Reads the rows now, before anything is written. */
    default void keep() {}

    @Override
    void close();
  }
}
