package io.irispgwire.sql.translate;

import io.irispgwire.sql.analysis.Children;
import io.irispgwire.sql.analysis.Target;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Expression.ColumnRef;
import io.irispgwire.sql.tree.Query;
import io.irispgwire.sql.tree.Query.Select;
import java.util.List;
import java.util.Objects;

/**
 * GROUP BY. To IRIS an ordinal is a literal, and a column of the list that is not grouped by gives
 * one row per row of the table; PostgreSQL allows one only where a primary key determines it.
 */
final class GroupBy {
  private final Rules rules;
  private final Select select;

  GroupBy(Rules rules, Select select) {
    this.rules = rules;
    this.select = select;
  }

  void edit(Edits edits) {
    List<Query.GroupItem> items = select.groupBy();
    for (Query.GroupItem item : items) {
      if (!(item instanceof Query.GroupExpression group)) {
        throw Refusal.of(item, "GROUPING SETS", "Write one query per set and UNION ALL.");
      }
      Expression key = meaning(group.expression());
      if (hasQuery(key)) {
        throw Refusal.of(item, "a subquery as a key of GROUP BY");
      }
      rules.requireCanonical(key);
      Fragment value = rules.value(key);
      if (!value.operands().isEmpty() || Rules.bareOf(key) instanceof Expression.Literal) {
        throw Refusal.of(item, "a value that is bound as a key of GROUP BY");
      }
      edits.replace(group, value);
    }
    if (!items.isEmpty()) {
      int end = items.get(items.size() - 1).span().end();
      for (Target target : rules.analysis().targets(select)) {
        if (isUngrouped(target)) {
          edits.insert(end, Fragment.form(", #", column(target)));
        }
      }
    }
  }

  private static boolean hasQuery(Expression key) {
    return key instanceof Expression.SubLink
        || Children.of(key).stream().anyMatch(GroupBy::hasQuery);
  }

  /** What the item stands for: an ordinal or label names an output column. */
  private Expression meaning(Expression item) {
    int column = rules.analysis().outputColumn(item);
    if (column < 0) {
      return item;
    }
    Expression named = rules.analysis().targets(select).get(column).expression();
    return named == null ? item : named;
  }

  private boolean isUngrouped(Target target) {
    Expression expression = target.expression();
    if (expression != null && !(Rules.bareOf(expression) instanceof ColumnRef)) {
      return false;
    }
    return grouped().stream().noneMatch(column(target)::equals);
  }

  private List<Fragment> grouped() {
    return select.groupBy().stream()
        .filter(Query.GroupExpression.class::isInstance)
        .map(item -> rules.value(meaning(((Query.GroupExpression) item).expression())))
        .toList();
  }

  private Fragment column(Target target) {
    Expression expression = target.expression();
    return expression == null
        ? rules
            .columns()
            .reference(
                Objects.requireNonNull(target.resolution()), select.items().get(0).expression())
        : rules.value(expression);
  }
}
