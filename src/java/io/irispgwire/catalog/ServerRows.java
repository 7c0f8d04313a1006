package io.irispgwire.catalog;

import io.irispgwire.sql.analysis.Proc;
import io.irispgwire.sql.analysis.Procs;
import io.irispgwire.types.PgArray;
import io.irispgwire.types.PgType;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** pg_namespace, pg_proc, and the one database and role that a session sees: its own. */
final class ServerRows {
  private static final long INTERNAL_LANGUAGE = 12;
  private static final int UTF8 = 6;

  private ServerRows() {}

  static Map<String, CatalogTable<Snapshot, ?>> tables() {
    return Map.of(
        "pg_namespace",
        namespaces(),
        "pg_proc",
        functions(),
        "pg_database",
        databases(),
        "pg_authid",
        authorizations());
  }

  private record Namespace(long oid, String name) {}

  private static CatalogTable<Snapshot, Namespace> namespaces() {
    return CatalogTable.<Snapshot, Namespace>named(
            "pg_namespace",
            world ->
                world.schema().schemas().stream()
                    .map(name -> new Namespace(world.namespace(name), name))
                    .toList())
        .column("oid", Namespace::oid)
        .column("nspname", Namespace::name)
        .all("nspowner", Snapshot.OWNER)
        .build();
  }

  private static CatalogTable<Snapshot, Proc> functions() {
    return CatalogTable.<Snapshot, Proc>named("pg_proc", world -> Procs.all())
        .column("oid", proc -> Integer.toUnsignedLong(proc.oid()))
        .column("proname", Proc::name)
        .column("pronamespace", ServerRows::namespace)
        .all("proowner", Snapshot.OWNER)
        .all("prolang", INTERNAL_LANGUAGE)
        .all("procost", 1f)
        .column("prorows", proc -> proc.returnsSet() ? 1000f : 0f)
        .column("provariadic", proc -> Integer.toUnsignedLong(proc.variadicOid()))
        .column("prokind", proc -> String.valueOf(proc.kind()))
        .column("proisstrict", Proc::strict)
        .column("proretset", Proc::returnsSet)
        .column("provolatile", proc -> String.valueOf(proc.volatility()))
        .all("proparallel", "s")
        .column("pronargs", proc -> (short) proc.argumentOids().size())
        .column("pronargdefaults", proc -> (short) proc.defaults())
        .column("prorettype", proc -> Integer.toUnsignedLong(proc.resultOid()))
        .column("proargtypes", ServerRows::argumentTypes)
        .column(
            "proargnames",
            proc ->
                proc.argumentNames().isEmpty()
                    ? null
                    : PgArray.of(PgType.TEXT, proc.argumentNames()))
        .column("prosrc", Proc::source)
        .build();
  }

  private static long namespace(Proc proc) {
    return switch (proc.schema()) {
      case "" -> 11;
      case "public" -> 2200;
      default -> 13_207;
    };
  }

  private static PgArray argumentTypes(Proc proc) {
    List<Long> oids = proc.argumentOids().stream().map(Integer::toUnsignedLong).toList();
    return new PgArray(
        PgType.OID, new int[] {oids.size()}, new int[] {0}, Collections.unmodifiableList(oids));
  }

  private static CatalogTable<Snapshot, Snapshot> databases() {
    return CatalogTable.<Snapshot, Snapshot>named("pg_database", List::of)
        .column("oid", world -> world.schema().objectId("database " + world.session().database()))
        .column("datname", world -> world.session().database())
        .all("datdba", Snapshot.OWNER)
        .all("encoding", UTF8)
        .all("datlocprovider", "c")
        .all("datallowconn", true)
        .all("datconnlimit", -1)
        .all("dattablespace", 1663L)
        .all("datcollate", "C.UTF-8")
        .all("datctype", "C.UTF-8")
        .build();
  }

  private static CatalogTable<Snapshot, Snapshot> authorizations() {
    return CatalogTable.<Snapshot, Snapshot>named("pg_authid", List::of)
        .column("rolname", world -> world.session().sessionUser())
        .all("rolinherit", true)
        .all("rolcanlogin", true)
        .all("rolconnlimit", -1)
        .all("oid", Snapshot.OWNER)
        .build();
  }
}
