package io.irispgwire.catalog;

import io.irispgwire.eval.Environment.SessionFacts;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.types.PgType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of system tables are made from: some tables of the back end. Used by one thread.
 */
final class Snapshot {
  /** The one role there is to see. */
  static final long OWNER = 10;

  private final Schema schema;
  private final List<Table> tables;
  private @Nullable List<IndexRelation> indexes;
  private @Nullable List<ForeignKey> foreignKeys;
  private final SessionFacts session;
  private @Nullable Map<List<String>, Table> sequences;

  Snapshot(Schema schema, List<Table> tables, SessionFacts session) {
    this.schema = schema;
    this.tables = tables;
    this.session = session;
  }

  Schema schema() {
    return schema;
  }

  List<Table> tables() {
    return tables;
  }

  List<PgType> types() {
    return schema.types();
  }

  List<IndexRelation> indexes() {
    if (indexes == null) {
      indexes = tables.stream().flatMap(table -> IndexRelation.of(table, schema).stream()).toList();
    }
    return indexes;
  }

  List<ForeignKey> foreignKeys() {
    if (foreignKeys == null) {
      foreignKeys = ForeignKey.all(schema.storedForeignKeys(), tables, schema);
    }
    return foreignKeys;
  }

  SessionFacts session() {
    return session;
  }

  long namespace(String name) {
    return Integer.toUnsignedLong(schema.namespaceOid(name));
  }

  static long oid(Table table) {
    return Integer.toUnsignedLong(table.oid());
  }

  /** The type of a table's rows. */
  long rowType(Table table) {
    return schema.objectId(RowTypes.name(table));
  }

  /** The type of arrays of a table's rows. */
  long rowArray(Table table) {
    return schema.objectId(RowTypes.arrayName(table));
  }

  /** A CHECK constraint. */
  long checkOid(Table table, Table.Check check) {
    return schema.objectId(
        "constraint " + table.schema() + '.' + table.name() + '.' + check.name());
  }

  /** The sequence that goes with a column, or null. */
  @Nullable Table sequenceOf(Table table, Table.Column column) {
    if (sequences == null) {
      sequences = new HashMap<>();
      for (Table sequence : schema.sequences()) {
        sequences.put(Objects.requireNonNull(sequence.sequence()).owner(), sequence);
      }
    }
    return sequences.get(List.of(table.schema(), table.name(), column.name()));
  }

  /** The rule that makes a view one. */
  long rule(Table view) {
    return schema.objectId("rule " + view.schema() + '.' + view.name());
  }
}
