package io.irispgwire.sql.analysis;

import io.irispgwire.types.SqlType;
import io.irispgwire.types.Types;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The tables of tests/golden/analysis/schema.txt, as PostgreSQL described them. */
final class GoldenSchema implements SchemaLookup {
  private static final int FIRST_OID = 16_384;

  private final Map<String, Table> tables = new LinkedHashMap<>();

  GoldenSchema(Path file) throws IOException {
    Map<String, List<Table.Column>> columns = new LinkedHashMap<>();
    Map<String, Boolean> views = new LinkedHashMap<>();
    for (String line : Files.readAllLines(file)) {
      String[] field = line.split("\t", -1);
      String key = field[0] + '.' + field[1];
      columns.computeIfAbsent(key, k -> new ArrayList<>()).add(column(field));
      views.put(key, field[9].equals("v"));
    }
    columns.forEach(
        (key, list) -> {
          int dot = key.indexOf('.');
          String schema = key.substring(0, dot);
          String name = key.substring(dot + 1);
          int oid = FIRST_OID + tables.size();
          boolean view = Objects.requireNonNull(views.get(key));
          tables.put(key, new Table(schema, name, oid, schema, name, view, list));
        });
  }

  private static Table.Column column(String[] field) {
    return new Table.Column(
        field[2],
        field[2],
        new SqlType(
            Objects.requireNonNull(Types.byOid(Integer.parseInt(field[3]))),
            Integer.parseInt(field[4])),
        Integer.parseInt(field[5]),
        field[6].equals("t"),
        field[7].equals("t"),
        field[8].equals("t"),
        Table.Stored.EXACT_STRING);
  }

  @Override
  public @Nullable Table table(@Nullable String schema, String name) {
    return tables.get((schema == null ? "public" : schema) + '.' + name);
  }

  /** The file leaves out the system catalogs. */
  @Override
  public boolean relationExists(@Nullable String schema, String name) {
    return table(schema, name) != null || name.equals("pg_class");
  }

  String nameOf(int oid) {
    return tables.values().stream()
        .filter(table -> table.oid() == oid)
        .map(Table::name)
        .findFirst()
        .orElseThrow();
  }

  @Override
  public boolean schemaExists(String schema) {
    return schema.equals("public") || schema.equals("app");
  }

  @Override
  public List<String> searchPath() {
    return List.of("public");
  }

  @Override
  public long version() {
    return 1;
  }
}
