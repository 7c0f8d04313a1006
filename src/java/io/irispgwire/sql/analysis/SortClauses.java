package io.irispgwire.sql.analysis;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Query;
import io.irispgwire.sql.tree.SortItem;
import io.irispgwire.types.PgType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * ORDER BY, GROUP BY and DISTINCT ON: items that are names or ordinals of output columns.
 *
 * <p>Source: PostgreSQL {@code src/backend/parser/parse_clause.c}, {@code findTargetlistEntrySQL92}
 * and {@code findTargetlistEntrySQL99}.
 */
final class SortClauses {
  /** json, xml and the geometric types: without a default B-tree operator class. */
  private static final Set<Integer> UNORDERED = Set.of(114, 142, 600, 601, 602, 603, 604, 628, 718);

  private final ExpressionAnalyzer expressions;

  SortClauses(ExpressionAnalyzer expressions) {
    this.expressions = expressions;
  }

  void orderBy(List<SortItem> items, List<Target> targets) {
    for (SortItem item : items) {
      Expression key = item.expression();
      int output = find(key, targets, Clause.ORDER_BY);
      if (output < 0 && expressions.coercer().isUnknown(key)) {
        expressions.coercer().coerce(key, PgType.TEXT);
      }
      requireOrder(key, output, targets);
    }
  }

  private void requireOrder(Expression key, int output, List<Target> targets) {
    PgType type =
        output < 0 ? expressions.coercer().typeOf(key) : targets.get(output).column().type().type();
    if (UNORDERED.contains(type.oid())) {
      throw new PgException(
              SqlState.UNDEFINED_FUNCTION,
              "could not identify an ordering operator for type " + FormatType.of(type))
          .withHint("Use an explicit ordering operator or modify the query.")
          .at(Places.of(key));
    }
  }

  void groupBy(List<Query.GroupItem> items, List<Target> targets) {
    for (Query.GroupItem item : items) {
      if (item instanceof Query.GroupExpression group) {
        groupKey(group.expression(), targets);
      } else {
        ((Query.GroupingSet) item)
            .sets()
            .forEach(set -> set.forEach(key -> groupKey(key, targets)));
      }
    }
  }

  private void groupKey(Expression key, List<Target> targets) {
    int output = find(key, targets, Clause.GROUP_BY);
    if (output < 0 && expressions.coercer().isUnknown(key)) {
      expressions.coercer().coerce(key, PgType.TEXT);
    }
    PgType type =
        output < 0 ? expressions.coercer().typeOf(key) : targets.get(output).column().type().type();
    requireEquality(type, Places.of(key));
  }

  /** What grouping, DISTINCT and set operations need. */
  static void requireEquality(PgType type, int position) {
    if (UNORDERED.contains(type.oid())) {
      throw new PgException(
              SqlState.UNDEFINED_FUNCTION,
              "could not identify an equality operator for type " + FormatType.of(type))
          .at(position);
    }
  }

  /** Checks what DISTINCT demands of ORDER BY. */
  void distinct(Query.Select select, List<SortItem> orderBy, List<Target> targets) {
    List<Expression> on = java.util.Objects.requireNonNull(select.distinctOn());
    List<Integer> outputs = new ArrayList<>(on.size());
    for (Expression key : on) {
      outputs.add(find(key, targets, Clause.DISTINCT_ON));
    }
    if (on.isEmpty()) {
      for (Target target : targets) {
        requireEquality(
            target.column().type().type(),
            target.expression() == null
                ? select.items().get(0).span().position()
                : Places.of(target.expression()));
      }
      orderBy.forEach(item -> requireSelected(item.expression(), targets));
      return;
    }
    int matched = 0;
    for (SortItem item : orderBy) {
      if (matches(item.expression(), on, outputs, targets)) {
        matched++;
      } else if (matched < on.size()) {
        throw new PgException(
                SqlState.INVALID_COLUMN_REFERENCE,
                "SELECT DISTINCT ON expressions must match initial ORDER BY expressions")
            .at(Places.of(missing(on, orderBy, targets)));
      }
    }
  }

  private Expression missing(List<Expression> on, List<SortItem> orderBy, List<Target> targets) {
    for (Expression key : on) {
      int output = expressions.findings().outputColumn(key);
      boolean found =
          orderBy.stream()
              .anyMatch(item -> matches(item.expression(), List.of(key), List.of(output), targets));
      if (!found) {
        return key;
      }
    }
    return on.get(0);
  }

