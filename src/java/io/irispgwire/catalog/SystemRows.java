package io.irispgwire.catalog;

import io.irispgwire.eval.Environment.SessionFacts;
import io.irispgwire.sql.analysis.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the tables of {@code pg_catalog}: those that every PostgreSQL has, and those about
 * what the back end holds. A table that has neither is empty: the server has nothing of that kind.
 */
public final class SystemRows {
  private static final Map<String, CatalogTable<Snapshot, ?>> TABLES = tables();

  private SystemRows() {}

  /** Whether the table is a view that is computed by its definition. */
  static boolean isComputed(Table table) {
    return table.view() && !TABLES.containsKey(table.name());
  }

  /** Every row of a system table, as the session sees it now. */
  public static List<@Nullable Object[]> of(Table table, Schema schema, SessionFacts session) {
    List<@Nullable Object[]> stored = StoredRows.of(table).rows();
    CatalogTable<Snapshot, ?> made = TABLES.get(table.name());
    if (made == null) {
      return stored;
    }
    List<@Nullable Object[]> rows = new ArrayList<>(stored);
    rows.addAll(made.rows(new Snapshot(schema, schema.tables(), session)));
    return rows;
  }

  /** Those that have a value in a column, counted from 0. */
  public static List<@Nullable Object[]> find(
      Table table, Schema schema, SessionFacts session, int column, Object value) {
    List<@Nullable Object[]> stored = StoredRows.of(table).find(column, value);
    CatalogTable<Snapshot, ?> made = TABLES.get(table.name());
    if (made == null) {
      return stored;
    }
    List<@Nullable Object[]> rows = new ArrayList<>(stored);
    for (@Nullable Object[] row : made.rows(new Snapshot(schema, schema.tables(), session))) {
      if (value.equals(row[column])) {
        rows.add(row);
      }
    }
    return rows;
  }

  private static Map<String, CatalogTable<Snapshot, ?>> tables() {
    Map<String, CatalogTable<Snapshot, ?>> tables = new HashMap<>();
    tables.putAll(RelationRows.tables());
    tables.putAll(KeyRows.tables());
    tables.putAll(ServerRows.tables());
    return Map.copyOf(tables);
  }
}
