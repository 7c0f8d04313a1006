package io.irispgwire.sql.analysis;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import io.irispgwire.types.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * ARRAY[…], subscripts, IN lists and comparisons with arrays.
 *
 * <p>Source: PostgreSQL {@code transformArrayExpr}, {@code transformAExprIn} ({@code
 * parse_expr.c}), {@code make_scalar_array_op} ({@code parse_oper.c}), {@code
 * array_subscript_transform}.
 */
final class ArrayExpressions {
  private static final SqlType BOOL = SqlType.of(PgType.BOOL);

  private final ExpressionAnalyzer expressions;
  private final OperatorExpressions operators;

  ArrayExpressions(ExpressionAnalyzer expressions) {
    this.expressions = expressions;
    this.operators = new OperatorExpressions(expressions);
  }

  private Coercer coercer() {
    return expressions.coercer();
  }

  /**
   * @param wanted array type that a cast around it asks for, else null
   */
  SqlType constructor(Expression.ArrayConstructor node, @Nullable PgType wanted) {
    boolean nested = false;
    for (Expression element : node.elements()) {
      if (element instanceof Expression.ArrayConstructor inner) {
        expressions.findings().setType(inner, constructor(inner, wanted));
      } else {
        expressions.analyze(element);
      }
      nested |= coercer().typeOf(element).isArray();
    }
    return wanted != null ? castAll(node, wanted, nested) : common(node, nested);
  }

  private SqlType castAll(Expression.ArrayConstructor node, PgType wanted, boolean nested) {
    PgType element = nested ? wanted : Objects.requireNonNull(Types.elementOf(wanted));
    for (Expression item : node.elements()) {
      PgType from = coercer().typeOf(item);
      if (!coercer().coerce(item, SqlType.of(element), CastContext.EXPLICIT)) {
        throw new PgException(
                SqlState.CANNOT_COERCE,
                "cannot cast type " + FormatType.of(from) + " to " + FormatType.of(element))
            .at(Places.of(item));
      }
    }
    return SqlType.of(wanted);
  }

  private SqlType common(Expression.ArrayConstructor node, boolean nested) {
    if (node.elements().isEmpty()) {
      throw new PgException(SqlState.INDETERMINATE_DATATYPE, "cannot determine type of empty array")
          .withHint("Explicitly cast to the desired type, for example ARRAY[]::integer[].")
          .at(node.span().position());
    }
    ConditionalExpressions conditionals = new ConditionalExpressions(expressions);
    PgType common = conditionals.commonType(node.elements(), "ARRAY");
    node.elements().forEach(element -> coercer().toCommon(element, common, "ARRAY"));
    PgType array = nested ? common : arrayOf(common, node.span().position());
    return new SqlType(array, conditionals.commonModifier(node.elements()));
  }

  static PgType arrayOf(PgType element, int position) {
    PgType array = Types.arrayOf(element);
    if (array == null) {
      throw new PgException(
              SqlState.UNDEFINED_OBJECT,
              "could not find array type for data type " + FormatType.of(element))
          .at(position);
    }
    return array;
  }

  /** All brackets behind one base belong together: {@code a[1][2]} is one access. */
  SqlType subscript(Expression.Subscript node) {
    List<Expression.Subscript> chain = new ArrayList<>();
    Expression base = node;
    while (base instanceof Expression.Subscript subscript) {
      chain.add(subscript);
      base = subscript.base();
    }
    SqlType container = expressions.analyze(base);
    boolean json = container.type().equals(PgType.JSONB);
    PgType element = json ? PgType.JSONB : element(container.type(), base);
    boolean slice = chain.stream().anyMatch(Expression.Subscript::slice);
    for (Expression.Subscript subscript : chain) {
      index(subscript.lower(), json);
      index(subscript.upper(), json);
      expressions.findings().setType(subscript, container);
    }
    return slice ? container : new SqlType(element, container.modifier());
  }

  private static PgType element(PgType container, Expression base) {
    if (container.equals(PgType.NAME)) {
      return PgType.CHAR; // pg_type.dat: typsubscript is raw_array_subscript_handler
    }
    PgType element = container.isArray() ? Types.elementOf(container) : null;
    if (element == null) {
      throw new PgException(
              SqlState.DATATYPE_MISMATCH,
              "cannot subscript type "
                  + FormatType.of(container)
                  + " because it does not support subscripting")
          .at(Places.of(base));
    }
    return element;
  }

