package io.irispgwire.catalog;

import io.irispgwire.eval.Environment.SessionFacts;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.types.PgType;
import java.util.List;

/**
 * What the rows of system tables are made from: some tables of the back end. Used by one thread.
 */
final class Snapshot {
  /** The one role there is to see. */
  static final long OWNER = 10;

  private final Schema schema;
  private final List<Table> tables;
  private final List<IndexRelation> indexes;
  private final List<ForeignKey> foreignKeys;
  private final SessionFacts session;

  Snapshot(Schema schema, List<Table> tables, SessionFacts session) {
    this.schema = schema;
    this.tables = tables;
    this.session = session;
    this.indexes =
        tables.stream().flatMap(table -> IndexRelation.of(table, schema).stream()).toList();
    this.foreignKeys = ForeignKey.all(schema.storedForeignKeys(), tables, schema);
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
    return indexes;
  }

  List<ForeignKey> foreignKeys() {
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

  /** The rule that makes a view one. */
  long rule(Table view) {
    return schema.objectId("rule " + view.schema() + '.' + view.name());
  }
}