  private boolean matches(
      Expression key, List<Expression> on, List<Integer> outputs, List<Target> targets) {
    int output = expressions.findings().outputColumn(key);
    for (int i = 0; i < on.size(); i++) {
      boolean same =
          (output >= 0 && output == outputs.get(i))
              || expression(key, output, targets, on.get(i), outputs.get(i));
      if (same) {
        return true;
      }
    }
    return false;
  }

  private boolean expression(
      Expression key, int output, List<Target> targets, Expression on, int onOutput) {
    SameExpression same = new SameExpression(expressions.findings());
    if (output >= 0) {
      return onOutput >= 0
          ? same.test(targets.get(output), targets.get(onOutput))
          : same.test(targets.get(output), on);
    }
    return onOutput >= 0 ? same.test(targets.get(onOutput), key) : same.test(key, on);
  }

  private void requireSelected(Expression key, List<Target> targets) {
    SameExpression same = new SameExpression(expressions.findings());
    if (expressions.findings().outputColumn(key) < 0
        && targets.stream().noneMatch(target -> same.test(target, key))) {
      throw new PgException(
              SqlState.INVALID_COLUMN_REFERENCE,
              "for SELECT DISTINCT, ORDER BY expressions must appear in select list")
          .at(Places.of(key));
    }
  }

  /** ORDER BY of a set operation or VALUES: only output columns. */
  void orderByOutput(Query query, List<ResultColumn> columns) {
    List<Target> targets = new ArrayList<>(columns.size());
    columns.forEach(column -> targets.add(new Target(column, null, null)));
    for (SortItem item : query.orderBy()) {
      Expression key = item.expression();
      if (named(key, targets, Clause.ORDER_BY) < 0) {
        if (bare(key) instanceof Expression.ColumnRef) {
          expressions.analyze(key);
        }
        throw new PgException(
                SqlState.FEATURE_NOT_SUPPORTED, "invalid UNION/INTERSECT/EXCEPT ORDER BY clause")
            .withDetail("Only result column names can be used, not expressions or functions.")
            .withHint(
                "Add the expression/function to every SELECT, or move the UNION into a FROM"
                    + " clause.")
            .at(Places.of(key));
      }
    }
  }

  /** Index of the output column a key names, or -1 once the key has been analysed. */
  private int find(Expression key, List<Target> targets, Clause clause) {
    int output = named(key, targets, clause);
    if (output < 0) {
      expressions.analyze(key, clause);
    }
    return output;
  }

  private int named(Expression key, List<Target> targets, Clause clause) {
    Expression bare = bare(key);
    int output = -1;
    if (bare instanceof Expression.ColumnRef reference && reference.names().size() == 1) {
      output = byLabel(reference, targets, clause);
    } else if (bare instanceof Expression.Literal literal) {
      output = byOrdinal(literal, targets, clause);
    }
    if (output >= 0) {
      expressions.findings().setOutputColumn(key, output);
      expressions.findings().setType(key, targets.get(output).column().type());
    }
    return output;
  }

  private int byLabel(Expression.ColumnRef reference, List<Target> targets, Clause clause) {
    String name = reference.last().value();
    if (clause == Clause.GROUP_BY && isInputColumn(name)) {
      return -1;
    }
    int found = -1;
    SameExpression same = new SameExpression(expressions.findings());
    for (int i = 0; i < targets.size(); i++) {
      if (targets.get(i).column().label().equals(name)) {
        if (found >= 0 && !same.test(targets.get(found), targets.get(i))) {
          throw new PgException(
                  SqlState.AMBIGUOUS_COLUMN, clause.label() + " \"" + name + "\" is ambiguous")
              .at(reference.span().position());
        }
        found = found < 0 ? i : found;
      }
    }
    return found;
  }

  private boolean isInputColumn(String name) {
    return expressions.scope().items().stream()
        .anyMatch(item -> item.columnsVisible() && item.count(name) > 0);
  }

  private static int byOrdinal(Expression.Literal literal, List<Target> targets, Clause clause) {
    int position = literal.span().position();
    if (literal.kind() != Expression.Literal.Kind.INTEGER) {
      throw new PgException(SqlState.SYNTAX_ERROR, "non-integer constant in " + clause.label())
          .at(position);
    }
    long ordinal = Long.parseLong(literal.value());
    if (ordinal < 1 || ordinal > targets.size()) {
      throw new PgException(
              SqlState.INVALID_COLUMN_REFERENCE,
              clause.label() + " position " + ordinal + " is not in select list")
          .at(position);
    }
    return (int) ordinal - 1;
  }

  private static Expression bare(Expression expression) {
    return expression instanceof Expression.Parenthesized parenthesized
        ? bare(parenthesized.inner())
        : expression;
  }
}
