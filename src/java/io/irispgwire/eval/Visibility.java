package io.irispgwire.eval;

import static io.irispgwire.eval.TextFunctions.nonNull;

import io.irispgwire.eval.CatalogLookup.Row;
import io.irispgwire.eval.Environment.SessionFacts;
import io.irispgwire.types.PgArray;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether an object's bare name leads to it: {@code pg_…_is_visible} (manual, Table 9.72).
 *
 * <p>Source: PostgreSQL {@code src/backend/catalog/namespace.c}.
 */
final class Visibility {
  private static final String OWN_SCHEMA = "pg_catalog";

  private static final List<Kind> KINDS =
      List.of(
          new Kind("table", "pg_class", "rel", List.of(), true),
          new Kind("type", "pg_type", "typ", List.of(), true),
          new Kind("function", "pg_proc", "pro", List.of("proargtypes"), false),
          new Kind("operator", "pg_operator", "opr", List.of("oprleft", "oprright"), false),
          new Kind("opclass", "pg_opclass", "opc", List.of("opcmethod"), false),
          new Kind("opfamily", "pg_opfamily", "opf", List.of("opfmethod"), false),
          new Kind("collation", "pg_collation", "coll", List.of(), false),
          new Kind("conversion", "pg_conversion", "con", List.of(), false),
          new Kind("statistics_obj", "pg_statistic_ext", "stx", List.of(), false),
          new Kind("ts_config", "pg_ts_config", "cfg", List.of(), false),
          new Kind("ts_dict", "pg_ts_dict", "dict", List.of(), false),
          new Kind("ts_parser", "pg_ts_parser", "prs", List.of(), false),
          new Kind("ts_template", "pg_ts_template", "tmpl", List.of(), false));

  private static final Kind TYPES = KINDS.get(1);

  /**
   * A kind of object.
   *
   * @param prefix of the names of the catalog's columns
   * @param rest what, beside the name, tells such objects apart
   * @param temporary whether a bare name may mean one of the temporary schema
   */
  private record Kind(
      String name, String catalog, String prefix, List<String> rest, boolean temporary) {
    boolean isSame(Row one, Row other) {
      return rest.stream()
          .allMatch(column -> Objects.equals(value(one.get(column)), value(other.get(column))));
    }

    private static @Nullable Object value(@Nullable Object value) {
      return value instanceof PgArray array ? array.elements() : value;
    }
  }

  private Visibility() {}

  static void addTo(FunctionTable table) {
    for (Kind kind : KINDS) {
      table.any(
          "pg_" + kind.name() + "_is_visible",
          (in, a) -> isVisible(in.session(), kind, (Long) nonNull(a[0])));
    }
  }

  /** Null where there is no type of that number. */
  static @Nullable Boolean ofType(SessionFacts session, long oid) {
    return isVisible(session, TYPES, oid);
  }

  private static @Nullable Boolean isVisible(SessionFacts session, Kind kind, long oid) {
    CatalogLookup catalog = CatalogLookup.of(session, kind.catalog());
    Row row = catalog.first("oid", oid);
    if (row == null) {
      return null;
    }
    String namespace = kind.prefix() + "namespace";
    List<Long> path = path(session, kind.temporary()).stream().map(session::namespace).toList();
    int place = path.indexOf(row.oid(namespace));
    if (place <= 0) {
      return place == 0;
    }
    String name = kind.prefix() + "name";
    Iterator<Row> namesakes = catalog.rows(name, Objects.requireNonNull(row.get(name)));
    while (namesakes.hasNext()) {
      Row other = namesakes.next();
      int before = path.indexOf(other.oid(namespace));
      if (before >= 0 && before < place && kind.isSame(row, other)) {
        return false;
      }
    }
    return true;
  }

  /**
   * The schemas that a bare name is looked for in, in order.
   *
   * @param temporary whether that of temporary objects is one
   */
  static List<String> path(SessionFacts session, boolean temporary) {
    List<String> path = new ArrayList<>(session.schemas());
    String own = session.lookup().temporarySchema();
    boolean first = temporary && session.lookup().searchPath().indexOf(own) == 0;
    if (!path.contains(OWN_SCHEMA)) {
      path.add(0, OWN_SCHEMA);
    }
    if (first) {
      path.add(0, own);
    }
    return path;
  }
}
