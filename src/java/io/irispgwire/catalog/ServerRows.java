package io.irispgwire.catalog;

import java.util.List;
import java.util.Map;

/** pg_namespace, and the one database and role that a session sees: its own. */
final class ServerRows {
  private static final int UTF8 = 6;

  private ServerRows() {}

  static Map<String, CatalogTable<Snapshot, ?>> tables() {
    return Map.of(
        "pg_namespace",
        namespaces(),
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
