package io.irispgwire.catalog;

import io.irispgwire.backend.Backend.StoredForeignKey;
import io.irispgwire.sql.analysis.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A foreign key between tables that clients see.
 *
 * @param columns of {@code table}, in the order of {@code targetColumns}
 * @param targetIndex the key referred to, in pg_class; 0 when it is not known
 */
record ForeignKey(
    Table table,
    String name,
    List<Table.Column> columns,
    Table target,
    List<Table.Column> targetColumns,
    String onUpdate,
    String onDelete,
    long namespace,
    long oid,
    long targetIndex) {

  /** Those whose two tables are among the given ones. */
  static List<ForeignKey> all(List<StoredForeignKey> stored, List<Table> tables, Schema schema) {
    Map<List<String>, Table> byName = new HashMap<>();
    for (Table table : tables) {
      byName.put(List.of(table.backendSchema(), table.backendName()), table);
    }
    List<ForeignKey> keys = new ArrayList<>();
    for (StoredForeignKey key : stored) {
      Table table = byName.get(List.of(key.schema(), key.table()));
      Table target = byName.get(List.of(key.targetSchema(), key.target()));
      if (table != null && target != null) {
        keys.add(of(key, table, target, schema));
      }
    }
    return keys;
  }

  private static ForeignKey of(StoredForeignKey key, Table table, Table target, Schema schema) {
    String name = SchemaNames.label(key.name());
    List<Table.Column> columns = columns(table, key.columns());
    List<Table.Column> targetColumns = columns(target, key.targetColumns());
    return new ForeignKey(
        table,
        name,
        columns,
        target,
        targetColumns,
        key.onUpdate(),
        key.onDelete(),
        Integer.toUnsignedLong(schema.namespaceOid(table.schema())),
        schema.objectId("constraint " + table.schema() + '.' + table.name() + '.' + name),
        targetIndex(target, targetColumns, schema));
  }

  private static List<Table.Column> columns(Table table, List<String> names) {
    return table.columns().stream()
        .filter(column -> names.contains(column.backendName()))
        .sorted(
            (one, other) -> names.indexOf(one.backendName()) - names.indexOf(other.backendName()))
        .toList();
  }

  private static long targetIndex(Table target, List<Table.Column> columns, Schema schema) {
    for (IndexRelation index : IndexRelation.of(target, schema)) {
      boolean same =
          index.columns().size() == columns.size() && index.columns().containsAll(columns);
      if (index.index().isUnique() && same) {
        return index.oid();
      }
    }
    return 0;
  }

  /** {@code pg_get_constraintdef}. */
  String definition(String targetName) {
    return "FOREIGN KEY ("
        + names(columns)
        + ") REFERENCES "
        + targetName
        + '('
        + names(targetColumns)
        + ')'
        + action(" ON UPDATE ", onUpdate)
        + action(" ON DELETE ", onDelete);
  }

  private static String action(String words, String rule) {
    return rule.equals("NO ACTION") ? "" : words + rule;
  }

  private static String names(List<Table.Column> columns) {
    return columns.stream()
        .map(column -> Names.quoted(column.name()))
        .collect(Collectors.joining(", "));
  }

  /** {@code confupdtype} and {@code confdeltype}. */
  static String letter(@Nullable String rule) {
    return switch (rule == null ? "" : rule) {
      case "CASCADE" -> "c";
      case "SET NULL" -> "n";
      case "SET DEFAULT" -> "d";
      case "RESTRICT" -> "r";
      default -> "a";
    };
  }
}
