package io.irispgwire.eval;

import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.TableRef;
import java.util.List;

/**
 * One reading of a table.
 *
 * @param filters conditions on columns of this table alone that a row must meet to matter; they are
 *     asked again of every row that {@link RowLookup} gives, so it may but need not leave rows out
 */
public record Scan(TableRef.Relation relation, Table table, List<Expression> filters) {
  public Scan {
    filters = List.copyOf(filters);
  }
}
