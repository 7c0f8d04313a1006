package io.irispgwire.catalog;

import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.analysis.Table.Stored;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import io.irispgwire.types.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The tables and views of {@code pg_catalog} and {@code information_schema}: their names, OIDs and
 * columns, read once from {@code pg_class.tsv} and {@code pg_attribute.tsv}. What rows they have is
 * {@link SystemRows}' matter.
 */
public final class SystemTables {
  static final String SCHEMA = "pg_catalog";
  static final String INFORMATION_SCHEMA = "information_schema";

  /**
   * Views that only this server has; in no list of schemas, which clients would not expect it in.
   */
  static final String OWN = "iris_pgwire";

  /** What the names of the files begin with that tables are read from. */
  private static final List<String> FILES = List.of("pg", "statements", "own");

  private static final Map<String, String> SCHEMAS =
      Map.of(
          "11",
          SCHEMA,
          Long.toString(SystemNamespaces.INFORMATION_SCHEMA),
          INFORMATION_SCHEMA,
          Long.toString(SystemNamespaces.OWN),
          OWN);

  private static final Map<String, Table> ALL = read();
  private static final Map<Integer, Table> BY_OID = byOid();

  private SystemTables() {}

  /** A table of pg_catalog. */
  static @Nullable Table find(String name) {
    return find(SCHEMA, name);
  }

  static @Nullable Table find(String schema, String name) {
    return ALL.get(schema + '.' + name);
  }

  static @Nullable Table find(long oid) {
    return BY_OID.get((int) oid);
  }

  /** Whether a table, view or index of the system has that name. */
  static boolean hasRelation(String name) {
    int relname = 1;
    return !StoredRows.of(Objects.requireNonNull(find("pg_class"))).find(relname, name).isEmpty();
  }

  /** Whether a schema is ours, whatever the back end has under that name. */
  static boolean isSystem(String schema) {
    return SCHEMAS.containsValue(schema);
  }

  static Collection<Table> all() {
    return ALL.values();
  }

  /** Whether the table is one of ours and not the back end's; a sequence is. */
  public static boolean contains(Table table) {
    return table.sequence() != null
        || (isSystem(table.schema()) && BY_OID.containsKey(table.oid()));
  }

  private static Map<Integer, Table> byOid() {
    Map<Integer, Table> tables = new HashMap<>();
    ALL.values().forEach(table -> tables.put(table.oid(), table));
    return Map.copyOf(tables);
  }

  private static Map<String, Table> read() {
    Map<String, List<String[]>> attributes = new HashMap<>();
    for (String[] line : lines("_attribute.tsv")) {
      if (!line[5].startsWith("-")) {
        attributes.computeIfAbsent(line[0], oid -> new ArrayList<>()).add(line);
      }
    }
    Map<Integer, SqlType> domains = domains();
    Map<String, Table> tables = new LinkedHashMap<>();
    for (String[] line : lines("_class.tsv")) {
      String schema = SCHEMAS.get(line[2]);
      boolean view = line[16].equals("v");
      if (schema != null && (view || line[16].equals("r"))) {
        Table table =
            table(schema, line, view, Objects.requireNonNull(attributes.get(line[0])), domains);
        tables.put(schema + '.' + table.name(), table);
      }
    }
    return Map.copyOf(tables);
  }

  private static List<String[]> lines(String file) {
    List<String[]> lines = new ArrayList<>();
    FILES.forEach(prefix -> lines.addAll(CatalogFile.lines(prefix + file)));
    return lines;
  }

  private static Table table(
      String schema,
      String[] relation,
      boolean view,
      List<String[]> attributes,
      Map<Integer, SqlType> domains) {
    List<Table.Column> columns = new ArrayList<>();
    for (String[] line : attributes) {
      int type = Integer.parseInt(line[2]);
      PgType own = Types.byOid(type);
      SqlType known =
          own == null
              ? Objects.requireNonNull(domains.get(type), line[1])
              : new SqlType(own, Integer.parseInt(line[8]));
      columns.add(column(line[1], known, columns.size() + 1, line[13].equals("t")));
    }
    String name = relation[1];
    return new Table(schema, name, Integer.parseInt(relation[0]), schema, name, view, columns);
  }

  private static Table.Column column(String name, SqlType type, int number, boolean notNull) {
    boolean key = notNull && name.equals("oid");
    return new Table.Column(name, name, type, number, notNull, false, key, Stored.EXACT_STRING);
  }

  /** The domains of information_schema as what they are made of. */
  private static Map<Integer, SqlType> domains() {
    Map<Integer, SqlType> domains = new HashMap<>();
    for (String[] line : CatalogFile.lines("pg_type.tsv")) {
      if (line[6].equals("d")) {
        PgType base = Objects.requireNonNull(Types.byOid(Integer.parseInt(line[25])));
        domains.put(Integer.valueOf(line[0]), new SqlType(base, Integer.parseInt(line[26])));
      }
    }
    return domains;
  }
}
