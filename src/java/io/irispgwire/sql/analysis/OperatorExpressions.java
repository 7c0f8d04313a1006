package io.irispgwire.sql.analysis;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import java.util.ArrayList;
import java.util.List;

/**
 * Operators and the predicates that stand for operators.
 *
 * <p>Source: PostgreSQL {@code src/backend/parser/parse_expr.c} ({@code transformAExpr…}, {@code
 * make_row_comparison_op}, {@code make_row_distinct_op}) and {@code make_op} in {@code
 * parse_oper.c}.
 */
final class OperatorExpressions {
  private static final SqlType BOOL = SqlType.of(PgType.BOOL);

  private final ExpressionAnalyzer expressions;

  OperatorExpressions(ExpressionAnalyzer expressions) {
    this.expressions = expressions;
  }

  SqlType operation(Expression.Operation node) {
    int position = node.operatorSpan().position();
    if (node.left() == null) {
      expressions.analyze(node.right());
      Call call = prefix(node.operator(), node.right(), position);
      expressions.findings().setCalls(node, List.of(call));
      return call.result();
    }
    Expression left = node.left();
    if (rowOf(left) != null && rowOf(node.right()) != null) {
      analyzeRow(left);
      analyzeRow(node.right());
      expressions
          .findings()
          .setCalls(node, rowCalls(node.operator(), left, node.right(), position));
      return BOOL;
    }
    expressions.analyze(left);
    expressions.analyze(node.right());
    Call call = binary(node.operator(), left, node.right(), position);
    expressions.findings().setCalls(node, List.of(call));
    return call.result();
  }

  private Call prefix(String name, Expression operand, int position) {
    try {
      OperatorLookup.Match match =
          OperatorLookup.prefix(name, expressions.coercer().typeOf(operand));
      expressions.coercer().coerce(operand, match.right());
      return new Call(
          match.proc(), List.of(SqlType.of(match.right())), SqlType.of(match.result()), -1);
    } catch (PgException e) {
      throw placed(e, position);
    }
  }

  /** {@code make_op}: finds the operator and turns both operands into what it takes. */
  Call binary(String name, Expression left, Expression right, int position) {
    Call call = lookup(name, typeOf(left), typeOf(right), position);
    expressions.coercer().coerce(left, call.argumentTypes().get(0).type());
    expressions.coercer().coerce(right, call.argumentTypes().get(1).type());
    return call;
  }

  private PgType typeOf(Expression expression) {
    return expressions.coercer().typeOf(expression);
  }

  /** The operator for two types; the caller coerces. */
  static Call lookup(String name, PgType left, PgType right, int position) {
    try {
      OperatorLookup.Match match = OperatorLookup.binary(name, left, right);
      return new Call(
          match.proc(),
          List.of(SqlType.of(match.left()), SqlType.of(match.right())),
          SqlType.of(match.result()),
          -1);
    } catch (PgException e) {
      throw placed(e, position);
    }
  }

  /** With a place, unless it is about polymorphic types: PostgreSQL gives those none. */
  static PgException placed(PgException e, int position) {
    return e.state() == SqlState.UNDEFINED_FUNCTION || e.state() == SqlState.AMBIGUOUS_FUNCTION
        ? e.at(position)
        : e;
  }

  SqlType distinctFrom(Expression.DistinctFrom node) {
    int position = predicatePosition(node.left(), "IS", false);
    if (rowOf(node.left()) != null && rowOf(node.right()) != null) {
      analyzeRow(node.left());
      analyzeRow(node.right());
      expressions.findings().setCalls(node, rowCalls("=", node.left(), node.right(), position));
      return BOOL;
    }
    expressions.analyze(node.left());
    expressions.analyze(node.right());
    Call call = binary("=", node.left(), node.right(), position);
    expressions.findings().setCalls(node, List.of(call));
    return BOOL;
  }

