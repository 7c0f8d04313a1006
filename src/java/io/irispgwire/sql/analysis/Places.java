package io.irispgwire.sql.analysis;

import io.irispgwire.sql.tree.Expression;

/** Where an error about an expression points to: PostgreSQL's {@code exprLocation}. */
final class Places {
  private Places() {}

  /** 1-based position of the leftmost token that is not a parenthesis around it. */
  static int of(Expression expression) {
    if (expression instanceof Expression.Parenthesized parenthesized) {
      return of(parenthesized.inner());
    }
    if (expression instanceof Expression.Operation operation) {
      return operation.left() == null ? operation.operatorSpan().position() : of(operation.left());
    }
    if (expression instanceof Expression.Logical logical) {
      return of(logical.operands().get(0));
    }
    if (expression instanceof Expression.Cast cast && cast.form() == Expression.Cast.Form.COLONS) {
      return of(cast.operand());
    }
    return expression.span().position();
  }
}