  private void index(@Nullable Expression index, boolean json) {
    if (index == null) {
      return;
    }
    expressions.analyze(index);
    PgType type = json && !coercer().typeOf(index).equals(PgType.INT4) ? PgType.TEXT : PgType.INT4;
    if (!coercer().coerce(index, SqlType.of(type), CastContext.ASSIGNMENT)) {
      throw new PgException(SqlState.DATATYPE_MISMATCH, "array subscript must have type integer")
          .at(Places.of(index));
    }
  }

  SqlType in(Expression.In node) {
    int position = operators.predicatePosition(node.operand(), "IN", node.negated());
    if (OperatorExpressions.rowOf(node.operand()) != null) {
      return rowIn(node, position);
    }
    expressions.analyze(node.operand());
    expressions.analyzeAll(node.items());
    List<Call> calls = new ArrayList<>(node.items().size());
    List<Expression> constants = new ArrayList<>(node.items().size());
    for (Expression item : node.items()) {
      if (!References.hasColumn(item, expressions.findings())) {
        constants.add(item);
      }
    }
    PgType common = constants.size() > 1 ? commonOf(node.operand(), constants) : null;
    if (common != null) {
      constants.forEach(item -> coercer().toCommon(item, common, "IN"));
    }
    String operator = node.negated() ? "<>" : "=";
    for (Expression item : node.items()) {
      Call checked =
          OperatorExpressions.lookup(
              operator, coercer().typeOf(node.operand()), coercer().typeOf(item), position);
      if (coercer().isUnknown(node.operand())) {
        coercer().coerce(node.operand(), checked.argumentTypes().get(0).type());
      }
      coercer().coerce(item, checked.argumentTypes().get(1).type());
      calls.add(
          OperatorExpressions.lookup(
              "=", coercer().typeOf(node.operand()), coercer().typeOf(item), position));
    }
    note(node, calls);
    return BOOL;
  }

  private void note(Expression.In node, List<Call> calls) {
    boolean alike = calls.stream().distinct().count() == 1;
    if (alike) {
      coercer().coerce(node.operand(), calls.get(0).argumentTypes().get(0).type());
    }
    expressions.findings().setCalls(node, alike ? List.of(calls.get(0)) : calls);
  }

  private @Nullable PgType commonOf(Expression operand, List<Expression> constants) {
    List<PgType> types = new ArrayList<>(constants.size() + 1);
    types.add(coercer().typeOf(operand));
    constants.forEach(constant -> types.add(coercer().typeOf(constant)));
    PgType common = CommonType.of(types);
    boolean usable =
        common != null
            && Types.arrayOf(common) != null
            && !common.equals(PgType.RECORD)
            && types.stream().allMatch(type -> Coercibility.implicit(type, common));
    return usable ? common : null;
  }

  private SqlType rowIn(Expression.In node, int position) {
    operators.analyzeRow(node.operand());
    List<Call> calls = List.of();
    for (Expression item : node.items()) {
      if (OperatorExpressions.rowOf(item) == null) {
        expressions.analyze(item);
        calls = List.of(operators.binary("=", node.operand(), item, position));
      } else {
        operators.analyzeRow(item);
        calls = operators.rowCalls("=", node.operand(), item, position);
      }
    }
    expressions.findings().setCalls(node, calls);
    return BOOL;
  }

  SqlType comparison(Expression.ArrayComparison node) {
    expressions.analyze(node.left());
    expressions.analyze(node.array());
    int position =
        KeywordPlaces.after(
            expressions.findings().statement().sql(),
            node.left().span().end(),
            node.operator(),
            node.span().position());
    PgType array = coercer().typeOf(node.array());
    PgType element = array.equals(PgType.UNKNOWN) ? array : Types.elementOf(array);
    if (element == null || (!array.equals(PgType.UNKNOWN) && !array.isArray())) {
      throw new PgException(
              SqlState.WRONG_OBJECT_TYPE, "op ANY/ALL (array) requires array on right side")
          .at(position);
    }
    Call call =
        OperatorExpressions.lookup(
            node.operator(), coercer().typeOf(node.left()), element, position);
    if (!call.result().type().equals(PgType.BOOL)) {
      throw new PgException(
              SqlState.WRONG_OBJECT_TYPE, "op ANY/ALL (array) requires operator to yield boolean")
          .at(position);
    }
    coercer().coerce(node.left(), call.argumentTypes().get(0).type());
    coercer().coerce(node.array(), arrayOf(call.argumentTypes().get(1).type(), position));
    expressions.findings().setCalls(node, List.of(call));
    return BOOL;
  }
}
