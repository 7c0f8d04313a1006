package io.irispgwire.catalog;

import io.irispgwire.sql.analysis.Table;
import io.irispgwire.types.PgType;
import io.irispgwire.types.UserType;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The composite type that each table or view has for its rows: PostgreSQL makes one with every
 * relation ({@code src/backend/catalog/heap.c}, {@code heap_create_with_catalog}). Nothing of it is
 * kept: it follows from the table.
 */
final class RowTypes {
  /** In front of schema and table in the id; no id of a type that is made begins so. */
  private static final char MARK = '=';

  private RowTypes() {}

  /**
   * The type of a table's rows; null for what has no columns, or is a sequence.
   *
   * @param oids a stable number for a name
   */
  static @Nullable PgType of(Table table, ToIntFunction<String> oids) {
    if (table.sequence() != null || table.columns().isEmpty()) {
      return null;
    }
    List<UserType.Field> fields =
        table.columns().stream()
            .map(column -> new UserType.Field(column.name(), column.type()))
            .toList();
    String id = "" + MARK + table.schema().length() + '.' + table.schema() + table.name();
    return PgType.composite(
        oids.applyAsInt(name(table)),
        oids.applyAsInt(arrayName(table)),
        table.name(),
        new UserType.Fields(id, table.schema(), fields));
  }

  /** What the number of the type is made from. */
  static String name(Table table) {
    return "type " + table.schema() + '.' + table.name();
  }

  /** The same of the type of arrays of rows. */
  static String arrayName(Table table) {
    return "type " + table.schema() + "._" + table.name();
  }

  /** Whether a type's id says that it is one of rows. */
  static boolean isId(String id) {
    return !id.isEmpty() && id.charAt(0) == MARK;
  }

  /** The table in such an id, by {@code find} of schema and name. */
  static <T> T table(String id, BiFunction<String, String, T> find) {
    int dot = id.indexOf('.');
    int name = dot + 1 + Integer.parseInt(id.substring(1, dot));
    return find.apply(id.substring(dot + 1, name), id.substring(name));
  }
}
