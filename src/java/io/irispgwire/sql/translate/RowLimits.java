package io.irispgwire.sql.translate;

import io.irispgwire.sql.Translation;
import io.irispgwire.sql.translate.Constants.TypedLiteral;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Query;
import org.jspecify.annotations.Nullable;

/**
 * LIMIT, OFFSET and FETCH. IRIS refuses TOP and LIMIT in one statement (SQLCODE -386), and LIMIT
 * behind ORDER BY in a subquery, so this remembers whether TOP was written.
 */
final class RowLimits {
  /** Stands for "no limit": OFFSET alone fails in IRIS 2025.1. */
  static final long ALL_ROWS = Integer.MAX_VALUE;

  private final Rules rules;
  private boolean topWritten;

  RowLimits(Rules rules) {
    this.rules = rules;
  }

  boolean topWritten() {
    return topWritten;
  }

  /** {@code TOP n } to stand before the select list; empty without a limit. */
  Fragment top(Query query) {
    Fragment limit = limit(query);
    if (limit == null) {
      return Fragment.EMPTY;
    }
    topWritten = true;
    return Fragment.form("TOP # ", limit);
  }

  /** Lets ORDER BY stand in a subquery. */
  Fragment topAll() {
    topWritten = true;
    return Fragment.of("TOP ALL ");
  }

  @Nullable Fragment limit(Query query) {
    Expression limit = query.limit();
    return limit == null ? null : count(limit, ALL_ROWS, "LIMIT");
  }

  /** Null also for OFFSET 0. */
  @Nullable Fragment offset(Query query) {
    Expression offset = query.offset();
    if (offset == null) {
      return null;
    }
    Fragment count = count(offset, 0, "OFFSET");
    return count == null || count.text().equals("0") ? null : count;
  }

  private @Nullable Fragment count(Expression expression, long whenNull, String clause) {
    if (Rules.bareOf(expression) instanceof Expression.Parameter parameter) {
      return Fragment.operand(new Translation.RowCount(parameter.number(), whenNull));
    }
    TypedLiteral literal = new Constants(rules).literal(expression);
    if (literal != null && literal.isNull()) {
      return null;
    }
    Long value = constant(expression);
    if (value == null) {
      throw Refusal.of(
          expression, clause + " with an expression", "Write a number or a parameter.");
    }
    if (value < 0) {
      return Fragment.operand(new Translation.NegativeRowCount(clause.equals("OFFSET")));
    }
    return Fragment.of(String.valueOf(value));
  }

  private @Nullable Long constant(Expression expression) {
    Expression inner = Rules.bareOf(expression);
    if (inner instanceof Expression.Operation operation) {
      Long right = constant(operation.right());
      Long left = operation.left() == null ? Long.valueOf(0) : constant(operation.left());
      return left == null || right == null ? null : fold(left, operation.operator(), right);
    }
    if (inner instanceof Expression.Cast cast) {
      return constant(cast.operand());
    }
    TypedLiteral literal = new Constants(rules).literal(inner);
    String text = literal == null ? null : literal.text();
    return text == null ? null : whole(text);
  }

  private static @Nullable Long fold(long left, String operator, long right) {
    return switch (operator) {
      case "+" -> Math.addExact(left, right);
      case "-" -> Math.subtractExact(left, right);
      case "*" -> Math.multiplyExact(left, right);
      default -> null;
    };
  }

  private static @Nullable Long whole(String text) {
    try {
      return Long.valueOf(text.strip());
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
