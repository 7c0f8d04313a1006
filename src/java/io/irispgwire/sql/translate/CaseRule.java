package io.irispgwire.sql.translate;

import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Expression.Case;
import org.jspecify.annotations.Nullable;

/** CASE: results always have a type, because IRIS takes none from a question mark there. */
final class CaseRule {
  private final Rules rules;

  CaseRule(Rules rules) {
    this.rules = rules;
  }

  Fragment value(Case node) {
    Edits edits = rules.edits();
    Expression operand = node.operand();
    if (operand != null) {
      edits.replace(operand, rules.value(operand));
    }
    for (Case.When branch : node.branches()) {
      edits.replace(branch.condition(), test(operand, branch.condition()));
      edits.replace(branch.result(), rules.value(branch.result()));
    }
    Expression otherwise = node.otherwise();
    if (otherwise != null) {
      edits.replace(otherwise, rules.value(otherwise));
    }
    return edits.apply(node.span());
  }

  private Fragment test(@Nullable Expression operand, Expression test) {
    return operand == null ? rules.condition(test, true) : rules.compared(test);
  }
}
