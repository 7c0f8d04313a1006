package io.irispgwire.sql.analysis;

import io.irispgwire.sql.tree.Query;
import io.irispgwire.sql.tree.Window;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import java.util.ArrayList;
import java.util.List;

/** One SELECT, its clauses in the order PostgreSQL's {@code transformSelectStmt} takes them. */
final class SelectAnalyzer {
  private final AnalysisContext context;
  private final Scope scope;
  private final ExpressionAnalyzer expressions;

  SelectAnalyzer(AnalysisContext context, Scope scope) {
    this.context = context;
    this.scope = scope;
    this.expressions = new ExpressionAnalyzer(context, scope);
  }

  List<ResultColumn> analyze(Query query, Query.Select select, QueryAnalyzer.Unknowns unknowns) {
    scope.setWindows(select.windows());
    new FromClause(context, scope).analyze(select.from());
    TargetList list = new TargetList(expressions);
    List<Target> targets = list.analyze(select.items());
    if (select.where() != null) {
      expressions.condition(select.where(), Clause.WHERE);
    }
    if (select.having() != null) {
      expressions.condition(select.having(), Clause.HAVING);
    }
    SortClauses sorting = new SortClauses(expressions);
    sorting.orderBy(query.orderBy(), targets);
    sorting.groupBy(select.groupBy(), targets);
    if (select.distinctOn() != null) {
      sorting.distinct(select, query.orderBy(), targets);
    }
    new QueryAnalyzer(context).limits(query, scope);
    for (Window window : select.windows()) {
      new Windows(expressions).define(window);
    }
    if (unknowns == QueryAnalyzer.Unknowns.TO_TEXT) {
      targets = list.resolveUnknowns(targets);
    }
    boolean grouped =
        !select.groupBy().isEmpty() || select.having() != null || scope.hasAggregates();
    Locks.check(query, scope, context.findings(), grouped);
    if (grouped) {
      context.findings().setGrouped(select);
      new GroupingCheck(expressions, select, targets).check(query);
    }
    context.findings().setTargets(select, targets);
    return columns(targets);
  }

  private static List<ResultColumn> columns(List<Target> targets) {
    List<ResultColumn> columns = new ArrayList<>(targets.size());
    targets.forEach(target -> columns.add(target.column()));
    return columns;
  }

  static ResultColumn untyped(ResultColumn column, PgType type) {
    return new ResultColumn(column.label(), SqlType.of(type), 0, 0);
  }
}
