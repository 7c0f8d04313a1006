package io.irispgwire.sql.analysis;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** CASE, COALESCE, GREATEST, LEAST and NULLIF: {@code src/backend/parser/parse_expr.c}. */
final class ConditionalExpressions {
  private final ExpressionAnalyzer expressions;

  ConditionalExpressions(ExpressionAnalyzer expressions) {
    this.expressions = expressions;
  }

  private Coercer coercer() {
    return expressions.coercer();
  }

  SqlType onCase(Expression.Case node) {
    Expression operand = node.operand();
    if (operand != null) {
      expressions.analyze(operand);
      if (coercer().isUnknown(operand)) {
        coercer().coerce(operand, PgType.TEXT);
      }
    }
    List<Expression> results = new ArrayList<>(node.branches().size() + 1);
    for (Expression.Case.When branch : node.branches()) {
      condition(node, branch);
      expressions.analyze(branch.result());
      results.add(branch.result());
    }
    Expression otherwise = node.otherwise();
    if (otherwise != null) {
      expressions.analyze(otherwise);
      results.add(0, otherwise);
    }
    PgType type = commonType(results, "CASE");
    results.forEach(
        result ->
            coercer().toCommon(result, type, result == otherwise ? "CASE/ELSE" : "CASE/WHEN"));
    return new SqlType(type, otherwise == null ? -1 : commonModifier(results));
  }

  private void condition(Expression.Case node, Expression.Case.When branch) {
    Expression condition = branch.condition();
    expressions.analyze(condition);
    Expression operand = node.operand();
    if (operand == null) {
      coercer().toBoolean(condition, "CASE/WHEN");
      return;
    }
    Call call =
        OperatorExpressions.lookup(
            "=", coercer().typeOf(operand), coercer().typeOf(condition), branch.span().position());
    coercer().coerce(condition, call.argumentTypes().get(1).type());
    expressions.findings().setCalls(branch, List.of(call));
  }

  SqlType builtin(Expression.Builtin node) {
    expressions.analyzeAll(node.arguments());
    return switch (node.kind()) {
      case NULLIF -> nullif(node);
      case COALESCE, GREATEST, LEAST -> {
        String name = node.kind().name();
        PgType type = commonType(node.arguments(), name);
        node.arguments().forEach(argument -> coercer().toCommon(argument, type, name));
        yield new SqlType(type, commonModifier(node.arguments()));
      }
    };
  }

  private SqlType nullif(Expression.Builtin node) {
    Expression left = node.arguments().get(0);
    Expression right = node.arguments().get(1);
    Call call =
        new OperatorExpressions(expressions).binary("=", left, right, node.span().position());
    if (!call.result().type().equals(PgType.BOOL)) {
      throw new PgException(
              SqlState.DATATYPE_MISMATCH, "NULLIF requires = operator to yield boolean")
          .at(node.span().position());
    }
    expressions.findings().setCalls(node, List.of(call));
    return expressions.findings().visibleType(left);
  }

  /** The type for all of them; 42804 where there is none. */
  PgType commonType(List<Expression> all, String construct) {
    List<PgType> types = all.stream().map(coercer()::typeOf).toList();
    return CommonType.of(
        types,
        (chosen, other, index) ->
            new PgException(
                    SqlState.DATATYPE_MISMATCH,
                    construct
                        + " types "
                        + FormatType.of(chosen)
                        + " and "
                        + FormatType.of(other)
                        + " cannot be matched")
                .at(Places.of(all.get(index))));
  }

  /** The modifier that all of them have, or -1: {@code exprTypmod}. */
  int commonModifier(List<Expression> all) {
    SqlType first = expressions.findings().visibleType(all.get(0));
    for (Expression one : all) {
      if (!Objects.equals(expressions.findings().visibleType(one), first)) {
        return -1;
      }
    }
    return first.modifier();
  }
}
