package io.irispgwire.eval;

import io.irispgwire.sql.analysis.Table;

/**
 * Where the rows of tables come from: a catalog's tables, or rows fetched from a back end. The
 * evaluator reads functions, VALUES and queries by itself.
 */
public interface RowLookup {
  /** A world without tables. */
  RowLookup NONE =
      new RowLookup() {
        @Override
        public boolean has(Table table) {
          return false;
        }

        @Override
        public TableScan scan(TableAccess access) {
          throw new IllegalStateException(access.table().name());
        }
      };

  /** Asked before anything is compiled: whether {@link #scan} can answer for the table. */
  boolean has(Table table);

  /** Whether the rows of the table are in the server's memory. */
  default boolean isOfServer(Table table) {
    return false;
  }

  /** Whether rows of the table are found by a value of any column in no time. */
  default boolean isIndexed(Table table) {
    return false;
  }

  /** Called once for each place where the compiled query reads a table. */
  TableScan scan(TableAccess access);
}
