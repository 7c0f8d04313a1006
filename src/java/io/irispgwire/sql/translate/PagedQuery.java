package io.irispgwire.sql.translate;

import io.irispgwire.sql.analysis.ResultColumn;
import io.irispgwire.sql.analysis.Target;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Query;
import io.irispgwire.sql.tree.Query.Select;
import io.irispgwire.sql.tree.SortItem;
import io.irispgwire.types.PgType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A query whose ORDER BY, LIMIT or OFFSET cannot stand behind its body: the body goes into FROM. An
 * OFFSET becomes a condition on ROW_NUMBER().
 */
final class PagedQuery {
  private static final String BODY = "\"pgwire_q\"";
  private static final String NUMBER = "\"pgwire_rn\"";

  private final Rules rules;

  PagedQuery(Rules rules) {
    this.rules = rules;
  }

  Fragment render(Query query, Output output, @Nullable Fragment offset) {
    List<ResultColumn> columns = rules.analysis().columns(query);
    List<String> inner = Columns.labels(columns);
    List<Fragment> hidden = new ArrayList<>();
    List<Fragment> keys = keys(query, columns, inner, hidden);
    Fragment body = rules.queries().body(query, output.asBody(inner, hidden));
    Fragment list = list(inner, output);
    if (offset != null) {
      return numbered(query, inner, keys, body, list, offset);
    }
    Fragment top = rules.rowLimits().top(query);
    Fragment order =
        keys.isEmpty() ? Fragment.EMPTY : Fragment.form(" ORDER BY #", Fragment.join(", ", keys));
    return Fragment.form("SELECT ## FROM (#) " + BODY + "#", top, list, body, order);
  }

  private Fragment numbered(
      Query query,
      List<String> inner,
      List<Fragment> keys,
      Fragment body,
      Fragment list,
      Fragment offset) {
    Fragment order =
        keys.isEmpty() ? Fragment.EMPTY : Fragment.form("ORDER BY #", Fragment.join(", ", keys));
    Fragment all = Fragment.of(String.join(", ", inner.stream().map(Identifiers::quote).toList()));
    Fragment numbered =
        Fragment.form(
            "SELECT #, ROW_NUMBER() OVER (#) AS " + NUMBER + " FROM (#) " + BODY, all, order, body);
    Fragment limit = rules.rowLimits().limit(query);
    Fragment range =
        limit == null
            ? Fragment.form(NUMBER + " > #", integer(offset))
            : Fragment.form(
                NUMBER + " > # AND " + NUMBER + " <= # + #",
                integer(offset),
                integer(offset),
                integer(limit));
    return Fragment.form(
        "SELECT # FROM (#) " + BODY + " WHERE # ORDER BY " + NUMBER, list, numbered, range);
  }

  private static Fragment integer(Fragment count) {
    return count.operands().isEmpty() ? count : Fragment.form("CAST(# AS BIGINT)", count);
  }

  private static Fragment list(List<String> inner, Output output) {
    List<Fragment> items = new ArrayList<>();
    List<String> labels = output.labels();
    for (int i = 0; i < inner.size(); i++) {
      String name = Identifiers.quote(inner.get(i));
      String label = labels == null ? inner.get(i) : labels.get(i);
      boolean same = label.equals(inner.get(i));
      items.add(Fragment.of(same ? name : name + " AS " + Identifiers.quote(label)));
    }
    return Fragment.join(", ", items);
  }

  private List<Fragment> keys(
      Query query, List<ResultColumn> columns, List<String> inner, List<Fragment> hidden) {
    List<Fragment> keys = new ArrayList<>();
    for (SortItem item : query.orderBy()) {
      int column = column(query, item);
      boolean listed = column >= 0;
      String label = listed ? inner.get(column) : "pgwire_k" + (hidden.size() + 1);
      String name = Identifiers.quote(label);
      if (!listed) {
        hidden.add(rules.value(item.expression()).then(" AS " + name));
      }
      PgType type =
          listed ? columns.get(column).type().type() : rules.typeOf(item.expression()).type();
      boolean nullable = listed || rules.columns().isNullable(item.expression(), List.of());
      keys.add(SortKeys.key(item, Fragment.of(name), type, nullable));
    }
    return keys;
  }

  /** The output column that the item sorts by; -1 when the list does not hold it. */
  private int column(Query query, SortItem item) {
    int column = rules.analysis().outputColumn(item.expression());
    if (column >= 0 || !(query.body() instanceof Select select)) {
      return column;
    }
    Fragment wanted = rules.value(item.expression());
    List<Target> targets = rules.analysis().targets(select);
    for (int i = 0; i < targets.size(); i++) {
      Expression expression = targets.get(i).expression();
      if (expression != null && rules.value(expression).equals(wanted)) {
        return i;
      }
    }
    return -1;
  }
}
