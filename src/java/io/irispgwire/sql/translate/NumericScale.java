package io.irispgwire.sql.translate;

import io.irispgwire.sql.analysis.Analysis;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import java.util.List;
import java.util.Locale;

/**
 * How many digits PostgreSQL shows behind the point of a numeric, where that does not depend on the
 * values: {@code dscale} in {@code src/backend/utils/adt/numeric.c}. Quotients and averages depend
 * on them.
 */
final class NumericScale extends ExpressionSwitch<Integer> {
  /** Depends on the values. */
  static final int UNKNOWN = -1;

  /** NULL, which has none. */
  private static final int NONE = -2;

  /** {@code extract} of these fields is {@code int64_div_fast_to_numeric} with that scale. */
  private static final int MICROSECONDS = 6;

  private static final int MILLISECONDS = 3;

  private final Analysis analysis;
  private final ShownTypes types;

  NumericScale(Analysis analysis, ShownTypes types) {
    this.analysis = analysis;
    this.types = types;
  }

  /** Of a number; an integer shows none. */
  int of(Expression expression) {
    SqlType type = analysis.typeOf(expression);
    if (CastRule.isInteger(type)) {
      return 0;
    }
    boolean known = type.type().equals(PgType.NUMERIC) || type.type().equals(PgType.UNKNOWN);
    return known ? expression.accept(this) : UNKNOWN;
  }

  @Override
  Integer otherwise(Expression node) {
    return UNKNOWN;
  }

  @Override
  public Integer onParenthesized(Expression.Parenthesized node) {
    return of(node.inner());
  }

  @Override
  public Integer onColumnRef(Expression.ColumnRef node) {
    return ShownTypes.scale(types.of(node));
  }

  @Override
  public Integer onLiteral(Expression.Literal node) {
    return switch (node.kind()) {
      case NULL -> NONE;
      case INTEGER -> 0;
      case DECIMAL -> digits(node.value());
      default -> UNKNOWN;
    };
  }

  private static int digits(String number) {
    boolean plain = number.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
    int point = number.indexOf('.');
    return !plain ? UNKNOWN : point < 0 ? 0 : number.length() - point - 1;
  }

  @Override
  public Integer onCast(Expression.Cast node) {
    int declared = ShownTypes.scale(analysis.typeOf(node));
    return declared >= 0 ? declared : of(node.operand());
  }

  @Override
  public Integer onOperation(Expression.Operation node) {
    int right = of(node.right());
    if (node.left() == null) {
      return right;
    }
    int left = of(node.left());
    if (left < 0 || right < 0) {
      return UNKNOWN;
    }
    return switch (node.operator()) {
      case "+", "-", "%" -> Math.max(left, right);
      case "*" -> left + right;
      default -> UNKNOWN;
    };
  }

  @Override
  public Integer onBuiltin(Expression.Builtin node) {
    return node.kind() == Expression.Builtin.Kind.NULLIF
        ? of(node.arguments().get(0))
        : common(node.arguments());
  }

  @Override
  public Integer onCase(Expression.Case node) {
    int scale = common(node.branches().stream().map(Expression.Case.When::result).toList());
    return node.otherwise() == null ? scale : same(List.of(scale, of(node.otherwise())));
  }

  private int common(List<Expression> expressions) {
    return same(expressions.stream().map(this::of).toList());
  }

  private static int same(List<Integer> scales) {
    int common = NONE;
    for (int scale : scales) {
      if (scale != NONE) {
        if (common != NONE && common != scale) {
          return UNKNOWN;
        }
        common = scale;
      }
    }
    return common;
  }

  @Override
  public Integer onSubLink(Expression.SubLink node) {
    return node.kind() == Expression.SubLink.Kind.SCALAR
        ? ShownTypes.scale(types.of(node.query()).get(0))
        : UNKNOWN;
  }

  @Override
  public Integer onFunctionCall(Expression.FunctionCall node) {
    List<Expression> arguments =
        node.arguments().stream().map(Expression.FunctionCall.Argument::value).toList();
    if (analysis.calls(node).isEmpty() || arguments.isEmpty()) {
      return UNKNOWN;
    }
    return switch (analysis.calls(node).get(0).proc().name()) {
      case "sign", "ceil", "ceiling", "floor", "div", "factorial" -> 0;
      case "abs", "sum", "min", "max", "first_value", "last_value", "nth_value" ->
          of(arguments.get(0));
      case "lag", "lead" -> arguments.size() < 3 ? of(arguments.get(0)) : UNKNOWN;
      case "mod" -> onMod(arguments);
      case "round", "trunc" -> arguments.size() == 1 ? 0 : constant(arguments.get(1));
      case "extract" -> extracted(arguments);
      default -> UNKNOWN;
    };
  }

  private int onMod(List<Expression> arguments) {
    int left = of(arguments.get(0));
    int right = of(arguments.get(1));
    return left < 0 || right < 0 ? UNKNOWN : Math.max(left, right);
  }

  private static int constant(Expression digits) {
    return Rules.bareOf(digits) instanceof Expression.Literal literal
            && literal.kind() == Expression.Literal.Kind.INTEGER
        ? Math.min(Integer.parseInt(literal.value()), 1000)
        : UNKNOWN;
  }

  /** {@code timestamp_part_common} and its kin. */
  private int extracted(List<Expression> arguments) {
    if (!(Rules.bareOf(arguments.get(0)) instanceof Expression.Literal field)) {
      return UNKNOWN;
    }
    boolean date = analysis.typeOf(arguments.get(1)).type().equals(PgType.DATE);
    return switch (field.value().toLowerCase(Locale.ROOT)) {
      case "second", "seconds" -> MICROSECONDS;
      case "epoch" -> date ? 0 : MICROSECONDS;
      case "milliseconds", "millisecond" -> MILLISECONDS;
      case "year", "quarter", "month", "week", "day", "hour", "minute", "dow", "isodow", "doy" -> 0;
      default -> UNKNOWN;
    };
  }
}
