package io.irispgwire.sql.translate;

import io.irispgwire.sql.IrisTypes;
import io.irispgwire.sql.Translation;
import io.irispgwire.sql.Translation.Operand;
import io.irispgwire.sql.analysis.DomainRules;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Expression.Cast;
import io.irispgwire.sql.tree.Expression.Literal;
import io.irispgwire.sql.tree.Expression.Parameter;
import io.irispgwire.sql.tree.Expression.SqlValueFunction;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import org.jspecify.annotations.Nullable;

/** Literals, parameters and typed literals: what is known, or bound, before the statement runs. */
final class Constants {
  private final Rules rules;

  Constants(Rules rules) {
    this.rules = rules;
  }

  /** The shortest form, for a place that gives it its type; null when it is no constant. */
  @Nullable Fragment bare(Expression expression) {
    Expression inner = Rules.bareOf(expression);
    if (inner instanceof Parameter parameter && fits(parameter)) {
      return Fragment.operand(operand(parameter));
    }
    if (inner instanceof SqlValueFunction function && isTime(function)) {
      return Fragment.operand(new Translation.TransactionTime(rules.typeOf(inner).type()));
    }
    if (Functions.isNow(inner) && rules.analysis().coercion(inner) == null) {
      return Fragment.operand(new Translation.TransactionTime(PgType.TIMESTAMPTZ));
    }
    TypedLiteral literal = literal(inner);
    return literal == null ? null : new LiteralForm(literal, inner).bare();
  }

  /** What stands for a constant that is bound; null when it cannot be, or is no constant. */
  @Nullable Operand bound(Expression expression) {
    if (VectorRule.isVector(rules.typeOf(expression))) {
      return computed(expression); // which counts the dimensions
    }
    TypedLiteral literal = literal(expression);
    if (literal != null) {
      return new LiteralForm(literal, expression).bound();
    }
    Fragment bare = bare(expression);
    if (bare != null) {
      return bare.operands().get(0);
    }
    return computed(expression);
  }

  private @Nullable Operand computed(Expression expression) {
    return RowFree.is(rules.analysis(), expression)
        ? new Translation.Computed(expression, rules.typeOf(expression).type())
        : null;
  }

  /** A literal with the type its place gives it, or a cast of one; null when it is neither. */
  @Nullable TypedLiteral literal(Expression expression) {
    Expression inner = Rules.bareOf(expression);
    if (inner instanceof Literal literal) {
      SqlType type = rules.typeOf(inner);
      return new TypedLiteral(
          literal.kind() == Literal.Kind.NULL ? null : literal.value(), literal.kind(), type);
    }
    if (inner instanceof Cast cast
        && !isChecked(cast)
        && Rules.bareOf(cast.operand()) instanceof Literal literal
        && isReadAs(literal, rules.analysis().typeOf(cast))
        && rules.analysis().coercion(cast) == null) {
      String text = literal.kind() == Literal.Kind.NULL ? null : literal.value();
      return new TypedLiteral(text, Literal.Kind.STRING, rules.analysis().typeOf(cast));
    }
    return null;
  }

  private boolean isChecked(Cast cast) {
    DomainRules domain = rules.analysis().domain(cast);
    return domain != null && !domain.isEmpty();
  }

  /** A parameter that stands anywhere. */
  Fragment typed(Parameter parameter) {
    SqlType type = rules.analysis().typeOf(parameter);
    return typed(Fragment.operand(operand(parameter)), type);
  }

  static Fragment typed(Fragment operand, SqlType type) {
    if (VectorRule.isVector(type)) { // without a length, which would pad or cut silently
      return Fragment.form("TO_VECTOR(#, DOUBLE)", operand);
    }
    return Fragment.form("CAST(# AS " + IrisTypes.cast(type) + ")", operand);
  }

  /**
   * A bound value where it is compared: of a bare question mark beside a decimal column IRIS may
   * state the column's scale, and the driver rounds what is bound to the scale that is stated.
   */
  static Fragment compared(Fragment place, PgType type) {
    boolean rounds = !place.operands().isEmpty() && place.text().equals("?");
    return rounds && type.equals(PgType.NUMERIC) ? typed(place, SqlType.of(type)) : place;
  }

  private Operand operand(Parameter parameter) {
    return new Translation.ClientParameter(
        parameter.number(), rules.analysis().typeOf(parameter).type());
  }

  /** Whether the parameter's own type will do, so that no cast is needed. */
  private boolean fits(Parameter parameter) {
    SqlType target = rules.analysis().coercion(parameter);
    return target == null
        || IrisTypes.storedAs(target.type())
            == IrisTypes.storedAs(rules.analysis().typeOf(parameter).type());
  }

  private static boolean isTime(SqlValueFunction function) {
    return switch (function.kind()) {
      case CURRENT_DATE, CURRENT_TIME, CURRENT_TIMESTAMP, LOCALTIME, LOCALTIMESTAMP -> true;
      default -> false;
    };
  }

  /** Whether casting the literal is the same as reading its text by the type's input function. */
  private static boolean isReadAs(Literal literal, SqlType target) {
    return switch (literal.kind()) {
      case STRING, NULL -> true;
      case INTEGER, DECIMAL -> target.type().equals(PgType.NUMERIC);
      case BOOLEAN -> target.type().equals(PgType.BOOL);
      case BIT_STRING -> false;
    };
  }

  /**
   * A literal and its type.
   *
   * @param text null for NULL
   */
  record TypedLiteral(@Nullable String text, Literal.Kind kind, SqlType type) {
    boolean isNull() {
      return text == null;
    }
  }
}
