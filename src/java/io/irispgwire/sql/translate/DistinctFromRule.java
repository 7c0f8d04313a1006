package io.irispgwire.sql.translate;

import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Expression.DistinctFrom;

/** IS [NOT] DISTINCT FROM: equality and NULL tests. */
final class DistinctFromRule {
  private final Rules rules;

  DistinctFromRule(Rules rules) {
    this.rules = rules;
  }

  Fragment condition(DistinctFrom node, boolean wanted) {
    boolean distinct = node.negated() != wanted;
    if (isNull(node.right())) {
      return rules.value(node.left()).then(distinct ? " IS NOT NULL" : " IS NULL");
    }
    Fragment left = rules.value(node.left());
    Fragment right = rules.value(node.right());
    return distinct
        ? Fragment.form(
            "(# <> # OR (# IS NULL AND # IS NOT NULL) OR (# IS NOT NULL AND # IS NULL))",
            left,
            right,
            left,
            right,
            left,
            right)
        : Fragment.form("(# = # OR (# IS NULL AND # IS NULL))", left, right, left, right);
  }

  private static boolean isNull(Expression expression) {
    return Rules.bareOf(expression) instanceof Expression.Literal literal
        && literal.kind() == Expression.Literal.Kind.NULL;
  }
}