  SqlType between(Expression.Between node) {
    int position = predicatePosition(node.operand(), "BETWEEN", node.negated());
    expressions.analyze(node.operand());
    expressions.analyze(node.low());
    PgType operand = typeOf(node.operand());
    Call low = lookup(node.negated() ? "<" : ">=", operand, typeOf(node.low()), position);
    PgType wanted = low.argumentTypes().get(0).type();
    if (operand.equals(PgType.UNKNOWN)) {
      expressions.coercer().coerce(node.operand(), wanted);
      operand = wanted;
    }
    expressions.coercer().coerce(node.low(), low.argumentTypes().get(1).type());
    expressions.analyze(node.high());
    Call high = lookup(node.negated() ? ">" : "<=", operand, typeOf(node.high()), position);
    expressions.coercer().coerce(node.high(), high.argumentTypes().get(1).type());
    if (high.argumentTypes().get(0).type().equals(wanted)) {
      expressions.coercer().coerce(node.operand(), wanted);
    }
    expressions
        .findings()
        .setCalls(
            node,
            node.negated()
                ? List.of(
                    lookup(">=", operand, typeOf(node.low()), position),
                    lookup("<=", operand, typeOf(node.high()), position))
                : List.of(low, high));
    return BOOL;
  }

  SqlType like(Expression.Like node) {
    int position = predicatePosition(node.operand(), node.kind().name(), node.negated());
    expressions.analyze(node.operand());
    expressions.analyze(node.pattern());
    List<Call> calls = new ArrayList<>(2);
    Call escape = null;
    if (node.kind() == Expression.Like.Kind.SIMILAR) {
      escape = escapeCall("similar_to_escape", node, position);
    } else if (node.escape() != null) {
      escape = escapeCall("like_escape", node, position);
    }
    PgType pattern = escape == null ? typeOf(node.pattern()) : escape.result().type();
    Call call = likeCall(node, pattern, position);
    expressions.coercer().coerce(node.operand(), call.argumentTypes().get(0).type());
    calls.add(call);
    if (escape == null) {
      expressions.coercer().coerce(node.pattern(), call.argumentTypes().get(1).type());
    } else {
      calls.add(escape);
    }
    expressions.findings().setCalls(node, calls);
    return BOOL;
  }

  /** The operator that a match is; NOT is left to the reader of the node. */
  private Call likeCall(Expression.Like node, PgType pattern, int position) {
    String operator =
        switch (node.kind()) {
          case LIKE -> "~~";
          case ILIKE -> "~~*";
          case SIMILAR -> "~";
        };
    PgType operand = typeOf(node.operand());
    if (node.negated()) {
      Call unused = lookup('!' + operator, operand, pattern, position);
    }
    return lookup(operator, operand, pattern, position);
  }

  private Call escapeCall(String function, Expression.Like node, int position) {
    List<Expression> arguments = new ArrayList<>(2);
    arguments.add(node.pattern());
    if (node.escape() != null) {
      expressions.analyze(node.escape());
      arguments.add(node.escape());
    }
    return new FunctionExpressions(expressions).plain(function, arguments, position);
  }

  /** Analyses the items of a row that is compared item by item. */
  void analyzeRow(Expression row) {
    Expression.Row items = rowOf(row);
    if (items != null) {
      expressions.analyzeAll(items.items());
      for (Expression at = row; at != items; at = ((Expression.Parenthesized) at).inner()) {
        expressions.findings().setType(at, SqlType.of(PgType.RECORD));
      }
      expressions.findings().setType(items, SqlType.of(PgType.RECORD));
    }
  }

  /** One call per column of a row comparison. */
  List<Call> rowCalls(String operator, Expression left, Expression right, int position) {
    Expression.Row leftRow = rowOf(left);
    Expression.Row rightRow = rowOf(right);
    if (leftRow == null || rightRow == null || leftRow.items().size() != rightRow.items().size()) {
      throw new PgException(SqlState.SYNTAX_ERROR, "unequal number of entries in row expressions")
          .at(position);
    }
    List<Call> calls = new ArrayList<>(leftRow.items().size());
    for (int i = 0; i < leftRow.items().size(); i++) {
      calls.add(binary(operator, leftRow.items().get(i), rightRow.items().get(i), position));
    }
    if (calls.isEmpty()) {
      throw new PgException(SqlState.FEATURE_NOT_SUPPORTED, "cannot compare rows of zero length")
          .at(position);
    }
    return calls;
  }

  static Expression.@org.jspecify.annotations.Nullable Row rowOf(Expression expression) {
    if (expression instanceof Expression.Parenthesized parenthesized) {
      return rowOf(parenthesized.inner());
    }
    return expression instanceof Expression.Row row ? row : null;
  }

  String sql() {
    return expressions.findings().statement().sql();
  }

  /** Where a predicate's first keyword stands, behind its operand. */
  int predicatePosition(Expression operand, String keyword, boolean negated) {
    return KeywordPlaces.after(
        expressions.findings().statement().sql(),
        operand.span().end(),
        negated ? "NOT" : keyword,
        operand.span().position());
  }
}
