package io.irispgwire.sql.analysis;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;

/** Explicit casts; PostgreSQL's {@code transformTypeCast}. */
final class CastExpressions {
  private final ExpressionAnalyzer expressions;

  CastExpressions(ExpressionAnalyzer expressions) {
    this.expressions = expressions;
  }

  SqlType analyze(Expression.Cast node) {
    SqlType declared = expressions.context().declaredType(node.type());
    if (declared.type().isDomain()) {
      expressions
          .findings()
          .setDomain(node, DomainRules.of(declared.type(), expressions.context().schema()));
    }
    SqlType target = declared.base();
    Expression operand = node.operand();
    if (bare(operand) instanceof Expression.ArrayConstructor array && target.type().isArray()) {
      SqlType type = new ArrayExpressions(expressions).constructor(array, target.type());
      for (Expression at = operand; ; at = ((Expression.Parenthesized) at).inner()) {
        expressions.findings().setType(at, type);
        if (at == array) {
          break;
        }
      }
    } else {
      expressions.analyze(operand);
    }
    if (bare(operand) instanceof Expression.Row row) {
      new CompositeRow(expressions.coercer()).coerce(row, target.type(), position(node));
    }
    PgType source = expressions.coercer().typeOf(operand);
    if (!Coercibility.can(source, target.type(), CastContext.EXPLICIT)) {
      throw new PgException(
              SqlState.CANNOT_COERCE,
              "cannot cast type " + FormatType.of(source) + " to " + FormatType.of(target.type()))
          .at(position(node));
    }
    if (GenericTypes.isPolymorphic(target.type().oid()) && !source.equals(PgType.UNKNOWN)) {
      return SqlType.of(source); // parse_coerce.c, coerce_type: "assume can coerce"
    }
    if (source.equals(PgType.UNKNOWN)) {
      expressions.coercer().coerce(operand, target.type());
    }
    return target;
  }

  /** Where PostgreSQL puts it: the {@code ::}, the word CAST, or the type's name. */
  private int position(Expression.Cast node) {
    if (node.form() != Expression.Cast.Form.COLONS) {
      return node.span().position();
    }
    String sql = expressions.findings().statement().sql();
    int colons = sql.lastIndexOf("::", node.type().span().start());
    return colons < 0 ? node.span().position() : colons + 1;
  }

  private static Expression bare(Expression expression) {
    return expression instanceof Expression.Parenthesized parenthesized
        ? bare(parenthesized.inner())
        : expression;
  }
}
