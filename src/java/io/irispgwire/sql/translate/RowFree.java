package io.irispgwire.sql.translate;

import io.irispgwire.sql.analysis.Analysis;
import io.irispgwire.sql.analysis.Call;
import io.irispgwire.sql.analysis.Children;
import io.irispgwire.sql.tree.Expression;

/**
 * Expressions whose value is the same for every row, so that it can be computed before the
 * statement runs: made of constants, parameters and functions that are not volatile.
 */
final class RowFree {
  private RowFree() {}

  static boolean is(Analysis analysis, Expression expression) {
    return !readsRows(expression)
        && analysis.calls(expression).stream().allMatch(RowFree::isStable)
        && Children.of(expression).stream().allMatch(child -> is(analysis, child));
  }

  private static boolean readsRows(Expression node) {
    return node instanceof Expression.ColumnRef
        || node instanceof Expression.Star
        || node instanceof Expression.SubLink
        || node instanceof Expression.Default
        || node instanceof Expression.CurrentOf
        || node instanceof Expression.Grouping
        || (node instanceof Expression.FunctionCall call && call.over() != null);
  }

  private static boolean isStable(Call call) {
    return call.proc().volatility() != 'v'
        && call.proc().kind() == 'f'
        && !call.proc().returnsSet();
  }
}
