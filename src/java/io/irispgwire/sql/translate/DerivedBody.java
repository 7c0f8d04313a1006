package io.irispgwire.sql.translate;

import io.irispgwire.sql.analysis.ResultColumn;
import io.irispgwire.sql.analysis.Target;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Query;
import io.irispgwire.sql.tree.Query.Select;
import io.irispgwire.sql.tree.SortItem;
import io.irispgwire.sql.tree.TableRef;
import io.irispgwire.types.PgType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A query's body as a derived table, its columns under names of their own, and behind them what its
 * ORDER BY and DISTINCT ON need besides.
 */
final class DerivedBody {
  static final String NAME = "\"pgwire_q\"";

  private final Rules rules;
  private final Query query;
  private final List<ResultColumn> columns;
  private final List<String> labels;
  private final List<Fragment> hidden = new ArrayList<>();
  private final List<String> hiddenLabels = new ArrayList<>();

  DerivedBody(Rules rules, Query query) {
    this.rules = rules;
    this.query = query;
    this.columns = rules.analysis().columns(query);
    this.labels = Columns.labels(columns);
  }

  /** The sort keys, by the names of the derived table's columns. */
  List<Fragment> keys() {
    List<Fragment> keys = new ArrayList<>();
    for (SortItem item : query.orderBy()) {
      int column = column(item.expression());
      PgType type =
          column < 0 ? rules.typeOf(item.expression()).type() : columns.get(column).type().type();
      boolean nullable = column >= 0 || rules.columns().isNullable(item.expression(), from());
      keys.add(SortKeys.key(item, name(item.expression(), column), type, nullable));
    }
    return keys;
  }

  private List<TableRef> from() {
    Select select = select(query);
    return select == null ? List.of() : select.from();
  }

  /** The column that holds the expression. */
  Fragment name(Expression expression) {
    return name(expression, column(expression));
  }

  private Fragment name(Expression expression, int column) {
    if (column >= 0) {
      return Fragment.of(Identifiers.quote(labels.get(column)));
    }
    String name = Identifiers.quote("pgwire_k" + (hidden.size() + 1));
    hidden.add(rules.value(expression).then(" AS " + name));
    hiddenLabels.add(name);
    return Fragment.of(name);
  }

  /** The body's text: to be asked for when all names are known. */
  Fragment text(Output output) {
    return rules.queries().body(query, output.asBody(labels, hidden));
  }

  /** The same with DISTINCT left to a query around it. */
  Fragment textOfEveryRow(Output output) {
    return rules.queries().body(query, output.asBody(labels, hidden).withEveryRow());
  }

  /** Every column, those that nobody asked for included. */
  String all() {
    List<String> names = new ArrayList<>(labels.stream().map(Identifiers::quote).toList());
    names.addAll(hiddenLabels);
    return String.join(", ", names);
  }

  boolean hasHidden() {
    return !hidden.isEmpty();
  }

  /** The columns that were asked for, under the names that were asked for. */
  Fragment list(Output output) {
    List<Fragment> items = new ArrayList<>();
    List<String> wanted = output.labels();
    for (int i = 0; i < labels.size(); i++) {
      String name = Identifiers.quote(labels.get(i));
      String label = wanted == null ? labels.get(i) : wanted.get(i);
      boolean same = label.equals(labels.get(i));
      items.add(Fragment.of(same ? name : name + " AS " + Identifiers.quote(label)));
    }
    return Fragment.join(", ", items);
  }

  /** The output column that the expression is; -1 when the list does not hold it. */
  private int column(Expression expression) {
    int column = rules.analysis().outputColumn(expression);
    if (column >= 0 || !(query.body() instanceof Select select)) {
      return column;
    }
    Fragment wanted = rules.value(expression);
    List<Target> targets = rules.analysis().targets(select);
    for (int i = 0; i < targets.size(); i++) {
      Expression target = targets.get(i).expression();
      if (target != null && rules.value(target).equals(wanted)) {
        return i;
      }
    }
    return -1;
  }

  static Fragment orderBy(List<Fragment> keys) {
    return keys.isEmpty()
        ? Fragment.EMPTY
        : Fragment.form(" ORDER BY #", Fragment.join(", ", keys));
  }

  /** The SELECT that is the body; null for VALUES and set operations. */
  static @Nullable Select select(Query query) {
    return query.body() instanceof Select select ? select : null;
  }
}
