package io.irispgwire.eval;

import io.irispgwire.sql.analysis.Analysis;
import io.irispgwire.sql.analysis.Target;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Query;
import io.irispgwire.sql.tree.SortItem;
import io.irispgwire.types.PgType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One SELECT with its ORDER BY and LIMIT. */
final class SelectCompiler {
  private final Compilation compilation;
  private final Analysis analysis;
  private final Scope scope;
  private final RowMarks marks;
  private final ExpressionCompiler compiler;

  /** The output columns, then what only ORDER BY and DISTINCT ON need. */
  private final List<Node> outputs = new ArrayList<>();

  SelectCompiler(Compilation compilation, Scope scope, RowMarks marks) {
    this.marks = marks;
    this.compilation = compilation;
    this.analysis = compilation.analysis();
    this.scope = scope;
    this.compiler = new ExpressionCompiler(compilation, scope);
  }

  Plan compile(Query query, Query.Select select, Limit limit) {
    scope.setNamedWindows(select.windows());
    Source from = new FromCompiler(compilation, scope, compiler, marks).compile(select);
    List<Target> targets = analysis.targets(select);
    for (Target target : targets) {
      outputs.add(
          target.expression() != null
              ? compiler.compile(target.expression())
              : compiler.column(Objects.requireNonNull(target.resolution())));
    }
    List<SortKey> order = order(query.orderBy(), targets);
    Distinct distinct = distinct(select, targets, order);
    Node having = select.having() == null ? null : compiler.compile(select.having());
    Grouping grouping =
        analysis.isGrouped(select)
            ? new GroupingCompiler(compilation, scope, compiler).compile(select)
            : null;
    int columns = outputs.size();
    outputs.addAll(marks.nodes());
    SelectPlan plan =
        new SelectPlan(
            from,
            grouping,
            having,
            List.copyOf(scope.windows()),
            List.copyOf(scope.sets()),
            outputs.toArray(new Node[0]),
            marks.isEmpty() ? targets.size() : outputs.size(),
            distinct,
            order,
            limit,
            scope);
    return marks.isEmpty() ? plan : new LockingPlan(plan, marks, columns, targets.size());
  }

  private List<SortKey> order(List<SortItem> items, List<Target> targets) {
    List<SortKey> keys = new ArrayList<>();
    for (SortItem item : items) {
      keys.add(SortKey.of(item, column(item.expression()), type(item.expression(), targets)));
    }
    return keys;
  }

  /** The column that holds the expression's value, made where none does yet. */
  private int column(Expression expression) {
    int column = analysis.outputColumn(expression);
    if (column < 0) {
      column = outputs.size();
      outputs.add(compiler.compile(expression));
    }
    return column;
  }

  private PgType type(Expression expression, List<Target> targets) {
    int column = analysis.outputColumn(expression);
    return column < 0
        ? compiler.type(expression).type()
        : targets.get(column).column().type().type();
  }

  private Distinct distinct(Query.Select select, List<Target> targets, List<SortKey> order) {
    List<Expression> on = select.distinctOn();
    if (on == null) {
      return new Distinct.None();
    }
    if (on.isEmpty()) {
      return new Distinct.Rows(
          targets.stream().map(target -> target.column().type().type()).toList());
    }
    List<SortKey> keys = new ArrayList<>();
    for (Expression expression : on) {
      keys.add(SortKey.ascending(column(expression), type(expression, targets)));
    }
    if (order.isEmpty()) {
      order.addAll(keys);
    }
    return new Distinct.First(keys);
  }

  /** What DISTINCT keeps. */
  sealed interface Distinct {
    /** Everything. */
    record None() implements Distinct {}

    /** Each row once. */
    record Rows(List<PgType> types) implements Distinct {}

    /** The first of the sorted rows that are alike in {@code keys}. */
    record First(List<SortKey> keys) implements Distinct {
      RowCursor apply(RowCursor rows) {
        @Nullable Object[][] last = {null};
        return () -> {
          for (@Nullable Object[] row = rows.next(); row != null; row = rows.next()) {
            if (last[0] == null || Sorting.comparator(keys).compare(row, last[0]) != 0) {
              last[0] = row;
              return row;
            }
          }
          return null;
        };
      }
    }
  }
}
