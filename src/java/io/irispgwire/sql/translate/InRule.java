package io.irispgwire.sql.translate;

import io.irispgwire.sql.translate.Constants.TypedLiteral;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Expression.In;
import io.irispgwire.sql.tree.Expression.Row;
import java.util.List;

/** [NOT] IN (list). */
final class InRule {
  private final Rules rules;
  private final ComparisonRule comparison;

  InRule(Rules rules) {
    this.rules = rules;
    this.comparison = new ComparisonRule(rules);
  }

  Fragment condition(In node, boolean wanted) {
    return list(node, node.operand(), node.items(), node.negated() != wanted, !node.negated());
  }

  /**
   * @param in whether the operand is to be among the items
   * @param writtenIn whether the text says so, in that order, in {@code node}
   */
  private Fragment list(
      In node, Expression operand, List<Expression> items, boolean in, boolean writtenIn) {
    boolean known = items.stream().allMatch(item -> isKnown(rules, item));
    if (in == writtenIn && known && !(Rules.bareOf(operand) instanceof Row)) {
      Edits edits = rules.edits();
      edits.replace(operand, comparison.sides(node, operand, items.get(0)).left());
      items.forEach(i -> edits.replace(i, comparison.sides(node, operand, i).right()));
      Fragment exact = edits.apply(node.span());
      return in ? withIndex(node, operand, items, exact) : exact;
    }
    return list(node, operand, items, in);
  }

  /** As {@link #condition}, for a list that is not written as IN. */
  Fragment list(Expression at, Expression operand, List<Expression> items, boolean in) {
    List<Expression> notNull = items.stream().filter(item -> !isNull(item)).toList();
    if (notNull.isEmpty() || (!in && notNull.size() < items.size())) {
      return !in && items.isEmpty() ? Fragment.of("1 = 1") : Conditions.never();
    }
    boolean known = notNull.stream().allMatch(item -> isKnown(rules, item));
    if (Rules.bareOf(operand) instanceof Row || (!in && !known)) {
      List<Fragment> tests =
          notNull.stream().map(i -> comparison.equal(at, operand, i, in)).toList();
      return Fragment.join(in ? " OR " : " AND ", tests).inParentheses();
    }
    Fragment left = comparison.sides(at, operand, notNull.get(0)).left();
    List<Fragment> right =
        notNull.stream().map(i -> comparison.sides(at, operand, i).right()).toList();
    Fragment exact =
        Fragment.form(in ? "# IN (#)" : "# NOT IN (#)", left, Fragment.join(", ", right));
    return in ? withIndex(at, operand, notNull, exact) : exact;
  }

  /** Lets an index serve it where IRIS folds the column's strings. */
  private Fragment withIndex(
      Expression at, Expression operand, List<Expression> items, Fragment exact) {
    FoldedIndex index = new FoldedIndex(rules);
    Fragment column = index.column(operand);
    if (column == null || !items.stream().allMatch(comparison::isConstant)) {
      return exact;
    }
    List<Fragment> values =
        items.stream().map(item -> comparison.sides(at, operand, item).right()).toList();
    return index.both(column, "# IN (#)", Fragment.join(", ", values), exact);
  }

  private boolean isNull(Expression item) {
    TypedLiteral literal = new Constants(rules).literal(item);
    return literal != null && literal.isNull();
  }

  /** Whether the item is a literal other than NULL. */
  static boolean isKnown(Rules rules, Expression item) {
    TypedLiteral literal = new Constants(rules).literal(item);
    return literal != null && !literal.isNull();
  }
}
