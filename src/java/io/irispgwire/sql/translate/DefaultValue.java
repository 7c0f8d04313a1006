package io.irispgwire.sql.translate;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.translate.Constants.TypedLiteral;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Expression.Cast;
import io.irispgwire.sql.tree.Expression.FunctionCall;
import io.irispgwire.sql.tree.Expression.Literal;
import io.irispgwire.sql.tree.Expression.Operation;
import io.irispgwire.sql.tree.Expression.SqlValueFunction;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;

/**
 * What stands behind DEFAULT: IRIS takes literals and a few functions (SQL Reference, "CREATE
 * TABLE"). A timestamptz is UTC, as it is stored; a date or timestamp is that of the IRIS host's
 * zone.
 */
final class DefaultValue {
  private final SqlType type;

  DefaultValue(SqlType type) {
    this.type = type;
  }

  /** Whether IRIS can compute it; a vector is refused, not computed. */
  boolean isNative(Expression written) {
    if (VectorRule.isVector(type)) {
      return true;
    }
    try {
      render(written);
      return true;
    } catch (PgException e) {
      if (e.state() != SqlState.FEATURE_NOT_SUPPORTED) {
        throw e;
      }
      return false;
    }
  }

  /** Whether it is a time: IRIS's is the statement's and its host's, PostgreSQL's the client's. */
  static boolean isTime(Expression written) {
    Expression value = uncast(written);
    return isNow(value) || isToday(value);
  }

  private static Expression uncast(Expression written) {
    Expression value = Rules.bareOf(written);
    while (value instanceof Cast cast) {
      value = Rules.bareOf(cast.operand());
    }
    return value;
  }

  String render(Expression written) {
    if (VectorRule.isVector(type)) {
      throw Refusal.of(written, "DEFAULT of a vector", "Give the value with each INSERT.");
    }
    Expression value = uncast(written);
    if (value instanceof Literal literal) {
      return literal(literal, "");
    }
    if (value instanceof Operation sign
        && sign.left() == null
        && sign.operator().equals("-")
        && Rules.bareOf(sign.right()) instanceof Literal number) {
      return literal(number, "-");
    }
    boolean timestamp =
        type.type().equals(PgType.TIMESTAMPTZ) || type.type().equals(PgType.TIMESTAMP);
    if (timestamp && isNow(value)) {
      return type.type().equals(PgType.TIMESTAMPTZ) ? "GETUTCDATE(6)" : "CURRENT_TIMESTAMP(6)";
    }
    if (type.type().equals(PgType.DATE) && (isNow(value) || isToday(value))) {
      return "CURRENT_DATE";
    }
    if (value instanceof FunctionCall call
        && call.name().last().value().equals("gen_random_uuid")
        && type.type().equals(PgType.UUID)) {
      return "OBJECTSCRIPT '$ZCONVERT($SYSTEM.Util.CreateGUID(),\"L\")'";
    }
    throw Refusal.of(
        written,
        "this DEFAULT",
        "Use a constant, or now() for a timestamp, or give the value with each INSERT.");
  }

  private static boolean isToday(Expression value) {
    return value instanceof SqlValueFunction function
        && function.kind() == SqlValueFunction.Kind.CURRENT_DATE;
  }

  private static boolean isNow(Expression value) {
    return Functions.isNow(value)
        || (value instanceof SqlValueFunction function
            && (function.kind() == SqlValueFunction.Kind.CURRENT_TIMESTAMP
                || function.kind() == SqlValueFunction.Kind.LOCALTIMESTAMP));
  }

  private String literal(Literal literal, String sign) {
    String text = literal.kind() == Literal.Kind.NULL ? null : sign + literal.value();
    Literal.Kind kind = sign.isEmpty() ? literal.kind() : Literal.Kind.STRING;
    Fragment value = new LiteralForm(new TypedLiteral(text, kind, type), literal).bare();
    if (value.operands().isEmpty()) {
      return value.text();
    }
    return InlineOperands.literal(value.operands().get(0), literal);
  }
}
