package io.irispgwire.sql.translate;

import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.analysis.Table.Column;
import java.util.List;

/**
 * An UPDATE that changes nothing: what locks rows in IRIS, whose SELECT has no FOR UPDATE (SQL
 * Reference, "UPDATE", "LOCK").
 */
final class RowLock {
  private RowLock() {}

  /** The column to write: neither a key nor filled in by IRIS, if there is such a column. */
  static Column column(Table table) {
    List<Column> columns = table.columns();
    return columns.stream()
        .filter(column -> !column.primaryKey() && !column.hasDefault())
        .findFirst()
        .orElse(columns.get(columns.size() - 1));
  }

  /** {@code UPDATE t SET c = c}. */
  static String of(Table table) {
    String name = Identifiers.quote(column(table).backendName());
    return "UPDATE " + Identifiers.table(table) + " SET " + name + " = " + name;
  }
}
