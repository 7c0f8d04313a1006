package io.irispgwire.sql.analysis;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import org.jspecify.annotations.Nullable;

/**
 * What is said about a table or column that is not there, with the hint PostgreSQL gives.
 *
 * <p>Source: PostgreSQL {@code src/backend/parser/parse_relation.c}, {@code errorMissingRTE},
 * {@code errorMissingColumn}, {@code updateFuzzyAttrMatchState}.
 */
final class MissingNames {
  /** {@code MAX_FUZZY_DISTANCE}. */
  private static final int MAX_DISTANCE = 3;

  private MissingNames() {}

  static PgException table(Scope scope, String name) {
    for (Scope at = scope; at != null; at = at.parent()) {
      for (NamespaceItem item : at.items()) {
        Table table = item.table();
        if (item.isNamed(name)) {
          return invalid(name)
              .withHint(
                  "There is an entry for table \""
                      + name
                      + "\", but it cannot be referenced from this part of the query.");
        }
        if (table != null && table.name().equals(name)) {
          return invalid(name)
              .withHint(
                  "Perhaps you meant to reference the table alias \""
                      + item.entry().alias()
                      + "\".");
        }
      }
    }
    return new PgException(
        SqlState.UNDEFINED_TABLE, "missing FROM-clause entry for table \"" + name + '"');
  }

  private static PgException invalid(String name) {
    return new PgException(
        SqlState.UNDEFINED_TABLE,
        "invalid reference to FROM-clause entry for table \"" + name + '"');
  }

  static PgException column(Scope scope, @Nullable String table, String name) {
    PgException missing =
        new PgException(
            SqlState.UNDEFINED_COLUMN,
            table == null
                ? "column \"" + name + "\" does not exist"
                : "column " + table + '.' + name + " does not exist");
    String hint = new Similar(table, name).search(scope);
    return hint == null ? missing : missing.withHint(hint);
  }

  /** The columns that look most like a name. */
  private static final class Similar {
    private final @Nullable String table;
    private final String name;
    private int best = MAX_DISTANCE + 1;
    private @Nullable String first;
    private @Nullable String second;
    private boolean many;

    Similar(@Nullable String table, String name) {
      this.table = table;
      this.name = name;
    }

    @Nullable String search(Scope scope) {
      for (Scope at = scope; at != null; at = at.parent()) {
        for (NamespaceItem item : at.items()) {
          if (item.isNamed()) {
            int penalty = table == null ? 0 : distance(table, item.entry().alias());
            item.columns().forEach(column -> consider(item, column.name(), penalty));
          }
        }
      }
      if (first == null || many) {
        return null;
      }
      return second == null
          ? "Perhaps you meant to reference the column \"" + first + "\"."
          : "Perhaps you meant to reference the column \""
              + first
              + "\" or the column \""
              + second
              + "\".";
    }

    private void consider(NamespaceItem item, String column, int penalty) {
      int distance = distance(name, column);
      if (distance > name.length() / 2) {
        return;
      }
      int total = penalty + distance;
      if (total < best) {
        best = total;
        first = item.entry().alias() + '.' + column;
        second = null;
        many = false;
      } else if (total == best && best <= MAX_DISTANCE) {
        many = second != null;
        second = item.entry().alias() + '.' + column;
      }
    }

    /** Levenshtein distance with cost 1 for each of the three edits. */
    private static int distance(String a, String b) {
      int[] row = new int[b.length() + 1];
      for (int j = 0; j <= b.length(); j++) {
        row[j] = j;
      }
      for (int i = 1; i <= a.length(); i++) {
        int diagonal = row[0];
        row[0] = i;
        for (int j = 1; j <= b.length(); j++) {
          int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
          diagonal = row[j];
          row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
        }
      }
      return row[b.length()];
    }
  }
}
