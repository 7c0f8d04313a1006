package io.irispgwire.eval;

import static io.irispgwire.eval.TextFunctions.nonNull;

import io.irispgwire.eval.CatalogLookup.Row;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Comments on objects (manual section 9.26.6). */
final class Descriptions {
  /** OID of pg_class in itself. */
  private static final long RELATIONS = 1259;

  private Descriptions() {}

  static void addTo(FunctionTable table) {
    table.any("obj_description", Descriptions::ofObject);
    table.any("shobj_description", (in, a) -> shared(in, (Long) nonNull(a[0]), (String) a[1]));
    table.any(
        "col_description",
        (in, a) -> find(in, (Long) nonNull(a[0]), RELATIONS, (Integer) nonNull(a[1])));
  }

  private static @Nullable Object ofObject(Invocation in, @Nullable Object[] a) {
    long oid = (Long) nonNull(a[0]);
    if (a.length < 2) {
      return find(in, oid, 0, 0);
    }
    long catalog = catalog(in, (String) nonNull(a[1]));
    return catalog == 0 ? null : find(in, oid, catalog, 0);
  }

  private static long catalog(Invocation in, String name) {
    var table = in.session().relation("pg_catalog", name);
    return table == null ? 0 : Integer.toUnsignedLong(table.oid());
  }

  /**
   * @param catalog 0 for any
   */
  private static @Nullable Object find(Invocation in, long oid, long catalog, int column) {
    Iterator<Row> rows = CatalogLookup.of(in.session(), "pg_description").rows("objoid", oid);
    while (rows.hasNext()) {
      Row row = rows.next();
      boolean inCatalog = catalog == 0 || row.oid("classoid") == catalog;
      if (inCatalog && row.number("objsubid") == column) {
        return row.get("description");
      }
    }
    return null;
  }

  private static @Nullable Object shared(Invocation in, long oid, @Nullable String catalog) {
    Iterator<Row> rows = CatalogLookup.of(in.session(), "pg_shdescription").rows("objoid", oid);
    while (rows.hasNext()) {
      Row row = rows.next();
      if (catalog != null && row.oid("classoid") == catalog(in, catalog)) {
        return row.get("description");
      }
    }
    return null;
  }
}
