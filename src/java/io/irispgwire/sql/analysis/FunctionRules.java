package io.irispgwire.sql.analysis;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Window;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where aggregates, window functions and set-returning functions may stand, and how they must be
 * written.
 *
 * <p>Source: PostgreSQL {@code ParseFuncOrColumn}, {@code check_agglevels_and_constraints}, {@code
 * transformWindowFuncCall}, {@code check_srf_call_placement}.
 */
final class FunctionRules {
  private final ExpressionAnalyzer expressions;

  FunctionRules(ExpressionAnalyzer expressions) {
    this.expressions = expressions;
  }

  void check(Expression.FunctionCall node, Proc proc, List<Expression> arguments) {
    if (proc.isAggregate() && node.over() == null) {
      aggregate(node, proc, arguments);
    } else if (proc.isAggregate() || proc.isWindow()) {
      window(node, proc);
    } else {
      checkPlain(node);
      if (proc.returnsSet()) {
        set(node);
      }
    }
  }

  /** What only aggregates may have. */
  void checkPlain(Expression.FunctionCall node) {
    String name = node.name().toString();
    String specified =
        node.star()
            ? name + "(*) specified, but " + name + " is not an aggregate function"
            : node.distinct()
                ? "DISTINCT specified, but " + name + " is not an aggregate function"
                : node.withinGroup()
                    ? "WITHIN GROUP specified, but " + name + " is not an aggregate function"
                    : !node.orderBy().isEmpty()
                        ? "ORDER BY specified, but " + name + " is not an aggregate function"
                        : node.filter() != null
                            ? "FILTER specified, but " + name + " is not an aggregate function"
                            : node.over() != null
                                ? "OVER specified, but "
                                    + name
                                    + " is not a window function nor an aggregate function"
                                : null;
    refuse(specified, SqlState.WRONG_OBJECT_TYPE, node);
  }

  private static void refuse(
      @Nullable String message, SqlState state, Expression.FunctionCall node) {
    if (message != null) {
      throw new PgException(state, message).at(node.span().position());
    }
  }

  private void aggregate(Expression.FunctionCall node, Proc proc, List<Expression> arguments) {
    String name = node.name().toString();
    if (arguments.isEmpty() && !node.star() && !node.withinGroup()) {
      refuse(
          name + "(*) must be used to call a parameterless aggregate function",
          SqlState.WRONG_OBJECT_TYPE,
          node);
    }
    if (proc.aggregateKind() != 'n' && !node.withinGroup()) {
      refuse(
          "WITHIN GROUP is required for ordered-set aggregate " + name,
          SqlState.WRONG_OBJECT_TYPE,
          node);
    }
    Scope owner = owner(arguments);
    Clause clause = owner.clause();
    if (owner.insideAggregate()) {
      refuse("aggregate function calls cannot be nested", SqlState.GROUPING_ERROR, node);
    }
    if (!clause.refusesAggregatesIn().isEmpty()) {
      refuse(
          "aggregate functions are not allowed in " + clause.refusesAggregatesIn(),
          SqlState.GROUPING_ERROR,
          node);
    }
    owner.foundAggregate();
  }

  /** The query an aggregate belongs to: the nearest whose columns it reads. */
  private Scope owner(List<Expression> arguments) {
    int nearest = -1;
    for (Expression argument : arguments) {
      int level = References.nearestLevel(argument, expressions.findings());
      nearest = nearest < 0 ? level : level < 0 ? nearest : Math.min(nearest, level);
    }
    Scope owner = expressions.scope();
    for (Scope outer = owner.parent(); nearest > 0 && outer != null; nearest--) {
      owner = outer;
      outer = owner.parent();
    }
    return owner;
  }

  private void window(Expression.FunctionCall node, Proc proc) {
    Window over = node.over();
    if (over == null) {
      refuse(
          "window function " + node.name() + " requires an OVER clause",
          SqlState.WRONG_OBJECT_TYPE,
          node);
      return;
    }
    if (node.withinGroup()) {
      refuse(
          "OVER is not supported for ordered-set aggregate " + node.name(),
          SqlState.FEATURE_NOT_SUPPORTED,
          node);
    }
    if (node.distinct()) {
      refuse(
          "DISTINCT is not implemented for window functions", SqlState.FEATURE_NOT_SUPPORTED, node);
    }
    if (proc.isWindow() && node.filter() != null) {
      refuse(
          "FILTER is not implemented for non-aggregate window functions",
          SqlState.FEATURE_NOT_SUPPORTED,
          node);
    }
    Scope scope = expressions.scope();
    if (scope.insideAggregate()) {
      refuse(
          "aggregate function calls cannot contain window function calls",
          SqlState.GROUPING_ERROR,
          node);
    }
    String place = scope.clause().refusesWindowsIn();
    if (!place.isEmpty()) {
      refuse("window functions are not allowed in " + place, SqlState.WINDOWING_ERROR, node);
    }
    new Windows(expressions).over(over);
  }

  private void set(Expression.FunctionCall node) {
    String place = expressions.scope().clause().refusesSetsIn();
    if (!place.isEmpty()) {
      refuse(
          "set-returning functions are not allowed in " + place,
          SqlState.FEATURE_NOT_SUPPORTED,
          node);
    }
  }
}
