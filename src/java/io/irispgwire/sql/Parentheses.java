package io.irispgwire.sql;

import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Query;
import io.irispgwire.sql.tree.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stood in parentheses: a query, or expressions.
 *
 * @param span with the parentheses
 * @param afterFirst the comma or parenthesis behind the first expression, or behind the query
 */
record Parentheses(Span span, @Nullable Query query, List<Expression> items, Token afterFirst) {
  /** As an operand: a scalar sub-query, an expression, or a row. */
  Expression operand() {
    if (query != null) {
      return new Expression.SubLink(span, Expression.SubLink.Kind.SCALAR, null, null, query);
    }
    return items.size() == 1
        ? new Expression.Parenthesized(span, items.get(0))
        : new Expression.Row(span, items, false);
  }
}
