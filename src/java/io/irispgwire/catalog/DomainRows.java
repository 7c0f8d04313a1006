package io.irispgwire.catalog;

import io.irispgwire.sql.analysis.Table;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import io.irispgwire.types.UserType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Domains in pg_type, and what belongs to them in pg_constraint and pg_depend. */
final class DomainRows {
  /** {@code domain_in} and {@code domain_recv} in pg_proc. */
  private static final long INPUT = 2597;

  private static final long RECEIVE = 2598;

  /** {@code enum_out} and {@code enum_send}. */
  private static final long ENUM_OUTPUT = 3507;

  private static final long ENUM_SEND = 3533;

  /** Catalogs by their numbers. */
  private static final long TYPE = 1247;

  private static final long CONSTRAINT = 2606;

  private DomainRows() {}

  static Map<String, CatalogTable<Snapshot, ?>> tables() {
    return Map.of("pg_type", types(), "pg_constraint", constraints(), "pg_depend", dependencies());
  }

  private record Made(PgType type, UserType.Domain domain, long namespace) {
    TypeRow row() {
      return UserTypeRows.row(type);
    }

    SqlType base() {
      return domain.base();
    }

    /** The conditions of a domain call the output functions of its base. */
    long function(String column, long ofEnums) {
      PgType values = base().base().type();
      return values.user() == null ? BaseFunctions.of(values.oid(), column) : ofEnums;
    }
  }

  private static long oid(PgType type) {
    return Integer.toUnsignedLong(type.oid());
  }

  private static List<Made> made(Snapshot world) {
    List<Made> all = new ArrayList<>();
    for (PgType type : world.types()) {
      if (type.user() instanceof UserType.Domain domain) {
        all.add(new Made(type, domain, world.namespace(domain.schema())));
      }
    }
    return all;
  }

  private static CatalogTable<Snapshot, Made> types() {
    return CatalogTable.named("pg_type", DomainRows::made)
        .column("oid", made -> oid(made.type()))
        .column("typname", made -> made.type().name())
        .column("typnamespace", Made::namespace)
        .all("typowner", Snapshot.OWNER)
        .column("typlen", made -> made.row().length())
        .column("typbyval", made -> made.row().byValue())
        .all("typtype", "d")
        .column("typcategory", made -> String.valueOf(made.type().category()))
        .all("typisdefined", true)
        .all("typdelim", ",")
        .column("typarray", made -> Integer.toUnsignedLong(made.type().arrayOid()))
        .all("typinput", INPUT)
        .column("typoutput", made -> made.function("typoutput", ENUM_OUTPUT))
        .all("typreceive", RECEIVE)
        .column("typsend", made -> made.function("typsend", ENUM_SEND))
        .column("typalign", made -> made.row().align())
        .column("typstorage", made -> made.row().storage())
        .column("typnotnull", made -> made.domain().notNull())
        .column("typbasetype", made -> oid(made.base().type()))
        .column("typtypmod", made -> made.base().modifier())
        .column("typcollation", made -> made.row().collation())
        .column("typdefaultbin", DomainRows::fallback)
        .column("typdefault", made -> shown(made))
        .build();
  }

  private static @Nullable Object fallback(Made made) {
    String text = made.domain().fallback();
    return text == null ? null : RuleTexts.fallbackOf(made.type(), text);
  }

  private static @Nullable Object shown(Made made) {
    return made.domain().fallback();
  }

  /** A row of pg_constraint. */
  private record Constraint(long oid, Made made, UserType.Check check) {}

  private static List<Constraint> checks(Snapshot world) {
    List<Constraint> all = new ArrayList<>();
    for (Made made : made(world)) {
      for (UserType.Check check : made.domain().checks()) {
        all.add(new Constraint(oid(world.schema(), made.domain(), check), made, check));
      }
    }
    return all;
  }

  /** The number of a domain's constraint. */
  static long oid(Schema schema, UserType.Domain domain, UserType.Check check) {
    return schema.objectId("domain constraint " + domain.id() + ' ' + check.name());
  }

  private static CatalogTable<Snapshot, Constraint> constraints() {
    return CatalogTable.named("pg_constraint", DomainRows::checks)
        .column("oid", Constraint::oid)
        .column("conname", c -> c.check().name())
        .column("connamespace", c -> c.made().namespace())
        .all("contype", "c")
        .column("convalidated", c -> c.check().valid())
        .column("contypid", c -> oid(c.made().type()))
        .all("conislocal", true)
        .column("conbin", c -> RuleTexts.value(c.made().type(), c.check().condition()))
        .all("confupdtype", " ")
        .all("confdeltype", " ")
        .all("confmatchtype", " ")
        .build();
  }

  /** A row of pg_depend. */
  private record Dependency(long catalog, long dependent, PgType on, String kind) {}

  private static CatalogTable<Snapshot, Dependency> dependencies() {
    return CatalogTable.named("pg_depend", DomainRows::depending)
        .column("classid", Dependency::catalog)
        .column("objid", Dependency::dependent)
        .all("objsubid", 0)
        .all("refclassid", TYPE)
        .column("refobjid", d -> oid(d.on()))
        .all("refobjsubid", 0)
        .column("deptype", Dependency::kind)
        .build();
  }

  private static List<Dependency> depending(Snapshot world) {
    List<Dependency> all = new ArrayList<>();
    for (Made made : made(world)) {
      if (made.base().type().user() != null) {
        all.add(new Dependency(TYPE, oid(made.type()), made.base().type(), "n"));
      }
    }
    for (Constraint check : checks(world)) {
      all.add(new Dependency(CONSTRAINT, check.oid(), check.made().type(), "a"));
    }
    return all;
  }

  /** What the catalog says of built-in types and the server does not need otherwise. */
  private static final class BaseFunctions {
    private BaseFunctions() {}

    static long of(int type, String column) {
      Table types = Objects.requireNonNull(SystemTables.find("pg_type"));
      int oid = index(types, "oid");
      int wanted = index(types, column);
      for (@Nullable Object[] row : StoredRows.of(types).find(oid, Integer.toUnsignedLong(type))) {
        return (Long) Objects.requireNonNull(row[wanted]);
      }
      return 0;
    }

    private static int index(Table table, String name) {
      for (Table.Column column : table.columns()) {
        if (column.name().equals(name)) {
          return column.number() - 1;
        }
      }
      throw new IllegalArgumentException(name);
    }
  }
}
