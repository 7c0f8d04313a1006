package io.irispgwire.eval;

import io.irispgwire.types.PgType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** has_…_privilege: the back end decides, so here all is allowed. */
final class Privileges {
  private static final List<String> OBJECTS =
      List.of(
          "any_column",
          "database",
          "foreign_data_wrapper",
          "function",
          "language",
          "schema",
          "sequence",
          "server",
          "table",
          "tablespace",
          "type");
  private static final List<String> COLUMN_FORMS =
      List.of(
          "id_attnum",
          "id_id_attnum",
          "id_id_name",
          "id_name",
          "id_name_attnum",
          "id_name_name",
          "name_attnum",
          "name_id_attnum",
          "name_id_name",
          "name_name",
          "name_name_attnum",
          "name_name_name");
  private static final List<String> FORMS =
      List.of("id", "id_id", "id_name", "name", "name_id", "name_name");

  private Privileges() {}

  static void addTo(FunctionTable table) {
    for (String form : FORMS) {
      for (String object : OBJECTS) {
        table.any("has_" + object + "_privilege_" + form, (in, a) -> true);
      }
      table.any("pg_has_role_" + form, (in, a) -> true);
    }
    for (String form : COLUMN_FORMS) {
      table.any("has_column_privilege_" + form, (in, a) -> true);
    }
    table.any("row_security_active", (in, a) -> false);
    table.any("row_security_active_name", (in, a) -> false);
    table.any(
        "pg_size_pretty", (in, a) -> size(((Number) TextFunctions.nonNull(a[0])).longValue()));
    table.any("pg_column_size", (in, a) -> columnSize(in.argumentType(0), a[0]));
  }

  private static String size(long bytes) {
    long value = bytes;
    long half = 10 * 1024;
    String[] units = {"bytes", "kB", "MB", "GB", "TB", "PB"};
    int unit = 0;
    while (unit < units.length - 1 && Math.abs(value) >= half) {
      value = unit == 0 ? value >> 9 : value >> 10;
      unit++;
      if (unit == 1) {
        half = 20 * 1024 - 1;
      }
    }
    return (unit == 0 ? value : (value + (value < 0 ? -1 : 1)) / 2) + " " + units[unit];
  }

  private static @Nullable Object columnSize(PgType type, @Nullable Object value) {
    if (value == null) {
      return null;
    }
    return type.length() > 0 ? type.length() : (int) MemorySize.of(value);
  }
}
