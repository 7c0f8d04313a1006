package io.irispgwire.catalog;

import io.irispgwire.sql.analysis.Table;
import io.irispgwire.types.Codecs;
import io.irispgwire.types.TextStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Rows that are the same on every server, from files that PostgreSQL's COPY wrote. */
final class StoredRows {
  private static final List<String> TABLES =
      List.of(
          "pg_am",
          "pg_cast",
          "pg_collation",
          "pg_extension",
          "pg_language",
          "pg_opclass",
          "pg_range",
          "pg_tablespace",
          "pg_type");

  /** Those that the extension pgvector adds rows to. */
  private static final List<String> EXTENDED = List.of("pg_am", "pg_cast", "pg_opclass", "pg_type");

  private static final Map<String, List<@Nullable Object[]>> ALL = read();

  private StoredRows() {}

  /** Null for a table whose rows are not stored. */
  static @Nullable List<@Nullable Object[]> of(String table) {
    return ALL.get(table);
  }

  private static Map<String, List<@Nullable Object[]>> read() {
    Map<String, List<@Nullable Object[]>> all = new HashMap<>();
    for (String name : TABLES) {
      Table table = Objects.requireNonNull(SystemTables.find(name));
      List<@Nullable Object[]> rows = new ArrayList<>();
      for (String[] line : CatalogFile.lines(name + ".tsv")) {
        rows.add(row(table, line));
      }
      if (EXTENDED.contains(name)) {
        for (String[] line : CatalogFile.lines(name.replace("pg_", "pgvector_") + ".tsv")) {
          rows.add(row(table, line));
        }
      }
      all.put(name, List.copyOf(rows));
    }
    return Map.copyOf(all);
  }

  private static @Nullable Object[] row(Table table, String[] fields) {
    @Nullable Object[] row = new Object[fields.length];
    for (int i = 0; i < fields.length; i++) {
      boolean isNull = fields[i].equals("\\N");
      row[i] =
          isNull
              ? null
              : Codecs.of(table.columns().get(i).type().type())
                  .readText(fields[i], TextStyle.DEFAULT);
    }
    return row;
  }
}
