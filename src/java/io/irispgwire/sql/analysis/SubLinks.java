package io.irispgwire.sql.analysis;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Queries inside expressions; PostgreSQL's {@code transformSubLink}. */
final class SubLinks {
  private static final SqlType BOOL = SqlType.of(PgType.BOOL);

  private final ExpressionAnalyzer expressions;

  SubLinks(ExpressionAnalyzer expressions) {
    this.expressions = expressions;
  }

  SqlType analyze(Expression.SubLink node) {
    String place = expressions.scope().clause().refusesQueriesIn();
    if (!place.isEmpty()) {
      throw new PgException(SqlState.FEATURE_NOT_SUPPORTED, "cannot use subquery in " + place)
          .at(node.span().position());
    }
    List<ResultColumn> columns =
        new QueryAnalyzer(expressions.context()).analyze(node.query(), expressions.scope());
    return switch (node.kind()) {
      case EXISTS -> BOOL;
      case SCALAR -> only(columns, node).type();
      case ARRAY -> array(only(columns, node).type(), node);
      case ANY, ALL -> comparison(node, columns);
    };
  }

  private static ResultColumn only(List<ResultColumn> columns, Expression.SubLink node) {
    if (columns.size() != 1) {
      throw new PgException(SqlState.SYNTAX_ERROR, "subquery must return only one column")
          .at(node.span().position());
    }
    return columns.get(0);
  }

  private static SqlType array(SqlType element, Expression.SubLink node) {
    PgType array =
        element.type().isArray()
            ? element.type()
            : ArrayExpressions.arrayOf(element.type(), node.span().position());
    return new SqlType(array, element.modifier());
  }

  private SqlType comparison(Expression.SubLink node, List<ResultColumn> columns) {
    Expression test = Objects.requireNonNull(node.test());
    OperatorExpressions operators = new OperatorExpressions(expressions);
    Expression.Row row = OperatorExpressions.rowOf(test);
    List<Expression> left = row == null ? List.of(test) : row.items();
    if (row == null) {
      expressions.analyze(test);
    } else {
      operators.analyzeRow(test);
    }
    int position = position(node, test, operators);
    if (left.size() != columns.size()) {
      String few = left.size() < columns.size() ? "many" : "few";
      throw new PgException(SqlState.SYNTAX_ERROR, "subquery has too " + few + " columns")
          .at(position);
    }
    String operator = Objects.requireNonNullElse(node.operator(), "=");
    List<Call> calls = new ArrayList<>(left.size());
    for (int i = 0; i < left.size(); i++) {
      Call call =
          OperatorExpressions.lookup(
              operator,
              expressions.coercer().typeOf(left.get(i)),
              columns.get(i).type().type(),
              position);
      expressions.coercer().coerce(left.get(i), call.argumentTypes().get(0).type());
      calls.add(call);
    }
    expressions.findings().setCalls(node, calls);
    return BOOL;
  }

  /** The word IN (or NOT before it), or the operator. */
  private static int position(
      Expression.SubLink node, Expression test, OperatorExpressions operators) {
    String operator = Objects.requireNonNullElse(node.operator(), "=");
    String sql = operators.sql();
    int in = KeywordPlaces.after(sql, test.span().end(), "IN", Integer.MAX_VALUE);
    int symbol = KeywordPlaces.after(sql, test.span().end(), operator, Integer.MAX_VALUE);
    if (symbol < in) {
      return symbol;
    }
    int not = KeywordPlaces.after(sql, test.span().end(), "NOT", Integer.MAX_VALUE);
    return Math.min(in, not) == Integer.MAX_VALUE ? node.span().position() : Math.min(in, not);
  }
}
