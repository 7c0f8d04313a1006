package io.irispgwire.catalog;

import io.irispgwire.sql.analysis.Table;
import io.irispgwire.types.PgArray;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How the indexes and constraints of PostgreSQL's own tables and domains would be made. */
final class SystemDefinitions {
  private static final Map<Long, Texts> ALL = read();

  private SystemDefinitions() {}

  /**
   * @param pretty without what the search path makes needless
   */
  private record Texts(String plain, String pretty) {}

  /**
   * Null for a number that is none of theirs.
   *
   * @param column of an index, from 1; 0 for the whole
   */
  static @Nullable String of(long oid, int column, boolean pretty) {
    Texts texts = ALL.get(oid);
    if (texts == null) {
      return null;
    }
    return column == 0 ? pretty ? texts.pretty() : texts.plain() : column(oid, column);
  }

  /** Its columns are those of a table, never expressions. */
  private static String column(long oid, int column) {
    Table indexes = Objects.requireNonNull(SystemTables.find("pg_index"));
    for (@Nullable Object[] row : StoredRows.of(indexes).find(place(indexes, "indexrelid"), oid)) {
      long relation = (Long) Objects.requireNonNull(row[place(indexes, "indrelid")]);
      PgArray key = (PgArray) Objects.requireNonNull(row[place(indexes, "indkey")]);
      Table table = SystemTables.find(relation);
      if (table != null && column <= key.elements().size()) {
        Number number = (Number) Objects.requireNonNull(key.elements().get(column - 1));
        return Names.quoted(table.columns().get(number.intValue() - 1).name());
      }
    }
    return "";
  }

  private static int place(Table table, String name) {
    for (Table.Column column : table.columns()) {
      if (column.name().equals(name)) {
        return column.number() - 1;
      }
    }
    throw new IllegalArgumentException(name);
  }

  private static Map<Long, Texts> read() {
    Map<Long, Texts> texts = new HashMap<>();
    for (String[] line : CatalogFile.lines("system_definitions.tsv")) {
      List<String> fields = List.of(line);
      texts.put(
          Long.valueOf(fields.get(0)),
          new Texts(
              String.valueOf(CatalogFile.value(fields.get(1))),
              String.valueOf(CatalogFile.value(fields.get(2)))));
    }
    return Map.copyOf(texts);
  }
}
