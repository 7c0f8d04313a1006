package io.irispgwire.eval;

import static io.irispgwire.eval.TextFunctions.nonNull;

import io.irispgwire.sql.analysis.Table;
import io.irispgwire.types.PgType;
import io.irispgwire.types.Types;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Functions that catalog queries call (manual section 9.26.4, Table 9.72). */
final class CatalogFunctions {
  private static final long OWNER = 10;

  private CatalogFunctions() {}

  static void addTo(FunctionTable table) {
    for (String type : List.of("regclass", "regtype", "regproc", "regnamespace", "regrole")) {
      PgType target = Objects.requireNonNull(Types.byName(type));
      table.any(
          "to_" + type,
          (in, a) -> ObjectNames.find(target, (String) nonNull(a[0]), in.environment()));
    }
    PgType regclass = Objects.requireNonNull(Types.byName("regclass"));
    table.any(
        "text_regclass",
        (in, a) -> ObjectNames.parse(regclass, (String) nonNull(a[0]), in.environment()));
    table.any("pg_table_is_visible", (in, a) -> isVisible(in.session(), (Long) nonNull(a[0])));
    // the catalog keeps an expression as its text
    table.any("pg_get_expr", (in, a) -> a[0]);
    table.any("pg_get_expr_ext", (in, a) -> a[0]);
    table.any(
        "pg_get_userbyid",
        (in, a) ->
            (Long) nonNull(a[0]) == OWNER
                ? in.session().sessionUser()
                : "unknown (OID=" + a[0] + ")");
    table.any("pg_get_indexdef", (in, a) -> definition(in, a[0], 0));
    table.any("pg_get_indexdef_ext", (in, a) -> definition(in, a[0], (Integer) nonNull(a[1])));
    table.any("pg_get_constraintdef", (in, a) -> definition(in, a[0], 0));
    table.any("pg_get_constraintdef_ext", (in, a) -> definition(in, a[0], 0));
    nothings(table);
  }

  private static @Nullable Object definition(Invocation in, @Nullable Object oid, int column) {
    return in.session().definition((Long) nonNull(oid), column);
  }

  /** Whether the relation's bare name leads to it; an index or sequence hides nothing. */
  private static boolean isVisible(Environment.SessionFacts session, long oid) {
    Table table = session.relation(oid);
    if (table == null) {
      return true;
    }
    Table found = session.relation(null, table.name());
    return found != null && found.oid() == table.oid();
  }

  /** What asks for things that no object here has. */
  private static void nothings(FunctionTable table) {
    for (String key :
        List.of(
            "pg_get_partkeydef",
            "pg_get_partition_constraintdef",
            "pg_get_statisticsobjdef_columns",
            "pg_get_viewdef",
            "pg_get_viewdef_ext",
            "pg_get_viewdef_name",
            "pg_get_viewdef_name_ext",
            "pg_get_triggerdef",
            "pg_get_triggerdef_ext",
            "pg_get_ruledef",
            "pg_get_ruledef_ext",
            "pg_tablespace_location",
            "pg_get_function_sqlbody")) {
      table.any(key, (in, a) -> nothing());
    }
    table.any("pg_relation_is_publishable", (in, a) -> false);
    table.any("pg_relation_is_updatable", (in, a) -> 28);
    table.any("pg_index_column_has_property", (in, a) -> nothing());
    for (String key : List.of("pg_relation_size", "pg_table_size", "pg_total_relation_size")) {
      table.any(key, (in, a) -> 0L);
    }
  }

  private static @Nullable Object nothing() {
    return null;
  }
}
