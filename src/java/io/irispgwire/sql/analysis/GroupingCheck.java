package io.irispgwire.sql.analysis;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Query;
import io.irispgwire.sql.tree.SortItem;
import io.irispgwire.sql.tree.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Columns of a grouped query outside aggregates must be grouped, or depend on a grouped primary
 * key.
 *
 * <p>Source: PostgreSQL {@code src/backend/parser/parse_agg.c}, {@code parseCheckAggregates},
 * {@code check_ungrouped_columns_walker}.
 */
final class GroupingCheck {
  private final Findings findings;
  private final Scope scope;
  private final SameExpression same;
  private final Query.Select select;
  private final List<Target> targets;
  private final List<Expression> keys = new ArrayList<>();
  private final List<Resolution> columns = new ArrayList<>();
  private final List<Span> passed = new ArrayList<>();

  GroupingCheck(ExpressionAnalyzer expressions, Query.Select select, List<Target> targets) {
    this.findings = expressions.findings();
    this.scope = expressions.scope();
    this.same = new SameExpression(findings);
    this.select = select;
    this.targets = targets;
    for (Query.GroupItem item : select.groupBy()) {
      if (item instanceof Query.GroupExpression group) {
        key(group.expression());
      } else {
        ((Query.GroupingSet) item).sets().forEach(set -> set.forEach(this::key));
      }
    }
  }

  private void key(Expression key) {
    int output = findings.outputColumn(key);
    Expression expression = output < 0 ? key : targets.get(output).expression();
    if (expression == null) {
      Resolution resolution = targets.get(output).resolution();
      if (resolution != null) {
        columns.add(resolution);
      }
      return;
    }
    Expression bare = bare(expression);
    if (bare instanceof Expression.Row row && !row.explicit()) {
      row.items().forEach(this::key);
    } else if (bare instanceof Expression.Star star) {
      String alias = star.qualifier().get(star.qualifier().size() - 1).value();
      for (NamespaceItem item : scope.items()) {
        if (item.isNamed(alias)) {
          columns.add(new Resolution.WholeRow(item.entry(), 0));
        }
      }
    } else if (bare instanceof Expression.ColumnRef reference) {
      columns.add(findings.resolution(reference));
    } else {
      passed.add(bare.span());
      if (!isKey(bare)) {
        keys.add(bare);
        findings.setGroupingKey(bare, bare);
      }
    }
  }

  private static Expression bare(Expression expression) {
    return expression instanceof Expression.Parenthesized parenthesized
        ? bare(parenthesized.inner())
        : expression;
  }

  void check(Query query) {
    for (int i = 0; i < targets.size(); i++) {
      Target target = targets.get(i);
      Resolution resolution = target.resolution();
      if (target.expression() != null) {
        walk(target.expression());
      } else if (resolution != null && !isGrouped(resolution)) {
        throw ungrouped(resolution).at(starPosition());
      }
    }
    for (SortItem item : query.orderBy()) {
      if (findings.outputColumn(item.expression()) < 0) {
        walk(item.expression());
      }
    }
    if (select.having() != null) {
      walk(select.having());
    }
    for (Scope.OuterReference outer : scope.outerReferences()) {
      if (!isPassed(outer.reference()) && !isGrouped(outer.resolution())) {
        throw new PgException(
                SqlState.GROUPING_ERROR,
                "subquery uses ungrouped column \""
                    + name(outer.resolution())
                    + "\" from outer query")
            .at(outer.reference().span().position());
      }
    }
  }

  private int starPosition() {
    for (Query.Item item : select.items()) {
      if (item.expression() instanceof Expression.Star star) {
        return star.span().position();
      }
    }
    return select.span().position();
  }

  private void walk(Expression expression) {
    Expression node = bare(expression);
    if (node instanceof Expression.ColumnRef reference) {
      Resolution resolution = findings.resolution(reference);
      if (References.levelsUp(resolution) == 0 && !isGrouped(resolution)) {
        throw ungrouped(resolution).at(reference.span().position());
      }
      return;
    }
    if (node instanceof Expression.Grouping grouping) {
      grouping.arguments().forEach(this::requireKey);
    }
    if (isAggregate(node) || isKey(node)) {
      passed.add(node.span());
      return;
    }
    Children.of(node).forEach(this::walk);
  }

  private boolean isKey(Expression node) {
    for (Expression key : keys) {
      if (same.test(key, node)) {
        findings.setGroupingKey(node, key);
        return true;
      }
    }
    return false;
  }

  private void requireKey(Expression argument) {
    Expression node = bare(argument);
    boolean known =
        node instanceof Expression.ColumnRef reference
            ? columns.contains(findings.resolution(reference))
            : isKey(node);
    if (!known) {
      throw new PgException(
              SqlState.GROUPING_ERROR,
              "arguments to GROUPING must be grouping expressions of the associated query level")
          .at(argument.span().position());
    }
  }

  /** What is inside of a key or of an aggregate may be anything, in its subqueries too. */
  private boolean isPassed(Expression reference) {
    int place = reference.span().start();
    return passed.stream().anyMatch(span -> span.start() <= place && place < span.end());
  }

  private boolean isAggregate(Expression node) {
    if (node instanceof Expression.Grouping) {
      return true;
    }
    if (!(node instanceof Expression.FunctionCall call) || call.over() != null) {
      return false;
    }
    List<Call> calls = findings.calls(call);
    return !calls.isEmpty() && calls.get(0).proc().isAggregate();
  }

  private boolean isGrouped(Resolution resolution) {
    if (columns.contains(resolution)) {
      return true;
    }
    if (resolution instanceof Resolution.Merged merged) {
      return isGrouped(merged.left()) && isGrouped(merged.right());
    }
    RangeEntry entry = entry(resolution);
    return dependsOnKey(entry);
  }

  private static RangeEntry entry(Resolution resolution) {
    if (resolution instanceof Resolution.Column column) {
      return column.entry();
    }
    if (resolution instanceof Resolution.SystemColumn column) {
      return column.entry();
    }
    return resolution instanceof Resolution.Merged merged
        ? entry(merged.left())
        : ((Resolution.WholeRow) resolution).entry();
  }

  /** {@code check_functional_grouping}. */
  private boolean dependsOnKey(RangeEntry entry) {
    if (!(entry.source() instanceof RangeEntry.BaseTable base)) {
      return false;
    }
    boolean hasKey = false;
    List<Table.Column> all = base.table().columns();
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).primaryKey()) {
        hasKey = true;
        if (!columns.contains(new Resolution.Column(entry, i, 0))) {
          return false;
        }
      }
    }
    return hasKey;
  }

  private static PgException ungrouped(Resolution resolution) {
    return new PgException(
        SqlState.GROUPING_ERROR,
        "column \""
            + name(resolution)
            + "\" must appear in the GROUP BY clause or be used in an aggregate function");
  }

  private static String name(Resolution resolution) {
    if (resolution instanceof Resolution.Column column) {
      return column.entry().alias() + '.' + column.entry().columns().get(column.column()).label();
    }
    String column = resolution instanceof Resolution.SystemColumn system ? system.name() : "*";
    return entry(resolution).alias() + '.' + column;
  }
}
