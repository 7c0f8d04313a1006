package io.irispgwire.sql.translate;

import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Expression.ColumnRef;
import org.jspecify.annotations.Nullable;

/**
 * A condition on a string column under IRIS's default collation, said twice: as IRIS compares,
 * which its index serves and which holds for more rows, and by {@code %EXACT}, as PostgreSQL
 * compares (SQL Guide, "Collation": an index on the column does not serve a condition on {@code
 * %EXACT} of it).
 */
final class FoldedIndex {
  private final Rules rules;

  FoldedIndex(Rules rules) {
    this.rules = rules;
  }

  /** The column as IRIS compares it; null for anything else. */
  @Nullable Fragment column(Expression operand) {
    return Rules.bareOf(operand) instanceof ColumnRef reference && rules.columns().isFolded(operand)
        ? rules.columns().plain(reference)
        : null;
  }

  /**
   * {@code exact}, and in front of it the same for the index.
   *
   * @param form of the condition, {@code # = #}
   */
  Fragment both(Fragment column, String form, Fragment value, Fragment exact) {
    return Fragment.form("(# AND #)", Fragment.form(form, column, value), exact);
  }

  /**
   * What every value that matches begins with; "" where nothing is known. A blank at its end would
   * not be found: the collation cuts blanks from the end of a value.
   */
  static String prefix(String pattern, @Nullable String escape) {
    int end = 0;
    while (end < pattern.length()
        && "%_".indexOf(pattern.charAt(end)) < 0
        && (escape == null || !pattern.startsWith(escape, end))) {
      end++;
    }
    String prefix = pattern.substring(0, end);
    return prefix.endsWith(" ") ? "" : prefix;
  }
}
