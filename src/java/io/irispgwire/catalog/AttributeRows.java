package io.irispgwire.catalog;

import io.irispgwire.sql.analysis.Table;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import io.irispgwire.types.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** pg_attribute and pg_attrdef: the columns of tables, views and indexes. */
final class AttributeRows {
  private AttributeRows() {}

  /** A column that every table has: number and type, as in {@code sysattr.h}. */
  private record SystemColumn(String name, int number, PgType type) {
    SystemColumn(String name, int number, int type) {
      this(name, number, Objects.requireNonNull(Types.byOid(type)));
    }
  }

  private static final List<SystemColumn> SYSTEM_COLUMNS =
      List.of(
          new SystemColumn("ctid", -1, 27),
          new SystemColumn("xmin", -2, 28),
          new SystemColumn("cmin", -3, 29),
          new SystemColumn("xmax", -4, 28),
          new SystemColumn("cmax", -5, 29),
          new SystemColumn("tableoid", -6, 26));

  /**
   * A row of pg_attribute.
   *
   * @param filling where its value comes from when none is given
   */
  record Attribute(
      long relation,
      String name,
      SqlType type,
      int number,
      boolean notNull,
      ColumnFilling filling) {
    boolean hasDefault() {
      return filling.kept() != null;
    }

    TypeRow row() {
      return type.type().user() == null
          ? TypeRow.of(type.type().oid())
          : UserTypeRows.row(type.type());
    }
  }

  static Map<String, CatalogTable<Snapshot, ?>> tables() {
    return Map.of("pg_attribute", table(AttributeRows::columns), "pg_attrdef", defaults());
  }

  static CatalogTable<Snapshot, Attribute> table(Function<Snapshot, List<Attribute>> attributes) {
    return CatalogTable.named("pg_attribute", attributes)
        .column("attrelid", Attribute::relation)
        .column("attname", Attribute::name)
        .column("atttypid", a -> Integer.toUnsignedLong(a.type().type().oid()))
        .column("attstattarget", a -> a.number() < 0 ? 0 : -1)
        .column("attlen", a -> a.row().length())
        .column("attnum", a -> (short) a.number())
        .column("attndims", a -> a.type().type().isArray() ? 1 : 0)
        .all("attcacheoff", -1)
        .column("atttypmod", a -> a.type().modifier())
        .column("attbyval", a -> a.row().byValue())
        .column("attalign", a -> a.row().align())
        .column("attstorage", a -> a.row().storage())
        .column("attnotnull", Attribute::notNull)
        .column("atthasdef", Attribute::hasDefault)
        .column("attidentity", a -> a.filling().identity())
        .column("attgenerated", a -> a.filling().generated() ? "s" : "")
        .all("attislocal", true)
        .column("attcollation", a -> a.row().collation())
        .build();
  }

  private static List<Attribute> columns(Snapshot world) {
    List<Attribute> attributes = new ArrayList<>();
    for (Table table : world.tables()) {
      attributes.addAll(ofTable(table, world));
      if (!table.view()) {
        for (SystemColumn column : SYSTEM_COLUMNS) {
          attributes.add(
              new Attribute(
                  Snapshot.oid(table),
                  column.name(),
                  SqlType.of(column.type()),
                  column.number(),
                  true,
                  ColumnFilling.NONE));
        }
      }
    }
    for (IndexRelation index : world.indexes()) {
      int number = 0;
      for (IndexKey key : index.keys()) {
        attributes.add(
            new Attribute(
                index.oid(), key.name(), key.type(), ++number, false, ColumnFilling.NONE));
      }
    }
    return attributes;
  }

  private static List<Attribute> ofTable(Table table, Snapshot world) {
    List<Attribute> attributes = new ArrayList<>();
    for (Table.Column column : table.columns()) {
      attributes.add(
          new Attribute(
              Snapshot.oid(table),
              column.name(),
              column.declared(),
              column.number(),
              column.notNull() && !table.view(),
              table.view() ? ColumnFilling.NONE : ColumnFilling.of(table, column, world)));
    }
    return attributes;
  }

  /** The columns that have a default. */
  static List<Attribute> withDefault(Snapshot world) {
    return world.tables().stream()
        .flatMap(table -> ofTable(table, world).stream())
        .filter(Attribute::hasDefault)
        .toList();
  }

  static long defaultOid(Snapshot world, Attribute attribute) {
    return world.schema().objectId("default " + attribute.relation() + '.' + attribute.number());
  }

  private record Default(long oid, Attribute attribute) {}

  private static CatalogTable<Snapshot, Default> defaults() {
    return CatalogTable.<Snapshot, Default>named(
            "pg_attrdef",
            world ->
                withDefault(world).stream()
                    .map(attribute -> new Default(defaultOid(world, attribute), attribute))
                    .toList())
        .column("oid", Default::oid)
        .column("adrelid", d -> d.attribute().relation())
        .column("adnum", d -> (short) d.attribute().number())
        .column("adbin", d -> d.attribute().filling().kept())
        .build();
  }
}
