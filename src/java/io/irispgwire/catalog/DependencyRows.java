package io.irispgwire.catalog;

import io.irispgwire.sql.analysis.Sequence;
import io.irispgwire.sql.analysis.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

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
      Part own = whole(DEFAULT, AttributeRows.defaultOid(world, attribute));
      Part column = new Part(RELATION, attribute.relation(), attribute.number());
      boolean generated = attribute.filling().generated();
      add(all, own, column, "a");
      for (Part source : sources(attribute, world)) {
        add(all, own, source, generated ? "a" : "n");
      }
    }
    world.indexes().forEach(index -> ofIndex(index, all));
    world.foreignKeys().forEach(key -> ofForeignKey(key, all));
    return all;
  }

  private static void ofTable(Table table, Snapshot world, List<Dependency> all) {
    Part relation = whole(RELATION, Snapshot.oid(table));
    Part type = whole(TYPE, world.rowType(table));
    add(all, relation, whole(NAMESPACE, world.namespace(table.schema())), "n");
    Sequence sequence = table.sequence();
    if (sequence != null) {
      ofSequence(relation, sequence, world, all);
      return;
    }
    for (Table.Check check : table.rules().checks()) {
      Part constraint = whole(CONSTRAINT, world.checkOid(table, check));
      KeyRows.columns(table, check).forEach(c -> add(all, constraint, column(table, c), "a"));
    }
    add(all, type, relation, "i");
    add(all, whole(TYPE, world.rowArray(table)), type, "i");
    if (table.query() != null) {
      Part rule = whole(RULE, world.rule(table));
      add(all, rule, relation, "i");
      for (Table source : new RuleTexts(world.schema(), false).sources(table)) {
        add(all, rule, whole(RELATION, Snapshot.oid(source)), "n");
      }
    }
  }

  /** What a default reads: other columns, or a sequence. */
  private static List<Part> sources(AttributeRows.Attribute attribute, Snapshot world) {
    RuleTexts texts = new RuleTexts(world.schema(), false);
    String kept = Objects.requireNonNull(attribute.filling().kept());
    List<Part> parts = new ArrayList<>();
    for (Table table : texts.sequences(kept)) {
      parts.add(whole(RELATION, Snapshot.oid(table)));
    }
    return parts;
  }

  /** A sequence goes with its column, and is a part of an identity. */
  private static void ofSequence(
      Part relation, Sequence sequence, Snapshot world, List<Dependency> all) {
    if (sequence.owner().isEmpty()) {
      return;
    }
    String schema = sequence.owner().get(0);
    Table owner = world.schema().table(schema, sequence.owner().get(1));
    if (owner == null) {
      return;
    }
    for (Table.Column column : owner.columns()) {
      if (column.name().equals(sequence.owner().get(2))) {
        boolean serial = ColumnFilling.of(owner, column, world).identity().isEmpty();
        add(all, relation, column(owner, column), serial ? "a" : "i");
      }
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
    for (String expression : index.expressions()) {
      for (Table.Column column : KeyRows.columns(index.table(), expression)) {
        if (!index.columns().contains(column)) {
          add(all, relation, column(index.table(), column), "a");
        }
      }
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
