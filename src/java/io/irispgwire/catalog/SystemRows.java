package io.irispgwire.catalog;

import io.irispgwire.eval.Environment.SessionFacts;
import io.irispgwire.sql.analysis.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the tables of {@code pg_catalog}. A table that has neither rows of its own here nor
 * stored ones is empty: the server has nothing of that kind.
 */
public final class SystemRows {
  private static final Map<String, CatalogTable<Snapshot, ?>> TABLES = tables();

  private SystemRows() {}

  /** Every row of a system table, as the session sees it now. */
  public static List<@Nullable Object[]> of(Table table, Schema schema, SessionFacts session) {
    List<@Nullable Object[]> stored = StoredRows.of(table.name());
    if (stored != null) {
      return stored;
    }
    CatalogTable<Snapshot, ?> made = TABLES.get(table.name());
    if (made == null) {
      return List.of();
    }
    List<Table> tables = new ArrayList<>(schema.tables());
    tables.addAll(SystemTables.all());
    return made.rows(new Snapshot(schema, tables, session));
  }

  private static Map<String, CatalogTable<Snapshot, ?>> tables() {
    Map<String, CatalogTable<Snapshot, ?>> tables = new HashMap<>();
    tables.putAll(RelationRows.tables());
    tables.putAll(KeyRows.tables());
    tables.putAll(ServerRows.tables());
    return Map.copyOf(tables);
  }
}
