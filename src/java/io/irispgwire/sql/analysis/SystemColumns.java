package io.irispgwire.sql.analysis;

import io.irispgwire.types.SqlType;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The columns every table has besides its own (manual, section 5.5 "System Columns"). */
final class SystemColumns {
  /** Number and type by name: {@code src/include/access/sysattr.h}. */
  private static final Map<String, int[]> BY_NAME =
      Map.of(
          "ctid", new int[] {-1, 27},
          "xmin", new int[] {-2, 28},
          "cmin", new int[] {-3, 29},
          "xmax", new int[] {-4, 28},
          "cmax", new int[] {-5, 29},
          "tableoid", new int[] {-6, 26});

  private SystemColumns() {}

  static int number(String name) {
    int[] known = BY_NAME.get(name);
    return known == null ? 0 : known[0];
  }

  /** The system column of that name of a table; null for a view or another name. */
  static NamespaceItem.@Nullable Column of(NamespaceItem item, String name) {
    int[] known = BY_NAME.get(name);
    Table table = item.table();
    if (known == null || table == null || table.view()) {
      return null;
    }
    SqlType type = SqlType.of(GenericTypes.type(known[1]));
    return new NamespaceItem.Column(
        new ResultColumn(name, type, table.oid(), known[0]),
        new Resolution.SystemColumn(item.entry(), name, 0));
  }
}
