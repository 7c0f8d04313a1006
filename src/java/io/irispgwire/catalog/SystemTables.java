package io.irispgwire.catalog;

import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.analysis.Table.Stored;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import io.irispgwire.types.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The tables and views of {@code pg_catalog}: their names, OIDs and columns, read once from {@code
 * pg_attribute.tsv}. What rows they have is {@link SystemRows}' matter.
 */
public final class SystemTables {
  static final String SCHEMA = "pg_catalog";

  private static final Map<String, Table> ALL = read();

  private SystemTables() {}

  static @Nullable Table find(String name) {
    return ALL.get(name);
  }

  static Collection<Table> all() {
    return ALL.values();
  }

  /** Whether the table is one of ours and not the back end's; a sequence is. */
  public static boolean contains(Table table) {
    return table.sequence() != null
        || (table.schema().equals(SCHEMA) && ALL.containsKey(table.name()));
  }

  private static Map<String, Table> read() {
    Map<String, List<String[]>> lines = new LinkedHashMap<>();
    for (String[] line : CatalogFile.lines("pg_attribute.tsv")) {
      lines.computeIfAbsent(line[0], name -> new ArrayList<>()).add(line);
    }
    Map<String, Table> tables = new LinkedHashMap<>();
    lines.forEach((name, columns) -> tables.put(name, table(name, columns)));
    return Map.copyOf(tables);
  }

  private static Table table(String name, List<String[]> lines) {
    List<Table.Column> columns = new ArrayList<>();
    for (String[] line : lines) {
      PgType type = Objects.requireNonNull(Types.byOid(Integer.parseInt(line[4])), line[4]);
      String column = line[3];
      boolean notNull = line[5].equals("t");
      columns.add(
          new Table.Column(
              column,
              column,
              SqlType.of(type),
              columns.size() + 1,
              notNull,
              false,
              notNull && column.equals("oid"),
              Stored.EXACT_STRING));
    }
    String[] first = lines.get(0);
    int oid = Integer.parseInt(first[2]);
    return new Table(SCHEMA, name, oid, SCHEMA, name, first[1].equals("v"), columns);
  }
}
