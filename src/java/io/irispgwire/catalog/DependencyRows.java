package io.irispgwire.catalog;

import io.irispgwire.sql.analysis.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** pg_depend: what goes with what when it is dropped. */
final class DependencyRows {
  private static final long TYPE = 1247;
  private static final long RELATION = 1259;
  private static final long DEFAULT = 2604;
  private static final long CONSTRAINT = 2606;
  private static final long NAMESPACE = 2615;
  private static final long RULE = 2618;

  private DependencyRows() {}

  /** An object: its catalog, its number there, and a column's number or 0. */
  private record Part(long catalog, long oid, int column) {}

  private record Dependency(Part dependent, Part on, String kind) {}

  static Map<String, CatalogTable<Snapshot, ?>> tables() {
    return Map.of(
        "pg_depend",
        CatalogTable.named("pg_depend", DependencyRows::all)
            .column("classid", d -> d.dependent().catalog())
            .column("objid", d -> d.dependent().oid())
            .column("objsubid", d -> d.dependent().column())
            .column("refclassid", d -> d.on().catalog())
            .column("refobjid", d -> d.on().oid())
            .column("refobjsubid", d -> d.on().column())
            .column("deptype", Dependency::kind)
            .build());
  }

  private static List<Dependency> all(Snapshot world) {
    List<Dependency> all = new ArrayList<>();
    world.tables().forEach(table -> ofTable(table, world, all));
    for (AttributeRows.Attribute attribute : AttributeRows.withDefault(world)) {
      add(
          all,
          whole(DEFAULT, AttributeRows.defaultOid(world, attribute)),
          new Part(RELATION, attribute.relation(), attribute.number()),
          "a");
    }
    world.indexes().forEach(index -> ofIndex(index, all));
    world.foreignKeys().forEach(key -> ofForeignKey(key, all));
    return all;
  }

  private static void ofTable(Table table, Snapshot world, List<Dependency> all) {
    Part relation = whole(RELATION, Snapshot.oid(table));
    Part type = whole(TYPE, world.rowType(table));
    add(all, relation, whole(NAMESPACE, world.namespace(table.schema())), "n");
    if (table.sequence() != null) {
      return;
    }
    add(all, type, relation, "i");
    add(all, whole(TYPE, world.rowArray(table)), type, "i");
    if (table.view()) {
      add(all, whole(RULE, world.rule(table)), relation, "i");
    }
  }

  private static void ofIndex(IndexRelation index, List<Dependency> all) {
    Part relation = whole(RELATION, index.oid());
    Part constraint = whole(CONSTRAINT, index.constraintOid());
    boolean isConstraint = index.index().isConstraint();
    if (isConstraint) {
      add(all, relation, constraint, "i");
    }
    for (Table.Column column : index.columns()) {
      add(all, isConstraint ? constraint : relation, column(index.table(), column), "a");
    }
  }

  private static void ofForeignKey(ForeignKey key, List<Dependency> all) {
    Part constraint = whole(CONSTRAINT, key.oid());
    key.columns().forEach(c -> add(all, constraint, column(key.table(), c), "a"));
    key.targetColumns().forEach(c -> add(all, constraint, column(key.target(), c), "n"));
    if (key.targetIndex() != 0) {
      add(all, constraint, whole(RELATION, key.targetIndex()), "n");
    }
  }

  private static Part whole(long catalog, long oid) {
    return new Part(catalog, oid, 0);
  }

  private static Part column(Table table, Table.Column column) {
    return new Part(RELATION, Snapshot.oid(table), column.number());
  }

  private static void add(List<Dependency> all, Part dependent, Part on, String kind) {
    all.add(new Dependency(dependent, on, kind));
  }
}
