package io.irispgwire.sql.translate;

import io.irispgwire.sql.tree.Expression;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Conditions: true exactly where the expression has the wanted value. */
final class Conditions extends ExpressionSwitch<Fragment> {
  private static final Fragment ALWAYS = Fragment.of("1 = 1");
  private static final Fragment NEVER = Fragment.of("1 = 0");

  private final Rules rules;
  private final boolean wanted;

  Conditions(Rules rules, boolean wanted) {
    this.rules = rules;
    this.wanted = wanted;
  }

  /** A boolean that is a value to IRIS too: a column, a function, CASE. */
  @Override
  Fragment otherwise(Expression node) {
    return Fragment.form(wanted ? "# = 1" : "# = 0", rules.own(node));
  }

  @Override
  public Fragment onLiteral(Expression.Literal node) {
    Fragment value = new Constants(rules).bare(node);
    return value != null && value.text().equals(wanted ? "1" : "0") ? ALWAYS : NEVER;
  }

  @Override
  public Fragment onParenthesized(Expression.Parenthesized node) {
    return rules
        .edits()
        .replace(node.inner(), rules.condition(node.inner(), wanted))
        .apply(node.span());
  }

  @Override
  public Fragment onLogical(Expression.Logical node) {
    List<Expression> operands = node.operands();
    if (!wanted) {
      List<Fragment> parts = operands.stream().map(o -> rules.condition(o, false)).toList();
      return Fragment.join(node.and() ? " OR " : " AND ", parts).inParentheses();
    }
    Edits edits = rules.edits();
    operands.forEach(operand -> edits.replace(operand, rules.condition(operand, true)));
    return edits.apply(node.span());
  }

  @Override
  public Fragment onNot(Expression.Not node) {
    return rules.condition(node.operand(), !wanted);
  }

  @Override
  public Fragment onNullTest(Expression.NullTest node) {
    if (Rules.bareOf(node.operand()) instanceof Expression.Row) {
      throw Refusal.of(node, "IS NULL of a row", "Test each column.");
    }
    Fragment operand =
        Rules.bareOf(node.operand()) instanceof Expression.ColumnRef column
            ? rules.columns().plain(column)
            : rules.value(node.operand());
    if (wanted && isWordByWord(node)) {
      return rules.edits().replace(node.operand(), operand).apply(node.span());
    }
    return operand.then(node.negated() == wanted ? " IS NOT NULL" : " IS NULL");
  }

  /** Whether it is written IS [NOT] NULL rather than ISNULL or NOTNULL. */
  private boolean isWordByWord(Expression.NullTest node) {
    String text = rules.textOf(node);
    String tail = text.substring(node.operand().span().end() - node.span().start());
    return tail.strip().indexOf(' ') > 0;
  }

  @Override
  public Fragment onBooleanTest(Expression.BooleanTest node) {
    boolean holds = node.negated() != wanted;
    Boolean value = node.value();
    if (value != null && holds) {
      return rules.condition(node.operand(), value);
    }
    if (Rules.bareOf(node.operand()) instanceof Expression.ColumnRef) {
      return ofColumn(rules.value(node.operand()), value, holds);
    }
    Fragment known =
        value == null
            ? Fragment.form(
                "CASE WHEN # THEN 1 WHEN # THEN 1 ELSE 0 END",
                rules.condition(node.operand(), true),
                rules.condition(node.operand(), false))
            : Fragment.form(
                "CASE WHEN # THEN 1 ELSE 0 END", rules.condition(node.operand(), value));
    boolean wantsKnown = value == null && !holds;
    return known.then(wantsKnown ? " = 1" : " = 0");
  }

  private static Fragment ofColumn(Fragment column, @Nullable Boolean value, boolean holds) {
    if (value == null) {
      return column.then(holds ? " IS NULL" : " IS NOT NULL");
    }
    return Fragment.form(value ? "(# <> 1 OR # IS NULL)" : "(# <> 0 OR # IS NULL)", column, column);
  }

  @Override
  public Fragment onOperation(Expression.Operation node) {
    return new ComparisonRule(rules).condition(node, wanted);
  }

  @Override
  public Fragment onDistinctFrom(Expression.DistinctFrom node) {
    return new DistinctFromRule(rules).condition(node, wanted);
  }

  @Override
  public Fragment onBetween(Expression.Between node) {
    return new BetweenRule(rules).condition(node, wanted);
  }

  @Override
  public Fragment onIn(Expression.In node) {
    return new InRule(rules).condition(node, wanted);
  }

  @Override
  public Fragment onLike(Expression.Like node) {
    return new LikeRule(rules).condition(node, wanted);
  }

  @Override
  public Fragment onArrayComparison(Expression.ArrayComparison node) {
    return new ArrayRule(rules).condition(node, wanted);
  }

  @Override
  public Fragment onSubLink(Expression.SubLink node) {
    return node.kind() == Expression.SubLink.Kind.SCALAR
        ? otherwise(node)
        : new SubLinkRule(rules).condition(node, wanted);
  }

  @Override
  public Fragment onFunctionCall(Expression.FunctionCall node) {
    return new Functions(rules).condition(node, wanted);
  }

  /** A comparison that can be neither true nor false. */
  static Fragment never() {
    return NEVER;
  }
}
