package io.irispgwire.sql.translate;

import io.irispgwire.sql.translate.ComparisonRule.Sides;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Expression.Between;

/** [NOT] BETWEEN [SYMMETRIC]. A bound that may be NULL is compared on its own. */
final class BetweenRule {
  private final Rules rules;
  private final ComparisonRule comparison;

  BetweenRule(Rules rules) {
    this.rules = rules;
    this.comparison = new ComparisonRule(rules);
  }

  Fragment condition(Between node, boolean wanted) {
    boolean inside = node.negated() != wanted;
    if (node.symmetric()) {
      Fragment one = range(node, node.low(), node.high(), inside);
      Fragment other = range(node, node.high(), node.low(), inside);
      return Fragment.form(inside ? "(# OR #)" : "(# AND #)", one, other);
    }
    boolean asWritten = inside == !node.negated() && (inside || hasKnownBounds(node));
    if (!asWritten) {
      return range(node, node.low(), node.high(), inside);
    }
    Sides low = comparison.sides(node, node.operand(), node.low());
    Sides high = comparison.sides(node, node.operand(), node.high());
    return rules
        .edits()
        .replace(node.operand(), low.left())
        .replace(node.low(), low.right())
        .replace(node.high(), high.right())
        .apply(node.span());
  }

  private Fragment range(Between node, Expression low, Expression high, boolean inside) {
    Sides from = comparison.sides(node, node.operand(), low);
    Sides to = comparison.sides(node, node.operand(), high);
    return inside
        ? Fragment.form("# BETWEEN # AND #", from.left(), from.right(), to.right())
        : Fragment.form("(# < # OR # > #)", from.left(), from.right(), to.left(), to.right());
  }

  private boolean hasKnownBounds(Between node) {
    return InRule.isKnown(rules, node.low()) && InRule.isKnown(rules, node.high());
  }
}
