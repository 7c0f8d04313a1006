package io.irispgwire.catalog;

import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.analysis.Table.Index;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An index as a relation of its own, and the constraint that it stands for, which PostgreSQL names
 * alike.
 *
 * @param oid the index in pg_class
 * @param constraintOid the constraint in pg_constraint; for a plain index the number of none
 */
record IndexRelation(Table table, Index index, long namespace, long oid, long constraintOid) {

  /** The indexes of a table. */
  static List<IndexRelation> of(Table table, Schema schema) {
    List<Index> indexes = new ArrayList<>(table.indexes());
    Index key = unlistedKey(table);
    if (key != null) {
      indexes.add(0, key);
    }
    long namespace = Integer.toUnsignedLong(schema.namespaceOid(table.schema()));
    String prefix = table.schema() + '.' + table.name() + '.';
    return indexes.stream()
        .map(
            index ->
                new IndexRelation(
                    table,
                    index,
                    namespace,
                    schema.objectId("index " + prefix + index.name()),
                    schema.objectId("constraint " + prefix + index.name())))
        .toList();
  }

  /** A key that columns tell of and no index does. */
  private static @Nullable Index unlistedKey(Table table) {
    boolean listed =
        table.indexes().stream().anyMatch(index -> index.kind() == Index.Kind.PRIMARY_KEY);
    List<Integer> columns =
        table.columns().stream()
            .filter(Table.Column::primaryKey)
            .map(column -> column.number() - 1)
            .toList();
    return listed || columns.isEmpty()
        ? null
        : new Index(table.name() + "_pkey", Index.Kind.PRIMARY_KEY, columns);
  }

  String name() {
    return index.name();
  }

  boolean isPrimary() {
    return index.kind() == Index.Kind.PRIMARY_KEY;
  }

  List<Table.Column> columns() {
    return index.columns().stream().map(place -> table.columns().get(place)).toList();
  }

  List<Short> numbers() {
    return columns().stream().map(column -> (short) column.number()).toList();
  }

  /** {@code pg_get_indexdef}. */
  String definition(String tableName) {
    return "CREATE "
        + (index.isUnique() ? "UNIQUE " : "")
        + "INDEX "
        + Names.quoted(name())
        + " ON "
        + tableName
        + " USING btree ("
        + columnNames()
        + ')';
  }

  /** {@code pg_get_constraintdef}. */
  String constraintDefinition() {
    return (isPrimary() ? "PRIMARY KEY (" : "UNIQUE (") + columnNames() + ')';
  }

  String columnName(int number) {
    return number > index.columns().size() ? "" : Names.quoted(columns().get(number - 1).name());
  }

  private String columnNames() {
    return columns().stream()
        .map(column -> Names.quoted(column.name()))
        .collect(Collectors.joining(", "));
  }
}
