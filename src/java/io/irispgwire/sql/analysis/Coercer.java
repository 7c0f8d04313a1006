package io.irispgwire.sql.analysis;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.types.Codecs;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import io.irispgwire.types.TextStyle;
import java.util.Set;

/**
 * Turns expressions into the types their contexts want, and notes it.
 *
 * <p>A string literal or an undecided parameter takes the type itself; anything else keeps its own
 * and gets a coercion. Source: PostgreSQL {@code src/backend/parser/parse_coerce.c}.
 */
final class Coercer {
  /** Types whose input function asks the catalog: {@code regproc}, {@code regclass}, …. */
  private static final Set<Integer> CATALOG_TYPES =
      Set.of(24, 2202, 2203, 2204, 2205, 2206, 3734, 3769, 4089, 4096, 4191);

  private final Findings findings;
  private final Parameters parameters;
  private final TextStyle style;
  private final SchemaLookup schema;

  Coercer(Findings findings, Parameters parameters, TextStyle style, SchemaLookup schema) {
    this.findings = findings;
    this.parameters = parameters;
    this.style = style;
    this.schema = schema;
  }

  PgType typeOf(Expression expression) {
    return findings.visibleType(expression).type();
  }

  boolean isUnknown(Expression expression) {
    return typeOf(expression).equals(PgType.UNKNOWN);
  }

  /** {@code coerce_type}: the caller knows that there is a way. */
  void coerce(Expression expression, PgType target) {
    SqlType now = findings.visibleType(expression);
    if (now.type().equals(target) || target.oid() == GenericTypes.ANY) {
      return;
    }
    if (now.type().equals(PgType.UNKNOWN)) {
      decide(expression, SqlType.of(target));
    } else if (!GenericTypes.isPolymorphic(target.oid())) {
      if (findings.withoutNoise(expression) instanceof Expression.Row row) {
        new CompositeRow(this).coerce(row, target, Places.of(expression));
      }
      findings.setCoercion(expression, SqlType.of(target));
    }
  }

  /** Gives an unknown literal or parameter, in parentheses or with a collation, its type. */
  private void decide(Expression expression, SqlType type) {
    findings.setType(expression, type);
    if (expression instanceof Expression.Parenthesized parenthesized) {
      decide(parenthesized.inner(), type);
    } else if (expression instanceof Expression.Collate collate) {
      decide(collate.operand(), type);
    } else if (expression instanceof Expression.Parameter parameter) {
      parameters.decide(parameter, type.type());
    } else if (expression instanceof Expression.Literal literal
        && literal.kind() == Expression.Literal.Kind.STRING) {
      check(literal, type.type());
    }
  }

  private void check(Expression.Literal literal, PgType type) {
    if (type.kind() == 'p' || isOfNames(type) || !Codecs.reads(type)) {
      return;
    }
    try {
      if (CATALOG_TYPES.contains(type.oid())) {
        ObjectReference.check(type, literal.value(), schema);
      } else {
        Object unused = Codecs.of(type).readText(literal.value(), style);
      }
    } catch (PgException e) {
      throw e.at(literal.span().position());
    }
  }

  private static boolean isOfNames(PgType type) {
    return type.isArray() && CATALOG_TYPES.contains(type.elementOid());
  }

  /**
   * {@code coerce_to_target_type}: with the length that goes with it.
   *
   * @return false when there is no such cast
   */
  boolean coerce(Expression expression, SqlType target, CastContext context) {
    if (!Coercibility.can(typeOf(expression), target.type(), context)) {
      return false;
    }
    coerce(expression, target.type());
    SqlType now = findings.visibleType(expression);
    if (target.modifier() >= 0
        && now.modifier() != target.modifier()
        && Casts.modifierFunction(target.type()) != null) {
      findings.setCoercion(expression, target);
    }
    return true;
  }

  /** {@code coerce_to_boolean} for the clause or operator a message names. */
  void toBoolean(Expression expression, String construct) {
    if (!coerce(expression, SqlType.of(PgType.BOOL), CastContext.ASSIGNMENT)) {
      throw mustBe(expression, construct, "boolean");
    }
  }

  /** {@code coerce_to_specific_type}. */
  void toSpecific(Expression expression, PgType type, String construct) {
    if (!coerce(expression, SqlType.of(type), CastContext.ASSIGNMENT)) {
      throw mustBe(expression, construct, FormatType.of(type));
    }
  }

  private PgException mustBe(Expression expression, String construct, String wanted) {
    return new PgException(
            SqlState.DATATYPE_MISMATCH,
            "argument of "
                + construct
                + " must be type "
                + wanted
                + ", not type "
                + FormatType.of(typeOf(expression)))
        .at(Places.of(expression));
  }

  /** {@code coerce_to_common_type}. */
  void toCommon(Expression expression, PgType target, String construct) {
    PgType now = typeOf(expression);
    if (!Coercibility.implicit(now, target)) {
      throw new PgException(
              SqlState.CANNOT_COERCE,
              construct
                  + " could not convert type "
                  + FormatType.of(now)
                  + " to "
                  + FormatType.of(target))
          .at(Places.of(expression));
    }
    coerce(expression, target);
  }
}
