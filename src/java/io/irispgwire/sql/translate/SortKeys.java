package io.irispgwire.sql.translate;

import io.irispgwire.sql.IrisTypes;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.SortItem;
import io.irispgwire.sql.tree.TableRef;
import io.irispgwire.types.PgType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * ORDER BY keys. NULL is the lowest value to IRIS and the highest to PostgreSQL, so a key in front
 * puts it in its place (SQL Reference, "TOP"). Strings sort by {@code %SQLSTRING}, which has no
 * numbers first, and then {@code %EXACT}, which tells trailing blanks apart.
 */
final class SortKeys {
  private static final Set<String> STRINGS = Set.of("text", "varchar", "bpchar", "name");

  private final Rules rules;
  private final List<TableRef> from;

  /**
   * @param from of the query the keys stand in: decides what may be NULL
   */
  SortKeys(Rules rules, List<TableRef> from) {
    this.rules = rules;
    this.from = from;
  }

  Fragment ofWindow(List<SortItem> items) {
    List<Fragment> keys = new ArrayList<>();
    for (SortItem item : items) {
      keys.add(key(item, item.expression()));
    }
    return Fragment.join(", ", keys);
  }

  /** The keys for {@code item}, which sorts by {@code expression}. */
  Fragment key(SortItem item, Expression expression) {
    Fragment distance = new VectorRule(rules).sortKey(item, expression);
    if (distance != null) {
      return distance;
    }
    if (VectorRule.isVector(rules.typeOf(expression))) {
      throw VectorRule.refusal(expression, "ORDER BY a vector");
    }
    Fragment plain = plain(expression);
    boolean nullable = rules.columns().isNullable(expression, from);
    return key(item, plain, rules.typeOf(expression).type(), nullable);
  }

  /** A column without {@code %EXACT}: collation functions cannot be nested. */
  private Fragment plain(Expression expression) {
    Expression inner = Rules.bareOf(expression);
    Fragment value = rules.value(expression); // which refuses a collation that IRIS lacks
    if (inner instanceof Expression.Collate collate) {
      return plain(collate.operand());
    }
    return inner instanceof Expression.ColumnRef column ? rules.columns().plain(column) : value;
  }

  static Fragment key(SortItem item, Fragment value, PgType type, boolean nullable) {
    if (!IrisTypes.isOrdered(type)) {
      throw Refusal.of(item, "sorting by values of type " + type.name());
    }
    boolean descending = item.descending() || ">".equals(item.using());
    Boolean written = item.nullsFirst();
    boolean nullsFirst = written == null ? descending : written;
    String direction = descending ? " DESC" : "";
    Fragment key =
        STRINGS.contains(type.name())
            ? Fragment.form("%SQLSTRING(#)" + direction + ", %EXACT(#)" + direction, value, value)
            : value.then(direction);
    if (!nullable || nullsFirst != descending) {
      return key;
    }
    String nulls =
        nullsFirst
            ? "CASE WHEN # IS NULL THEN 0 ELSE 1 END, #"
            : "CASE WHEN # IS NULL THEN 1 ELSE 0 END, #";
    return Fragment.form(nulls, value, key);
  }
}
