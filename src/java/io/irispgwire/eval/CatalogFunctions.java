package io.irispgwire.eval;

import static io.irispgwire.eval.TextFunctions.nonNull;

import io.irispgwire.sql.analysis.Table;
import io.irispgwire.types.PgArray;
import io.irispgwire.types.PgType;
import io.irispgwire.types.Types;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Functions that catalog queries call (manual section 9.26.4, Table 9.72). */
final class CatalogFunctions {
  private CatalogFunctions() {}

  static void addTo(FunctionTable table) {
    for (String type :
        List.of("regclass", "regtype", "regproc", "regprocedure", "regnamespace", "regrole")) {
      PgType target = Objects.requireNonNull(Types.byName(type));
      table.any(
          "to_" + type,
          (in, a) -> ObjectNames.find(target, (String) nonNull(a[0]), in.environment()));
    }
    PgType regclass = Objects.requireNonNull(Types.byName("regclass"));
    table.any(
        "text_regclass",
        (in, a) -> ObjectNames.parse(regclass, (String) nonNull(a[0]), in.environment()));
    table.any("pg_get_expr", (in, a) -> expression(in, a, false));
    table.any("pg_get_expr_ext", (in, a) -> expression(in, a, Boolean.TRUE.equals(a[2])));
    table.any(
        "pg_get_userbyid",
        (in, a) -> {
          CatalogLookup.Row role =
              CatalogLookup.of(in.session(), "pg_authid").first("oid", nonNull(a[0]));
          return role == null ? "unknown (OID=" + a[0] + ")" : role.text("rolname");
        });
    for (String form : List.of("", "_ext", "_wrap")) {
      table.any(
          "pg_get_viewdef" + form,
          (in, a) -> in.session().viewDefinition((Long) nonNull(a[0]), isPretty(a)));
    }
    for (String form : List.of("", "_ext")) {
      table.any(
          "pg_get_viewdef_name" + form,
          (in, a) -> {
            Object oid = ObjectNames.parse(regclass, (String) nonNull(a[0]), in.environment());
            return in.session().viewDefinition((Long) nonNull(oid), isPretty(a));
          });
    }
    table.any("pg_get_indexdef", (in, a) -> definition(in, a[0], 0, false));
    table.any(
        "pg_get_indexdef_ext",
        (in, a) -> definition(in, a[0], (Integer) nonNull(a[1]), Boolean.TRUE.equals(a[2])));
    table.any("pg_get_constraintdef", (in, a) -> definition(in, a[0], 0, false));
    table.any("pg_get_constraintdef_ext", (in, a) -> definition(in, a[0], 0, true));
    nothings(table);
  }

  /** Lines are wrapped in pretty text only. */
  private static boolean isPretty(@Nullable Object[] a) {
    return a.length > 1 && !Boolean.FALSE.equals(a[1]);
  }

  private static @Nullable Object expression(Invocation in, @Nullable Object[] a, boolean pretty) {
    return in.session().expression((String) nonNull(a[0]), (Long) nonNull(a[1]), pretty);
  }

  private static @Nullable Object definition(
      Invocation in, @Nullable Object oid, int column, boolean pretty) {
    return in.session().definition((Long) nonNull(oid), column, pretty);
  }

  /** What asks for things that no object here has. */
  private static void nothings(FunctionTable table) {
    for (String key :
        List.of(
            "pg_get_partkeydef",
            "pg_get_partition_constraintdef",
            "pg_get_statisticsobjdef_columns",
            "pg_get_triggerdef",
            "pg_get_triggerdef_ext",
            "pg_get_ruledef",
            "pg_get_ruledef_ext")) {
      table.any(key, (in, a) -> nothing());
    }
    table.any("pg_relation_is_publishable", (in, a) -> false);
    table.any("pg_relation_is_updatable", (in, a) -> updatable(in, (Long) nonNull(a[0])));
    table.any("pg_tablespace_location", (in, a) -> "");
    table.any("pg_is_other_temp_schema", (in, a) -> false);
    table.any("pg_column_is_updatable", (in, a) -> updatable(in, (Long) nonNull(a[0])) != 0);
    table.set("pg_options_to_table", (in, a) -> options((PgArray) nonNull(a[0])));
  }

  /** Bits of INSERT, UPDATE and DELETE; which views IRIS lets write is not asked. */
  private static int updatable(Invocation in, long oid) {
    Table table = in.session().relation(oid);
    int all = 1 << 3 | 1 << 2 | 1 << 4;
    return table == null || table.view() ? 0 : all;
  }

  /** {@code name=value} items as rows. */
  private static Iterator<@Nullable Object[]> options(PgArray options) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (Object option : options.elements()) {
      String[] parts = ((String) nonNull(option)).split("=", 2);
      rows.add(new Object[] {parts[0], parts.length > 1 ? parts[1] : null});
    }
    return rows.iterator();
  }

  private static @Nullable Object nothing() {
    return null;
  }
}
