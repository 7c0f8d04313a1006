package io.irispgwire.eval;

import static io.irispgwire.eval.TextFunctions.nonNull;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What indexes can do (manual, Tables 9.73 to 9.75): all of them are B-trees in ascending order.
 */
final class IndexProperties {
  private static final long BTREE = 403;

  private static final Set<String> OF_METHOD =
      Set.of("can_order", "can_unique", "can_multi_col", "can_exclude", "can_include");
  private static final Set<String> OF_INDEX =
      Set.of("clusterable", "index_scan", "bitmap_scan", "backward_scan");
  private static final Set<String> OF_COLUMN =
      Set.of(
          "asc",
          "desc",
          "nulls_first",
          "nulls_last",
          "orderable",
          "distance_orderable",
          "returnable",
          "search_array",
          "search_nulls");
  private static final Set<String> NOT_OF_COLUMN =
      Set.of("desc", "nulls_first", "distance_orderable");

  private IndexProperties() {}

  static void addTo(FunctionTable table) {
    table.any(
        "pg_indexam_has_property",
        (in, a) -> {
          String property = lower(a[1]);
          return OF_METHOD.contains(property)
              ? (Object) ofMethod(((Long) nonNull(a[0])).intValue(), property)
              : null;
        });
    table.any(
        "pg_index_has_property", (in, a) -> OF_INDEX.contains(lower(a[1])) ? (Object) true : null);
    table.any(
        "pg_index_column_has_property",
        (in, a) -> {
          String property = lower(a[2]);
          return OF_COLUMN.contains(property) ? (Object) !NOT_OF_COLUMN.contains(property) : null;
        });
  }

  private static String lower(@Nullable Object property) {
    return ((String) nonNull(property)).toLowerCase(Locale.ROOT);
  }

  /** Source: the handlers of the access methods, {@code src/backend/access}. */
  private static boolean ofMethod(int method, String property) {
    return switch (method) {
      case (int) BTREE -> true;
      case 783 ->
          property.equals("can_multi_col") // gist
              || property.equals("can_exclude")
              || property.equals("can_include");
      case 405 -> property.equals("can_exclude"); // hash
      case 4000 -> property.equals("can_exclude") || property.equals("can_include"); // spgist
      case 2742, 3580 -> property.equals("can_multi_col"); // gin, brin
      default -> false;
    };
  }
}
