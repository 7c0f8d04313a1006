package io.irispgwire.sql.translate;

import io.irispgwire.sql.IrisTypes;
import io.irispgwire.sql.analysis.Table.Stored;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Expression.Operation;
import io.irispgwire.sql.tree.Expression.Row;
import io.irispgwire.types.PgType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code = <> < <= > >=} between scalars and between rows. IRIS has no row values. */
final class ComparisonRule {
  private static final Map<String, String> OPPOSITE =
      Map.of("=", "<>", "<>", "=", "!=", "=", "<", ">=", ">=", "<", ">", "<=", "<=", ">");

  private static final Set<String> EQUALITY = Set.of("=", "<>", "!=");

  private final Rules rules;

  ComparisonRule(Rules rules) {
    this.rules = rules;
  }

  Fragment condition(Operation node, boolean wanted) {
    Expression left = node.left();
    if (LikeRule.isOperator(node.operator()) && left != null) {
      return new LikeRule(rules).operator(node, left, wanted);
    }
    if (!OPPOSITE.containsKey(node.operator()) || left == null) {
      throw Refusal.of(node, "operator " + node.operator());
    }
    if (Rules.bareOf(left) instanceof Row l && Rules.bareOf(node.right()) instanceof Row r) {
      return rows(node, l.items(), r.items(), wanted ? node.operator() : opposite(node.operator()));
    }
    Sides sides = sides(node, left, node.right());
    Edits edits = rules.edits().replace(left, sides.left()).replace(node.right(), sides.right());
    if (!wanted || node.schema() != null) {
      edits.replace(node.operatorSpan(), wanted ? node.operator() : opposite(node.operator()));
    }
    Fragment exact = edits.apply(node.span());
    boolean equal = (wanted ? node.operator() : opposite(node.operator())).equals("=");
    return equal ? withIndex(left, node.right(), sides, exact) : exact;
  }

  /** Lets an index serve {@code name = 'x'} where IRIS folds the column's strings. */
  private Fragment withIndex(Expression left, Expression right, Sides sides, Fragment exact) {
    FoldedIndex index = new FoldedIndex(rules);
    Fragment column = isConstant(right) ? index.column(left) : null;
    if (column != null) {
      return index.both(column, "# = #", sides.right(), exact);
    }
    column = isConstant(left) ? index.column(right) : null;
    return column == null ? exact : index.both(column, "# = #", sides.left(), exact);
  }

  static boolean isComparison(String operator) {
    return OPPOSITE.containsKey(operator);
  }

  static String opposite(String operator) {
    return OPPOSITE.getOrDefault(operator, operator);
  }

  Fragment compare(Expression at, Expression left, String operator, Expression right) {
    Sides sides = sides(at, left, right);
    return Fragment.form("# " + operator + " #", sides.left(), sides.right());
  }

  /** Both sides in IRIS's words. */
  record Sides(Fragment left, Fragment right) {}

  Sides sides(Expression at, Expression left, Expression right) {
    PgType leftType = rules.typeOf(left).type();
    PgType rightType = rules.typeOf(right).type();
    refuseIncomparable(at, leftType, rightType);
    boolean bothConstant = isConstant(left) && isConstant(right);
    Fragment l = bothConstant || isConstant(right) ? rules.value(left) : rules.compared(left);
    Fragment r = rules.compared(right);
    return new Sides(asTimestamp(l, leftType, rightType), asTimestamp(r, rightType, leftType));
  }

  boolean isConstant(Expression expression) {
    return new Constants(rules).bare(expression) != null;
  }

  /** IRIS may refuse DATE against TIMESTAMP (SQLCODE -483). */
  private static Fragment asTimestamp(Fragment side, PgType own, PgType other) {
    return IrisTypes.storedAs(own) == Stored.DATE && IrisTypes.storedAs(other) == Stored.TIMESTAMP
        ? Fragment.form("CAST(# AS TIMESTAMP)", side)
        : side;
  }

  private static void refuseIncomparable(Expression at, PgType left, PgType right) {
    boolean zoned = left.equals(PgType.TIMESTAMPTZ) || right.equals(PgType.TIMESTAMPTZ);
    if (zoned && !left.equals(right)) {
      throw Refusal.of(
          at,
          "comparing " + left.name() + " with " + right.name(),
          "The result depends on the session's time zone: cast one side to the other's type in the"
              + " client.");
    }
    if (left.equals(PgType.VECTOR)) {
      throw VectorRule.refusal(at, "comparing vectors");
    }
    boolean byOrder =
        at instanceof Operation operation
            ? !EQUALITY.contains(operation.operator())
            : at instanceof Expression.Between;
    if (byOrder ? !IrisTypes.isOrdered(left) : !IrisTypes.isCanonical(left)) {
      throw Refusal.of(at, "comparing values of type " + left.name());
    }
  }

  /** Column by column; as {@code make_row_comparison_op} of PostgreSQL's parse_expr.c reads it. */
  private Fragment rows(
      Expression at, List<Expression> left, List<Expression> right, String operator) {
    if (operator.equals("=") || operator.equals("<>") || operator.equals("!=")) {
      List<Fragment> pairs = new ArrayList<>();
      for (int i = 0; i < left.size(); i++) {
        pairs.add(compare(at, left.get(i), operator, right.get(i)));
      }
      return Fragment.join(operator.equals("=") ? " AND " : " OR ", pairs).inParentheses();
    }
    String strict = operator.substring(0, 1);
    Fragment rest = null;
    for (int i = left.size() - 1; i >= 0; i--) {
      Fragment first = compare(at, left.get(i), rest == null ? operator : strict, right.get(i));
      rest =
          rest == null
              ? first
              : Fragment.form(
                  "(# OR (# AND #))", first, compare(at, left.get(i), "=", right.get(i)), rest);
    }
    if (rest == null) {
      throw Refusal.of(at, "comparing empty rows");
    }
    return rest;
  }

  /** {@code left = right}, of rows too. */
  Fragment equal(Expression at, Expression left, Expression right, boolean wanted) {
    if (Rules.bareOf(left) instanceof Row l && Rules.bareOf(right) instanceof Row r) {
      return rows(at, l.items(), r.items(), wanted ? "=" : "<>");
    }
    return compare(at, left, wanted ? "=" : "<>", right);
  }
}
