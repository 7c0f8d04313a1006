package io.irispgwire.eval;

import io.irispgwire.sql.analysis.Table;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

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
        public Iterator<@Nullable Object[]> rows(Scan scan, Environment environment) {
          throw new IllegalStateException(scan.table().name());
        }
      };

  /** Asked at compile time: whether {@link #rows} can answer for the table. */
  boolean has(Table table);

  /** The rows, one value per column of the table, in the classes of the types package. */
  Iterator<@Nullable Object[]> rows(Scan scan, Environment environment);
}
