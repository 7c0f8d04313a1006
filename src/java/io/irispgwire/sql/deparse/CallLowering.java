package io.irispgwire.sql.deparse;

import io.irispgwire.sql.analysis.Analysis;
import io.irispgwire.sql.analysis.Call;
import io.irispgwire.sql.analysis.Children;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import io.irispgwire.types.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Functions, aggregates, IN and queries inside expressions. */
final class CallLowering {
  /** The pseudo-type {@code any}, which variadic arguments of are not gathered. */
  private static final int ANY = 2276;

  private final Lowering expressions;
  private final Analysis analysis;
  private final Vocabulary words;

  CallLowering(Lowering expressions, Analysis analysis, Vocabulary words) {
    this.expressions = expressions;
    this.analysis = analysis;
    this.words = words;
  }

  /** {@code transformAExprIn}: an array of what has no columns, and an operator for the others. */
  Shown in(Expression.In node) {
    if (words.isFull()) {
      return asWritten(node);
    }
    List<Call> calls = analysis.calls(node);
    String operator = node.negated() ? "<>" : "=";
    List<Expression> constants = node.items().stream().filter(item -> !hasColumn(item)).toList();
    boolean isRow = Lowering.bare(node.operand()) instanceof Expression.Row;
    List<Shown> parts = new ArrayList<>();
    boolean gathered = constants.size() > 1 && !isRow && calls.size() == 1;
    if (gathered) {
      parts.add(overArray(node, constants, calls.get(0), operator));
    }
    for (Expression item : node.items()) {
      if (!gathered || hasColumn(item)) {
        parts.add(
            new Predicates.Operator(
                expressions.of(node.operand()), operator, expressions.of(item)));
      }
    }
    return parts.size() == 1
        ? parts.get(0)
        : new Predicates.Logic(node.negated() ? "AND" : "OR", parts);
  }

  /** Text that is read again must lead to the same array, and an array with a cast would not. */
  private Shown asWritten(Expression.In node) {
    List<Shown> items = node.items().stream().map(expressions::plain).toList();
    return new Predicates.OverArray(
        expressions.plain(node.operand()),
        node.negated() ? " NOT IN " : " IN ",
        new Shapes.Listed("", items, ""));
  }

  private Shown overArray(Expression.In node, List<Expression> items, Call call, String operator) {
    SqlType wanted = call.argumentTypes().get(1);
    PgType own = analysis.typeOf(node.operand()).type();
    boolean alike =
        !own.equals(wanted.type())
            && items.stream().allMatch(item -> analysis.typeOf(item).type().equals(own));
    List<Shown> elements =
        items.stream().map(alike ? expressions::plain : expressions::of).toList();
    Shown array = new Shapes.Listed("ARRAY[", elements, "]");
    if (alike) {
      SqlType type = SqlType.of(Objects.requireNonNull(Types.arrayOf(wanted.type())));
      array = new Shapes.Coerced(array, type, words.type(type), false, false);
    }
    String test = " " + operator + (node.negated() ? " ALL " : " ANY ");
    return new Predicates.OverArray(expressions.of(node.operand()), test, array);
  }

  private static boolean hasColumn(Expression expression) {
    return expression instanceof Expression.ColumnRef
        || expression instanceof Expression.SubLink
        || Children.of(expression).stream().anyMatch(CallLowering::hasColumn);
  }

  Shown subLink(Expression.SubLink node, QueryText queries) {
    Expression test = node.test();
    List<Expression> left =
        test == null
            ? List.of()
            : Lowering.bare(test) instanceof Expression.Row row ? row.items() : List.of(test);
    String operator = Objects.requireNonNullElse(node.operator(), "=");
    String before =
        switch (node.kind()) {
          case EXISTS -> "EXISTS (";
          case ANY -> operator.equals("=") ? " IN (" : " " + operator + " ANY (";
          case ALL -> " " + operator + " ALL (";
          case SCALAR, ARRAY -> "";
        };
    return new Predicates.OverQuery(
        node.kind() == Expression.SubLink.Kind.ARRAY ? "ARRAY(" : "(",
        expressions.all(left),
        before,
        out -> queries.inside().print(node.query(), out, false, null),
        before.isEmpty() ? ")" : "))");
  }

  Shown function(Expression.FunctionCall node) {
    List<Call> calls = analysis.calls(node);
    List<Expression> given =
        node.arguments().stream().map(Expression.FunctionCall.Argument::value).toList();
    if (calls.isEmpty() && given.size() == 1) {
      SqlType type = analysis.typeOf(node);
      return new Shapes.Coerced(expressions.of(given.get(0)), type, words.type(type), true, false);
    }
    Shown worded = WordedCalls.of(node, expressions.all(given));
    if (worded != null) {
      return worded;
    }
    String name = calls.isEmpty() ? node.name().toString() : words.function(calls.get(0).proc());
    List<Shown> arguments = arguments(node, given, calls);
    boolean plain =
        node.orderBy().isEmpty()
            && !node.distinct()
            && !node.star()
            && node.filter() == null
            && node.over() == null;
    if (plain) {
      return new Shapes.Listed(name + "(", before(node, given, calls), arguments, ")");
    }
    return new Shapes.Called(
        out -> new AggregateText(expressions, node, out).print(name, arguments));
  }

  /** What stands before an argument: its name, VARIADIC. */
  private static List<String> before(
      Expression.FunctionCall node, List<Expression> given, List<Call> calls) {
    List<String> before = new ArrayList<>();
    int gathered = calls.isEmpty() ? -1 : calls.get(0).variadicFrom();
    for (int i = 0; i < given.size(); i++) {
      var name = node.arguments().get(i).name();
      String named = name == null ? "" : Vocabulary.quoted(name.value()) + " => ";
      boolean variadic = (node.variadic() && i == given.size() - 1) || i == gathered;
      before.add(variadic ? "VARIADIC " + named : named);
    }
    return before;
  }

  /** Those that a variadic parameter takes are one array. */
  private List<Shown> arguments(
      Expression.FunctionCall node, List<Expression> given, List<Call> calls) {
    List<Shown> all = expressions.all(given);
    int from = calls.isEmpty() ? -1 : calls.get(0).variadicFrom();
    boolean gathers = from >= 0 && !node.variadic() && isArray(calls.get(0)) && from < all.size();
    if (!gathers) {
      return all;
    }
    List<Shown> arguments = new ArrayList<>(all.subList(0, from));
    arguments.add(new Shapes.Listed("ARRAY[", all.subList(from, all.size()), "]"));
    return arguments;
  }

  private static boolean isArray(Call call) {
    PgType variadic = Types.byOid(call.proc().variadicOid());
    return variadic != null && call.proc().variadicOid() != ANY;
  }
}
