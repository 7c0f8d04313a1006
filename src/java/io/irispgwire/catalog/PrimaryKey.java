package io.irispgwire.catalog;

import io.irispgwire.sql.analysis.Table;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The primary key of a table: its constraint and its index, which PostgreSQL names alike.
 *
 * @param indexOid the index in pg_class
 * @param constraintOid the constraint in pg_constraint
 */
record PrimaryKey(
    Table table, long namespace, long indexOid, long constraintOid, List<Table.Column> columns) {
  /** Null for a table without one, and for the tables of pg_catalog. */
  static @Nullable PrimaryKey of(Table table, Schema schema) {
    if (SystemTables.contains(table)) {
      return null;
    }
    List<Table.Column> columns = table.columns().stream().filter(Table.Column::primaryKey).toList();
    String name = table.schema() + '.' + table.name();
    return columns.isEmpty()
        ? null
        : new PrimaryKey(
            table,
            Integer.toUnsignedLong(schema.namespaceOid(table.schema())),
            schema.objectId("index " + name),
            schema.objectId("constraint " + name),
            columns);
  }

  static List<PrimaryKey> all(Snapshot world) {
    return world.tables().stream()
        .map(table -> of(table, world.schema()))
        .filter(java.util.Objects::nonNull)
        .map(java.util.Objects::requireNonNull)
        .toList();
  }

  String name() {
    return table.name() + "_pkey";
  }

  List<Short> numbers() {
    return columns.stream().map(column -> (short) column.number()).toList();
  }

  /** {@code pg_get_indexdef}. */
  String indexDefinition() {
    return "CREATE UNIQUE INDEX "
        + quoted(name())
        + " ON "
        + quoted(table.schema())
        + '.'
        + quoted(table.name())
        + " USING btree ("
        + columnNames()
        + ')';
  }

  /** {@code pg_get_constraintdef}. */
  String constraintDefinition() {
    return "PRIMARY KEY (" + columnNames() + ')';
  }

  String columnName(int number) {
    return number > columns.size() ? "" : quoted(columns.get(number - 1).name());
  }

  private String columnNames() {
    return columns.stream().map(column -> quoted(column.name())).collect(Collectors.joining(", "));
  }

  /** As an identifier; keywords are not looked up. */
  private static String quoted(String name) {
    boolean plain =
        !name.isEmpty()
            && !Character.isDigit(name.charAt(0))
            && name.chars()
                .allMatch(c -> c == '_' || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'));
    return plain ? name : '"' + name.replace("\"", "\"\"") + '"';
  }
}
