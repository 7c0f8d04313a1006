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
 * @param keys its columns, those of the table or expressions
 * @param oid the index in pg_class
 * @param constraintOid the constraint in pg_constraint; for a plain index the number of none
 */
record IndexRelation(
    Table table, Index index, List<IndexKey> keys, long namespace, long oid, long constraintOid) {

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
                    keys(table, index, schema),
                    namespace,
                    schema.objectId("index " + prefix + index.name()),
                    schema.objectId("constraint " + prefix + index.name())))
        .toList();
  }

  private static List<IndexKey> keys(Table table, Index index, Schema schema) {
    return index.definition() == null
        ? IndexKey.of(index.columns().stream().map(table.columns()::get).toList())
        : IndexKey.of(index.definition(), table, schema);
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

  /** The columns of the table that it is over, without those that expressions read. */
  List<Table.Column> columns() {
    List<Table.Column> columns = new ArrayList<>();
    for (IndexKey key : keys) {
      Table.Column column = key.column();
      if (column != null) {
        columns.add(column);
      }
    }
    return columns;
  }

  /** Its access method. */
  String method() {
    return index.definition() == null ? "btree" : index.definition().method();
  }

  /** Which rows it has; "" for all. */
  String predicate() {
    return index.definition() == null ? "" : index.definition().predicate();
  }

  /** Every text of it that reads columns. */
  List<String> expressions() {
    return index.definition() == null ? List.of() : index.definition().expressions();
  }

  /** {@code pg_get_indexdef}. */
  String definition(String tableName, RuleTexts texts) {
    String shown =
        keys.stream()
            .map(key -> key.shown(texts, table) + key.suffix())
            .collect(Collectors.joining(", "));
    String where =
        predicate().isEmpty()
            ? ""
            : " WHERE " + texts.expression(RuleTexts.predicate(predicate()), table);
    return "CREATE "
        + (index.isUnique() ? "UNIQUE " : "")
        + "INDEX "
        + Names.quoted(name())
        + " ON "
        + tableName
        + " USING "
        + method()
        + " ("
        + shown
        + ')'
        + where;
  }

  /** {@code pg_get_constraintdef}. */
  String constraintDefinition() {
    return (isPrimary() ? "PRIMARY KEY (" : "UNIQUE (") + columnNames() + ')';
  }

  /** One of its columns, counted from 1. */
  String columnName(int number, RuleTexts texts) {
    return number > keys.size() ? "" : keys.get(number - 1).shown(texts, table);
  }

  private String columnNames() {
    return columns().stream()
        .map(column -> Names.quoted(column.name()))
        .collect(Collectors.joining(", "));
  }
}
