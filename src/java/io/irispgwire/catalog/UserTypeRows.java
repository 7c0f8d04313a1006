package io.irispgwire.catalog;

import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import io.irispgwire.types.Types;
import io.irispgwire.types.UserType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Types that users have made: pg_type and pg_enum, and of composite ones pg_class, pg_attribute.
 */
final class UserTypeRows {
  private static final TypeRow ENUM = new TypeRow((short) 4, true, "i", "p", 0);
  private static final TypeRow COMPOSITE = new TypeRow((short) -1, false, "d", "x", 0);
  private static final TypeRow ARRAY_OF_ENUMS = new TypeRow((short) -1, false, "i", "x", 0);

  /** OIDs in pg_proc of the functions of enums, composite types and arrays. */
  private static final Map<String, List<Long>> FUNCTIONS =
      Map.of(
          "typsubscript", List.of(0L, 0L, 6179L),
          "typinput", List.of(3506L, 2290L, 750L),
          "typoutput", List.of(3507L, 2291L, 751L),
          "typreceive", List.of(3532L, 2402L, 2400L),
          "typsend", List.of(3533L, 2403L, 2401L),
          "typanalyze", List.of(0L, 0L, 3816L));

  private UserTypeRows() {}

  static Map<String, CatalogTable<Snapshot, ?>> tables() {
    return Map.of(
        "pg_type", types(), "pg_enum", labels(), "pg_class", classes(), "pg_attribute", fields());
  }

  /** What pg_attribute repeats of a user's type. */
  static TypeRow row(PgType type) {
    if (type.isEnum()) {
      return ENUM;
    }
    if (type.isDomain()) {
      PgType base = SqlType.of(type).base().type();
      return base.user() == null ? TypeRow.of(base.oid()) : row(base);
    }
    PgType element = type.isArray() ? Types.elementOf(type) : null;
    if (element == null || (!element.isEnum() && !element.isDomain())) {
      return COMPOSITE;
    }
    return row(element).align().equals("d") ? COMPOSITE : ARRAY_OF_ENUMS;
  }

  private static CatalogTable<Snapshot, Made> types() {
    var builder =
        CatalogTable.named("pg_type", UserTypeRows::made)
            .column("oid", made -> oid(made.type()))
            .column("typname", made -> made.type().name())
            .column("typnamespace", Made::namespace)
            .all("typowner", Snapshot.OWNER)
            .column("typlen", made -> row(made.type()).length())
            .column("typbyval", made -> row(made.type()).byValue())
            .column("typtype", made -> String.valueOf(made.type().kind()))
            .column("typcategory", made -> String.valueOf(made.type().category()))
            .all("typisdefined", true)
            .all("typdelim", ",")
            .column("typrelid", Made::relation)
            .column("typarray", made -> Integer.toUnsignedLong(made.type().arrayOid()))
            .column("typelem", made -> Integer.toUnsignedLong(made.type().elementOid()))
            .column("typalign", made -> row(made.type()).align())
            .column("typstorage", made -> row(made.type()).storage())
            .all("typtypmod", -1);
    FUNCTIONS.forEach(
        (column, functions) -> builder.column(column, made -> functions.get(made.place())));
    return builder.build();
  }

  /**
   * A type.
   *
   * @param relation of a composite one in pg_class, else 0
   */
  private record Made(PgType type, long namespace, long relation) {
    int place() {
      return type.isEnum() ? 0 : type.isArray() ? 2 : 1;
    }
  }

  private static long oid(PgType type) {
    return Integer.toUnsignedLong(type.oid());
  }

  private static List<Made> made(Snapshot world) {
    List<Made> all = new ArrayList<>();
    for (PgType type : world.types()) {
      long namespace = world.namespace(Objects.requireNonNull(type.user()).schema());
      if (!type.isDomain()) {
        all.add(new Made(type, namespace, relation(type, world)));
      }
      PgType array = Types.arrayOf(type);
      if (array != null) {
        all.add(new Made(array, namespace, 0));
      }
    }
    return all;
  }

  private static long relation(PgType type, Snapshot world) {
    return type.user() instanceof UserType.Fields fields
        ? world.schema().objectId("relation " + fields.id())
        : 0;
  }

  private record Label(long oid, long type, int place, String text) {}

  private static CatalogTable<Snapshot, Label> labels() {
    return CatalogTable.named("pg_enum", UserTypeRows::allLabels)
        .column("oid", Label::oid)
        .column("enumtypid", Label::type)
        .column("enumsortorder", label -> (float) label.place())
        .column("enumlabel", Label::text)
        .build();
  }

  private static List<Label> allLabels(Snapshot world) {
    List<Label> all = new ArrayList<>();
    for (PgType type : world.types()) {
      if (type.user() instanceof UserType.Labels labels) {
        for (String label : labels.labels()) {
          long oid = world.schema().objectId("label " + labels.id() + ' ' + label);
          all.add(new Label(oid, oid(type), labels.labels().indexOf(label) + 1, label));
        }
      }
    }
    return all;
  }

  private static List<Made> composites(Snapshot world) {
    return made(world).stream().filter(made -> made.relation() != 0).toList();
  }

  private static CatalogTable<Snapshot, Made> classes() {
    return CatalogTable.named("pg_class", UserTypeRows::composites)
        .column("oid", Made::relation)
        .column("relname", made -> made.type().name())
        .column("relnamespace", Made::namespace)
        .column("reltype", made -> oid(made.type()))
        .all("relowner", Snapshot.OWNER)
        .all("reltuples", -1f)
        .all("relpersistence", "p")
        .all("relkind", "c")
        .column("relnatts", made -> (short) made.type().fields().size())
        .all("relispopulated", true)
        .all("relreplident", "n")
        .build();
  }

  private static CatalogTable<Snapshot, AttributeRows.Attribute> fields() {
    return AttributeRows.table(
        world -> {
          List<AttributeRows.Attribute> all = new ArrayList<>();
          for (Made made : composites(world)) {
            int number = 0;
            for (UserType.Field field : made.type().fields()) {
              SqlType type = field.type();
              all.add(
                  new AttributeRows.Attribute(
                      made.relation(), field.name(), type, ++number, false, ColumnFilling.NONE));
            }
          }
          return all;
        });
  }
}
