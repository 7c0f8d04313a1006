package io.irispgwire.catalog;

import io.irispgwire.sql.analysis.Table;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What pg_attribute repeats from pg_type. */
record TypeRow(short length, boolean byValue, String align, String storage, long collation) {
  private static final TypeRow UNKNOWN = new TypeRow((short) -1, false, "i", "x", 0);

  private static final Map<Long, TypeRow> ALL = read();

  static TypeRow of(int oid) {
    return ALL.getOrDefault(Integer.toUnsignedLong(oid), UNKNOWN);
  }

  private static Map<Long, TypeRow> read() {
    Table table = Objects.requireNonNull(SystemTables.find("pg_type"));
    Map<Long, TypeRow> rows = new HashMap<>();
    for (@Nullable Object[] row : StoredRows.of(table).rows()) {
      rows.put(
          (Long) value(table, row, "oid"),
          new TypeRow(
              (Short) value(table, row, "typlen"),
              (Boolean) value(table, row, "typbyval"),
              (String) value(table, row, "typalign"),
              (String) value(table, row, "typstorage"),
              (Long) value(table, row, "typcollation")));
    }
    return Map.copyOf(rows);
  }

  private static Object value(Table table, @Nullable Object[] row, String column) {
    for (Table.Column candidate : table.columns()) {
      if (candidate.name().equals(column)) {
        return Objects.requireNonNull(row[candidate.number() - 1]);
      }
    }
    throw new IllegalArgumentException(column);
  }
}
