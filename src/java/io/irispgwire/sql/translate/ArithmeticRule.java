package io.irispgwire.sql.translate;

import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Expression.Operation;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;

/**
 * Operators that give a scalar. Nested ones are put in parentheses, because {@code ||} binds like
 * {@code +} in IRIS and old instances read all operators from left to right.
 */
final class ArithmeticRule {
  private final Rules rules;

  ArithmeticRule(Rules rules) {
    this.rules = rules;
  }

  Fragment value(Operation node) {
    Expression left = node.left();
    if (left == null) {
      return prefix(node);
    }
    SqlType l = rules.typeOf(left);
    SqlType r = rules.typeOf(node.right());
    if (VectorRule.isVector(l) && VectorRule.isVector(r)) {
      return new VectorRule(rules).value(node, left);
    }
    if (node.operator().equals("||")) {
      return concatenation(node, left, l, r);
    }
    if (!CastRule.isNumber(l) || !CastRule.isNumber(r)) {
      return new DateArithmetic(rules).value(node, left);
    }
    boolean integers = CastRule.isInteger(l) && CastRule.isInteger(r);
    return switch (node.operator()) {
      case "+", "-", "*" -> infix(node, left, node.operator());
      case "/" -> {
        boolean floats = CastRule.isFloat(l) || CastRule.isFloat(r);
        yield floats ? quotient(node, left) : infix(node, left, integers ? "\\" : "/");
      }
      case "%" -> {
        Fragment mod = Fragment.form("MOD(#, #)", rules.value(left), rules.value(node.right()));
        yield integers ? Constants.typed(mod, rules.analysis().typeOf(node)) : mod;
      }
      case "^" -> Fragment.form("POWER(#, #)", rules.value(left), rules.value(node.right()));
      default -> throw Refusal.of(node, "operator " + node.operator());
    };
  }

  private Fragment prefix(Operation node) {
    Fragment operand = rules.value(node.right());
    if (!CastRule.isNumber(rules.typeOf(node.right()))) {
      throw Refusal.of(node, "operator " + node.operator());
    }
    return switch (node.operator()) {
      case "-", "+" ->
          rules.edits().replace(node.right(), grouped(node.right())).apply(node.span());
      case "@" -> Fragment.form("ABS(#)", operand);
      case "|/" -> Fragment.form("SQRT(#)", operand);
      default -> throw Refusal.of(node, "operator " + node.operator());
    };
  }

  private Fragment infix(Operation node, Expression left, String operator) {
    return rules
        .edits()
        .replace(left, grouped(left))
        .replace(node.operatorSpan(), operator)
        .replace(node.right(), grouped(node.right()))
        .apply(node.span());
  }

  /** Both as DOUBLE: one that is not gives a decimal in IRIS. */
  private Fragment quotient(Operation node, Expression left) {
    return rules
        .edits()
        .replace(left, binary(left))
        .replace(node.right(), binary(node.right()))
        .apply(node.span());
  }

  private Fragment binary(Expression operand) {
    Fragment value = rules.value(operand);
    return value.text().startsWith("CAST(") && value.text().endsWith(" AS DOUBLE)")
        ? value
        : Fragment.form("CAST(# AS DOUBLE)", value);
  }

  private Fragment grouped(Expression operand) {
    return group(operand, rules.value(operand));
  }

  private static Fragment group(Expression operand, Fragment value) {
    return operand instanceof Operation || value.text().startsWith("-")
        ? value.inParentheses()
        : value;
  }

  private Fragment concatenation(Operation node, Expression left, SqlType l, SqlType r) {
    boolean arrays = l.type().isArray() || r.type().isArray();
    if (arrays || l.type().equals(PgType.BYTEA) || l.type().equals(PgType.JSONB)) {
      throw Refusal.of(node, "operator || of " + l.type().name());
    }
    CastRule casts = new CastRule(rules);
    return rules
        .edits()
        .replace(left, group(left, casts.text(left)))
        .replace(node.right(), group(node.right(), casts.text(node.right())))
        .apply(node.span());
  }
}
