package io.irispgwire.catalog;

import io.irispgwire.types.PgArray;
import io.irispgwire.types.PgType;
import io.irispgwire.types.Types;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** pg_namespace, and the one database and role that a session sees: its own. */
final class ServerRows {
  private static final int UTF8 = 6;

  /** {@code pg_database_owner}, pg_authid.dat. */
  private static final Long DATABASE_OWNER = 6171L;

  private static final Long OWN = Snapshot.OWNER;

  private static final PgType ACL_ITEM = Objects.requireNonNull(Types.byName("aclitem"));

  private ServerRows() {}

  /** Everybody may use the schemas that a new database has. */
  private static @Nullable Object access(Namespace space) {
    boolean isSystem =
        space.oid() == SystemNamespaces.CATALOG
            || space.oid() == SystemNamespaces.INFORMATION_SCHEMA;
    if (!isSystem && space.oid() != SystemNamespaces.PUBLIC) {
      return null;
    }
    String owner = isSystem ? Names.quoted(space.owner()) : "pg_database_owner";
    return PgArray.of(ACL_ITEM, List.of(owner + "=UC/" + owner, "=U/" + owner));
  }

  static Map<String, CatalogTable<Snapshot, ?>> tables() {
    return Map.of(
        "pg_namespace", namespaces(), "pg_database", databases(), "pg_authid", authorizations());
  }

  private record Namespace(long oid, String name, String owner) {}

  private static CatalogTable<Snapshot, Namespace> namespaces() {
    return CatalogTable.<Snapshot, Namespace>named(
            "pg_namespace",
            world ->
                world.schema().schemas().stream()
                    .map(
                        name ->
                            new Namespace(
                                world.namespace(name), name, world.session().sessionUser()))
                    .toList())
        .column("oid", Namespace::oid)
        .column("nspname", Namespace::name)
        .column("nspowner", space -> space.oid() == SystemNamespaces.PUBLIC ? DATABASE_OWNER : OWN)
        .column("nspacl", ServerRows::access)
        .build();
  }

  private static CatalogTable<Snapshot, Snapshot> databases() {
    return CatalogTable.<Snapshot, Snapshot>named("pg_database", List::of)
        .column("oid", world -> world.schema().databaseOid(world.session().database()))
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
