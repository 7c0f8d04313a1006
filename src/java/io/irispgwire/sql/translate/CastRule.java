package io.irispgwire.sql.translate;

import io.irispgwire.error.PgException;
import io.irispgwire.sql.Translation;
import io.irispgwire.sql.analysis.DomainRules;
import io.irispgwire.sql.translate.Constants.TypedLiteral;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Expression.Cast;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Casts. IRIS's CAST never fails: what it cannot read becomes 0 or 1840-12-31, and fractions are
 * cut off (SQL Reference, "CAST"). So only casts that cannot meet such a value are written as one.
 */
final class CastRule {
  private static final Set<String> INTEGERS = Set.of("int2", "int4", "int8", "oid");
  private static final Set<String> FLOATS = Set.of("float4", "float8");
  private static final Set<String> TEXTS = Set.of("text", "varchar", "bpchar", "name");
  private static final Set<String> TIMES = Set.of("date", "time", "timestamp", "timestamptz");

  private final Rules rules;

  CastRule(Rules rules) {
    this.rules = rules;
  }

  Fragment explicit(Cast node) {
    DomainRules domain = rules.analysis().domain(node);
    if (domain != null && !domain.isEmpty()) {
      throw Refusal.of(node, "a cast to a domain", "Check the values in the client.");
    }
    TypedLiteral literal = new Constants(rules).literal(node);
    if (literal != null) {
      return new LiteralForm(literal, node).typed();
    }
    SqlType target = rules.analysis().typeOf(node);
    Fragment now = transactionTime(node.operand(), target);
    if (now != null) {
      return now;
    }
    if (Rules.bareOf(node.operand()) instanceof Expression.Parameter parameter
        && rules.analysis().typeOf(parameter).type().equals(target.type())
        && !(VectorRule.isVector(target) && target.modifier() >= 0)) {
      Fragment operand = new Constants(rules).bare(parameter);
      return Constants.typed(operand == null ? rules.value(parameter) : operand, target);
    }
    SqlType source = rules.typeOf(node.operand());
    return convert(node, rules.value(node.operand()), source, target);
  }

  /**
   * The cast that the context asks for. Only a column asks for a length, and refuses itself what is
   * longer, where a cast would cut it.
   */
  Fragment implicit(Expression expression, SqlType asked) {
    SqlType target = TEXTS.contains(asked.type().name()) ? SqlType.of(asked.type()) : asked;
    Fragment now = transactionTime(expression, target);
    if (now != null) {
      return now;
    }
    TypedLiteral literal = new Constants(rules).literal(expression);
    if (literal != null && literal.isNull()) {
      return Constants.typed(Fragment.of("NULL"), target);
    }
    Fragment own = rules.own(expression);
    SqlType source = rules.analysis().typeOf(expression);
    return isNumber(source) && isNumber(target) && !isNarrowing(source, target)
        ? own
        : convert(expression, own, source, target);
  }

  /** now() under another type: bound as that type, in the session's time zone. */
  private @Nullable Fragment transactionTime(Expression operand, SqlType target) {
    boolean now =
        Rules.bareOf(operand) instanceof Expression.SqlValueFunction
            || Functions.isNow(Rules.bareOf(operand));
    boolean bindable = target.modifier() < 0 && TIMES.contains(target.type().name());
    return now && bindable && TIMES.contains(rules.analysis().typeOf(operand).type().name())
        ? Constants.typed(Fragment.operand(new Translation.TransactionTime(target.type())), target)
        : null;
  }

  Fragment convert(Expression at, Fragment value, SqlType source, SqlType target) {
    String from = source.type().name();
    String to = target.type().name();
    if (from.equals(to)) {
      return sameType(at, value, source, target);
    }
    if (TEXTS.contains(to) && isText(from)) {
      return target.modifier() < 0 ? value : Constants.typed(value, target);
    }
    if (TEXTS.contains(to)) {
      return toText(at, value, source, target);
    }
    if (isNumber(target)) {
      return toNumber(at, value, source, target);
    }
    if (to.equals("bool") && from.equals("int4")) {
      return Fragment.form(
          "CAST(CASE WHEN # <> 0 THEN 1 WHEN # = 0 THEN 0 END AS BIT)", value, value);
    }
    boolean exact =
        (from.equals("timestamp") && (to.equals("date") || to.equals("time")))
            || (from.equals("date") && to.equals("timestamp"));
    if (exact && target.modifier() < 0) {
      return Constants.typed(value, target);
    }
    throw refusal(at, source, target);
  }

  private Fragment sameType(Expression at, Fragment value, SqlType source, SqlType target) {
    boolean keeps = target.modifier() < 0 || target.modifier() == source.modifier();
    if (keeps) {
      return value;
    }
    String name = target.type().name();
    if (TEXTS.contains(name) || name.equals("numeric")) {
      return Constants.typed(value, target);
    }
    throw refusal(at, source, target);
  }

  private Fragment toText(Expression at, Fragment value, SqlType source, SqlType target) {
    String from = source.type().name();
    if (from.equals("bool")) {
      return Fragment.form("CASE WHEN # = 1 THEN 'true' WHEN # = 0 THEN 'false' END", value, value);
    }
    boolean sameText = INTEGERS.contains(from) || from.equals("uuid") || from.startsWith("json");
    if (sameText) {
      return Constants.typed(value, target);
    }
    throw refusal(at, source, target);
  }

  private Fragment toNumber(Expression at, Fragment value, SqlType source, SqlType target) {
    String from = source.type().name();
    String to = target.type().name();
    if (!isNumber(source) && !(from.equals("bool") && to.equals("int4"))) {
      throw refusal(at, source, target);
    }
    if (INTEGERS.contains(to) && from.equals("numeric")) {
      return Constants.typed(Fragment.form("ROUND(#, 0)", value), target);
    }
    if (INTEGERS.contains(to) && FLOATS.contains(from)) {
      throw refusal(at, source, target); // PostgreSQL rounds halves to even
    }
    return Constants.typed(value, target);
  }

  private static boolean isNarrowing(SqlType source, SqlType target) {
    String from = source.type().name();
    String to = target.type().name();
    return (INTEGERS.contains(to) && !INTEGERS.contains(from))
        || (to.equals("numeric") && target.modifier() >= 0)
        || (to.equals("numeric") && FLOATS.contains(from));
  }

  static boolean isNumber(SqlType type) {
    String name = type.type().name();
    return INTEGERS.contains(name) || FLOATS.contains(name) || name.equals("numeric");
  }

  static boolean isFloat(SqlType type) {
    return type.type().equals(PgType.FLOAT8) || type.type().equals(PgType.FLOAT4);
  }

  static boolean isInteger(SqlType type) {
    return INTEGERS.contains(type.type().name());
  }

  private static boolean isText(String name) {
    return TEXTS.contains(name) || name.equals("unknown");
  }

  private static PgException refusal(Expression at, SqlType source, SqlType target) {
    return Refusal.of(
        at,
        "a cast from " + source.type().name() + " to " + target.type().name(),
        "IRIS would give another value than PostgreSQL, or none; cast in the client.");
  }

  /** The value as text, as {@code ||} and concat() take it. */
  Fragment text(Expression expression) {
    SqlType text = SqlType.of(PgType.TEXT);
    return convert(expression, rules.value(expression), rules.typeOf(expression), text);
  }
}
