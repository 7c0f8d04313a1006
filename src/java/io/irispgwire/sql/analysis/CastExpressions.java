package io.irispgwire.sql.analysis;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import io.irispgwire.types.UserType;
import java.util.List;

/** Explicit casts; PostgreSQL's {@code transformTypeCast}. */
final class CastExpressions {
  private final ExpressionAnalyzer expressions;

  CastExpressions(ExpressionAnalyzer expressions) {
    this.expressions = expressions;
  }

  SqlType analyze(Expression.Cast node) {
    SqlType target = expressions.context().type(node.type());
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
      fields(node, row, target.type());
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

  /** {@code coerce_record_to_complex}: what a row is written of becomes what the type has. */
  private void fields(Expression.Cast node, Expression.Row row, PgType target) {
    List<UserType.Field> fields = target.fields();
    int given = row.items().size();
    if (!fields.isEmpty() && given != fields.size()) {
      String problem = given < fields.size() ? "few" : "many";
      throw unlike(target, "Input has too " + problem + " columns.").at(position(node));
    }
    for (int i = 0; i < fields.size(); i++) {
      Expression item = row.items().get(i);
      SqlType wanted = fields.get(i).type();
      if (!expressions.coercer().coerce(item, wanted, CastContext.EXPLICIT)) {
        String cast =
            "Cannot cast type "
                + FormatType.of(expressions.coercer().typeOf(item))
                + " to "
                + FormatType.of(wanted.type());
        throw unlike(target, cast + " in column " + (i + 1) + ".").at(position(node));
      }
    }
  }

  private static PgException unlike(PgType target, String detail) {
    return new PgException(
            SqlState.CANNOT_COERCE, "cannot cast type record to " + FormatType.of(target))
        .withDetail(detail);
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
