package io.irispgwire.catalog;

import io.irispgwire.sql.analysis.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** pg_class, pg_attribute and pg_attrdef: tables, views and the indexes of primary keys. */
final class RelationRows {
  private static final long HEAP = 2;
  private static final long BTREE = 403;

  private RelationRows() {}

  private record Relation(
      long oid, String name, long namespace, char kind, int columns, boolean hasIndex) {}

  private record Attribute(
      long relation, Table.Column column, int number, String fallback, boolean ofTable) {
    boolean isIdentity() {
      return ofTable && fallback.equals("IDENTITY");
    }

    boolean hasDefault() {
      return ofTable && !fallback.isEmpty() && !isIdentity();
    }

    TypeRow type() {
      return TypeRow.of(column.type().type().oid());
    }
  }

  static Map<String, CatalogTable<Snapshot, ?>> tables() {
    return Map.of("pg_class", classes(), "pg_attribute", attributes(), "pg_attrdef", defaults());
  }

  private static CatalogTable<Snapshot, Relation> classes() {
    return CatalogTable.named("pg_class", RelationRows::relations)
        .column("oid", Relation::oid)
        .column("relname", Relation::name)
        .column("relnamespace", Relation::namespace)
        .all("relowner", Snapshot.OWNER)
        .column("relam", r -> r.kind() == 'r' ? HEAP : r.kind() == 'i' ? BTREE : 0L)
        .column("relfilenode", r -> r.kind() == 'v' ? 0L : r.oid())
        .all("reltuples", -1f)
        .column("relhasindex", Relation::hasIndex)
        .all("relpersistence", "p")
        .column("relkind", r -> String.valueOf(r.kind()))
        .column("relnatts", r -> (short) r.columns())
        .column("relhasrules", r -> r.kind() == 'v')
        .all("relispopulated", true)
        .column("relreplident", r -> r.kind() == 'r' && r.oid() >= 16_384 ? "d" : "n")
        .build();
  }

  private static List<Relation> relations(Snapshot world) {
    List<Relation> relations = new ArrayList<>();
    for (Table table : world.tables()) {
      long namespace = world.namespace(table.schema());
      PrimaryKey key = PrimaryKey.of(table, world.schema());
      relations.add(
          new Relation(
              table.oid(),
              table.name(),
              namespace,
              table.view() ? 'v' : 'r',
              table.columns().size(),
              key != null));
      if (key != null) {
        relations.add(
            new Relation(key.indexOid(), key.name(), namespace, 'i', key.columns().size(), false));
      }
    }
    return relations;
  }

  private static CatalogTable<Snapshot, Attribute> attributes() {
    return CatalogTable.named("pg_attribute", RelationRows::columns)
        .column("attrelid", Attribute::relation)
        .column("attname", a -> a.column().name())
        .column("atttypid", a -> Integer.toUnsignedLong(a.column().type().type().oid()))
        .all("attstattarget", -1)
        .column("attlen", a -> a.type().length())
        .column("attnum", a -> (short) a.number())
        .column("attndims", a -> a.column().type().type().isArray() ? 1 : 0)
        .all("attcacheoff", -1)
        .column("atttypmod", a -> a.column().type().modifier())
        .column("attbyval", a -> a.type().byValue())
        .column("attalign", a -> a.type().align())
        .column("attstorage", a -> a.type().storage())
        .column("attnotnull", a -> a.ofTable() && a.column().notNull())
        .column("atthasdef", Attribute::hasDefault)
        .column("attidentity", a -> a.isIdentity() ? "d" : "")
        .all("attislocal", true)
        .column("attcollation", a -> a.type().collation())
        .build();
  }

  private static List<Attribute> columns(Snapshot world) {
    List<Attribute> attributes = new ArrayList<>();
    for (Table table : world.tables()) {
      List<String> fallbacks = world.schema().defaults(table);
      for (Table.Column column : table.columns()) {
        String fallback = fallbacks.isEmpty() ? "" : fallbacks.get(column.number() - 1);
        attributes.add(new Attribute(table.oid(), column, column.number(), fallback, true));
      }
      PrimaryKey key = PrimaryKey.of(table, world.schema());
      if (key != null) {
        int number = 0;
        for (Table.Column column : key.columns()) {
          attributes.add(new Attribute(key.indexOid(), column, ++number, "", false));
        }
      }
    }
    return attributes;
  }

  private static CatalogTable<Snapshot, Attribute> defaults() {
    return CatalogTable.<Snapshot, Attribute>named(
            "pg_attrdef", world -> columns(world).stream().filter(Attribute::hasDefault).toList())
        .column("oid", a -> a.relation() + a.number())
        .column("adrelid", Attribute::relation)
        .column("adnum", a -> (short) a.number())
        .column("adbin", Attribute::fallback)
        .build();
  }
}
