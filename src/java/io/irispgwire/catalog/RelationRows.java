package io.irispgwire.catalog;

import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.analysis.ViewQuery;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** pg_class, pg_type and pg_rewrite: tables, views, indexes, and what comes with each. */
final class RelationRows {
  private static final long HEAP = 2;

  /** {@code pg_am}. */
  private static final Map<String, Long> INDEX_METHODS =
      Map.of(
          "btree", 403L, "hash", 405L, "gist", 783L, "gin", 2742L, "spgist", 4000L, "brin", 3580L);

  /** OIDs of the functions of composite types and of arrays, in pg_proc. */
  private static final Map<String, long[]> TYPE_FUNCTIONS =
      Map.of(
          "typsubscript", new long[] {0, 6179},
          "typinput", new long[] {2290, 750},
          "typoutput", new long[] {2291, 751},
          "typreceive", new long[] {2402, 2400},
          "typsend", new long[] {2403, 2401},
          "typanalyze", new long[] {0, 3816});

  private RelationRows() {}

  private record Relation(
      long oid,
      String name,
      long namespace,
      char kind,
      int columns,
      long rowType,
      boolean hasIndex,
      boolean hasTriggers,
      int checks,
      long method,
      String persistence,
      boolean populated) {
    boolean hasQuery() {
      return kind == 'v' || kind == 'm';
    }
  }

  static Map<String, CatalogTable<Snapshot, ?>> tables() {
    return Map.of(
        "pg_class",
        classes(),
        "pg_type",
        types(),
        "pg_rewrite",
        rules(),
        "pg_sequence",
        SequenceRows.table());
  }

  private static CatalogTable<Snapshot, Relation> classes() {
    return CatalogTable.named("pg_class", RelationRows::relations)
        .column("oid", Relation::oid)
        .column("relname", Relation::name)
        .column("relnamespace", Relation::namespace)
        .column("reltype", Relation::rowType)
        .all("relowner", Snapshot.OWNER)
        .column("relam", Relation::method)
        .column("relfilenode", r -> r.kind() == 'v' ? 0L : r.oid())
        .column("reltuples", r -> r.kind() == 'i' ? 0f : r.kind() == 'S' ? 1f : -1f)
        .column("relhasindex", Relation::hasIndex)
        .column("relpersistence", Relation::persistence)
        .column("relkind", r -> String.valueOf(r.kind()))
        .column("relnatts", r -> (short) r.columns())
        .column("relchecks", r -> (short) r.checks())
        .column("relhasrules", Relation::hasQuery)
        .column("relhastriggers", Relation::hasTriggers)
        .column("relispopulated", Relation::populated)
        .column("relreplident", r -> r.kind() == 'r' || r.kind() == 'm' ? "d" : "n")
        .build();
  }

  private static List<Relation> relations(Snapshot world) {
    Set<Table> indexed = new HashSet<>();
    world.indexes().forEach(index -> indexed.add(index.table()));
    Set<Table> referring = new HashSet<>();
    for (ForeignKey key : world.foreignKeys()) {
      referring.add(key.table());
      referring.add(key.target());
    }
    List<Relation> relations = new ArrayList<>();
    for (Table table : world.tables()) {
      if (table.sequence() != null) {
        relations.add(sequence(table, world));
        continue;
      }
      relations.add(
          new Relation(
              Snapshot.oid(table),
              table.name(),
              world.namespace(table.schema()),
              kind(table),
              table.columns().size(),
              world.rowType(table),
              indexed.contains(table),
              referring.contains(table),
              table.rules().checks().size(),
              table.view() ? 0 : HEAP,
              persistence(world, table.schema()),
              isPopulated(table)));
    }
    for (IndexRelation index : world.indexes()) {
      relations.add(
          new Relation(
              index.oid(),
              index.name(),
              index.namespace(),
              'i',
              index.keys().size(),
              0,
              false,
              false,
              0,
              INDEX_METHODS.getOrDefault(index.method(), 0L),
              persistence(world, index.table().schema()),
              true));
    }
    return relations;
  }

  /** {@code t}: what is temporary is so by its schema. */
  private static String persistence(Snapshot world, String schema) {
    return schema.equals(world.schema().temporarySchema()) ? "t" : "p";
  }

  private static char kind(Table table) {
    return table.isMaterialized() ? 'm' : table.view() ? 'v' : 'r';
  }

  private static boolean isPopulated(Table table) {
    ViewQuery query = table.query();
    return query == null || query.content() != ViewQuery.Content.MISSING;
  }

  private static Relation sequence(Table table, Snapshot world) {
    return new Relation(
        Snapshot.oid(table),
        table.name(),
        world.namespace(table.schema()),
        'S',
        table.columns().size(),
        0,
        false,
        false,
        0,
        0,
        persistence(world, table.schema()),
        true);
  }

  private record RowType(
      long oid, String name, long namespace, Table table, long array, long element) {
    boolean isArray() {
      return array == 0;
    }
  }

  private static CatalogTable<Snapshot, RowType> types() {
    var builder =
        CatalogTable.named("pg_type", RelationRows::rowTypes)
            .column("oid", RowType::oid)
            .column("typname", RowType::name)
            .column("typnamespace", RowType::namespace)
            .all("typowner", Snapshot.OWNER)
            .all("typlen", (short) -1)
            .column("typtype", type -> type.isArray() ? "b" : "c")
            .column("typcategory", type -> type.isArray() ? "A" : "C")
            .all("typisdefined", true)
            .all("typdelim", ",")
            .column("typrelid", type -> type.isArray() ? 0L : Snapshot.oid(type.table()))
            .column("typarray", RowType::array)
            .column("typelem", RowType::element)
            .all("typalign", "d")
            .all("typstorage", "x")
            .all("typtypmod", -1);
    TYPE_FUNCTIONS.forEach(
        (column, functions) -> builder.column(column, type -> functions[type.isArray() ? 1 : 0]));
    return builder.build();
  }

  private static List<RowType> rowTypes(Snapshot world) {
    List<RowType> types = new ArrayList<>();
    for (Table table : world.tables()) {
      if (table.sequence() != null) {
        continue;
      }
      long namespace = world.namespace(table.schema());
      long array = world.rowArray(table);
      types.add(new RowType(world.rowType(table), table.name(), namespace, table, array, 0));
      types.add(new RowType(array, "_" + table.name(), namespace, table, 0, world.rowType(table)));
    }
    return types;
  }

  private record Rule(long oid, long view) {}

  private static CatalogTable<Snapshot, Rule> rules() {
    return CatalogTable.<Snapshot, Rule>named(
            "pg_rewrite",
            world ->
                world.tables().stream()
                    .filter(table -> table.view() || table.isMaterialized())
                    .map(view -> new Rule(world.rule(view), Snapshot.oid(view)))
                    .toList())
        .column("oid", Rule::oid)
        .all("rulename", "_RETURN")
        .column("ev_class", Rule::view)
        .all("ev_type", "1")
        .all("ev_enabled", "O")
        .all("is_instead", true)
        .all("ev_qual", "<>")
        .all("ev_action", "<>")
        .build();
  }
}
