package io.irispgwire.eval;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.analysis.Analysis;
import io.irispgwire.sql.analysis.Call;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.types.PgArray;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import io.irispgwire.types.Types;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Operators and the constructs that PostgreSQL makes operators of. */
final class OperationCompiler {
  private final Analysis analysis;
  private final ExpressionCompiler compiler;

  OperationCompiler(Compilation compilation, ExpressionCompiler compiler) {
    this.analysis = compilation.analysis();
    this.compiler = compiler;
  }

  /** Walks down the left side, so that {@code 1+1+1+…} needs no stack. */
  Node operation(Expression.Operation node) {
    Deque<Expression.Operation> chain = new ArrayDeque<>();
    Expression bottom = node;
    while (bottom instanceof Expression.Operation step && step.left() != null && isPlain(step)) {
      chain.push(step);
      bottom = step.left();
    }
    if (chain.size() < 2) {
      return single(node);
    }
    Compilation.checkDepth(chain.size());
    Node value = null;
    for (Expression.Operation step : chain) {
      Call call = analysis.calls(step).get(0);
      Expression left = Objects.requireNonNull(step.left());
      Node before =
          value == null
              ? operand(step, left, 0)
              : Coercions.implicit(value, analysis.typeOf(left), call.argumentTypes().get(0));
      value =
          CallNodes.of(
              call,
              List.of(before, operand(step, step.right(), 1)),
              step.operatorSpan().position());
    }
    return Objects.requireNonNull(value);
  }

  private boolean isPlain(Expression.Operation step) {
    List<Call> calls = analysis.calls(step);
    return calls.size() == 1 && calls.get(0).proc().strict() && !isRow(step.right());
  }

  private Node single(Expression.Operation node) {
    List<Call> calls = analysis.calls(node);
    if (calls.size() != 1 || isRow(node.right())) {
      return rowComparison(node, calls);
    }
    Call call = calls.get(0);
    List<Node> arguments = new ArrayList<>();
    if (node.left() != null) {
      arguments.add(operand(node, node.left(), 0));
    }
    arguments.add(operand(node, node.right(), arguments.size()));
    return CallNodes.of(call, arguments, node.operatorSpan().position());
  }

  private Node operand(Expression.Operation step, Expression expression, int index) {
    return compiler.compileAs(expression, analysis.calls(step).get(0).argumentTypes().get(index));
  }

  private static boolean isRow(Expression expression) {
    return bare(expression) instanceof Expression.Row;
  }

  static Expression bare(Expression expression) {
    Expression inner = expression;
    while (inner instanceof Expression.Parenthesized parenthesized) {
      inner = parenthesized.inner();
    }
    return inner;
  }

  private Node rowComparison(Expression.Operation node, List<Call> calls) {
    Expression left = bare(Objects.requireNonNull(node.left()));
    if (left instanceof Expression.Row a && bare(node.right()) instanceof Expression.Row b) {
      return rows(node.operator(), a.items(), b.items(), calls);
    }
    if (calls.size() == 1) {
      return CallNodes.of(
          calls.get(0),
          List.of(compiler.compile(left), compiler.compile(node.right())),
          node.operatorSpan().position());
    }
    throw Failures.unsupported("this row comparison is not supported")
        .at(node.operatorSpan().position());
  }

  private Node rows(
      String operator, List<Expression> left, List<Expression> right, List<Call> calls) {
    List<Node> a = new ArrayList<>();
    List<Node> b = new ArrayList<>();
    for (int i = 0; i < left.size(); i++) {
      Call call = calls.get(Math.min(i, calls.size() - 1));
      a.add(compiler.compileAs(left.get(i), call.argumentTypes().get(0)));
      b.add(compiler.compileAs(right.get(i), call.argumentTypes().get(1)));
    }
    return RowComparison.of(operator, a, b, calls);
  }

  Node distinctFrom(Expression.DistinctFrom node) {
    if (analysis.calls(node).isEmpty()) {
      Node operand = compiler.compile(isNull(node.left()) ? node.right() : node.left());
      return Conditions.nullTest(operand, !node.negated());
    }
    if (bare(node.left()) instanceof Expression.Row a
        && bare(node.right()) instanceof Expression.Row b) {
      return RowComparison.distinct(
          compiler.compileAll(a.items()),
          compiler.compileAll(b.items()),
          analysis.calls(node),
          node.negated());
    }
    Call call = analysis.calls(node).get(0);
    Node left = compiler.compileAs(node.left(), call.argumentTypes().get(0));
    Node right = compiler.compileAs(node.right(), call.argumentTypes().get(1));
    return RowComparison.distinct(List.of(left), List.of(right), List.of(call), node.negated());
  }

  private static boolean isNull(Expression expression) {
    return bare(expression) instanceof Expression.Literal literal
        && literal.kind() == Expression.Literal.Kind.NULL;
  }

  Node between(Expression.Between node) {
    List<Call> calls = analysis.calls(node);
    Node plain = range(node, node.low(), node.high(), calls);
    Node result =
        node.symmetric()
            ? Conditions.logical(false, List.of(plain, range(node, node.high(), node.low(), calls)))
            : plain;
    return node.negated() ? Conditions.not(result) : result;
  }

  private Node range(Expression.Between node, Expression low, Expression high, List<Call> calls) {
    int position = node.span().position();
    return Conditions.logical(
        true,
        List.of(
            pair(calls.get(0), node.operand(), low, position),
            pair(calls.get(1), node.operand(), high, position)));
  }

  /** A call of an operator on two expressions. */
  Node pair(Call call, Expression left, Expression right, int position) {
    return CallNodes.of(
        call,
        List.of(
            compiler.compileAs(left, call.argumentTypes().get(0)),
            compiler.compileAs(right, call.argumentTypes().get(1))),
        position);
  }

  Node in(Expression.In node) {
    List<Call> calls = analysis.calls(node);
    List<Node> tests = new ArrayList<>();
    for (int i = 0; i < node.items().size(); i++) {
      Expression item = node.items().get(i);
      if (bare(node.operand()) instanceof Expression.Row a
          && bare(item) instanceof Expression.Row b) {
        tests.add(rows("=", a.items(), b.items(), calls));
      } else {
        Call call = calls.get(calls.size() == 1 ? 0 : i);
        tests.add(pair(call, node.operand(), item, node.span().position()));
      }
    }
    Node any = Conditions.logical(false, tests);
    return node.negated() ? Conditions.not(any) : any;
  }

  Node like(Expression.Like node) {
    List<Call> calls = analysis.calls(node);
    Call call = calls.get(0);
    Node pattern = compiler.compileAs(node.pattern(), call.argumentTypes().get(1));
    if (calls.size() > 1) {
      Call escape = calls.get(1);
      List<Node> arguments = new ArrayList<>(List.of(pattern));
      if (node.escape() != null) {
        arguments.add(compiler.compileAs(node.escape(), escape.argumentTypes().get(1)));
      }
      pattern = CallNodes.of(escape, arguments, node.span().position());
    }
    Node operand = compiler.compileAs(node.operand(), call.argumentTypes().get(0));
    Node result = CallNodes.of(call, List.of(operand, pattern), node.span().position());
    String source = call.proc().source();
    boolean negative = source.contains("nlike") || source.endsWith("regexne");
    return node.negated() && !negative ? Conditions.not(result) : result;
  }

  Node arrayComparison(Expression.ArrayComparison node) {
    Call call = analysis.calls(node).get(0);
    SqlType right = call.argumentTypes().get(1);
    SqlType left = call.argumentTypes().get(0);
    SqlType element = right;
    if (right.type().isArray() && !isArrayOperator(call)) {
      element = SqlType.of(Objects.requireNonNull(Types.elementOf(right.type())));
    }
    PgType array = Types.arrayOf(element.type());
    Node values =
        array == null
            ? compiler.compile(node.array())
            : compiler.compileAs(node.array(), SqlType.of(array));
    Node test = compiler.compileAs(node.left(), left);
    Implementation body = CallNodes.find(call, node.span().position());
    boolean all = node.all();
    return frame -> {
      PgArray items = (PgArray) values.value(frame);
      return items == null
          ? null
          : quantified(test.value(frame), items.elements(), all, body, call, frame);
    };
  }

  private static boolean isArrayOperator(Call call) {
    PgType declared = Types.byOid(call.proc().argumentOids().get(1));
    return declared != null && declared.isArray();
  }

  /** {@code x op ANY} and ALL over values. */
  static @Nullable Object quantified(
      @Nullable Object test,
      List<? extends @Nullable Object> items,
      boolean all,
      Implementation body,
      Call call,
      Frame frame) {
    boolean unknown = false;
    for (Object item : items) {
      Object result =
          (test == null || item == null) && call.proc().strict()
              ? null
              : CallNodes.invoke(
                  body, new Invocation(frame.execution(), call), new Object[] {test, item});
      if (result == null) {
        unknown = true;
      } else if ((Boolean) result != all) {
        return !all;
      }
    }
    return unknown ? null : (Object) all;
  }

  Node caseOf(Expression.Case node) {
    SqlType result = new SqlType(analysis.typeOf(node).type(), -1);
    int count = node.branches().size();
    Node[] conditions = new Node[count];
    Node[] results = new Node[count];
    for (int i = 0; i < count; i++) {
      Expression.Case.When branch = node.branches().get(i);
      conditions[i] =
          node.operand() == null
              ? compiler.compile(branch.condition())
              : pair(
                  analysis.calls(branch).get(0),
                  node.operand(),
                  branch.condition(),
                  branch.span().position());
      results[i] = compiler.compileAs(branch.result(), result);
    }
    Node otherwise =
        node.otherwise() == null ? frame -> null : compiler.compileAs(node.otherwise(), result);
    return frame -> {
      for (int i = 0; i < conditions.length; i++) {
        if (conditions[i].holds(frame)) {
          return results[i].value(frame);
        }
      }
      return otherwise.value(frame);
    };
  }

  Node builtin(Expression.Builtin node) {
    if (node.kind() == Expression.Builtin.Kind.NULLIF) {
      return nullIf(node);
    }
    SqlType type = new SqlType(analysis.typeOf(node).type(), -1);
    Node[] arguments =
        node.arguments().stream().map(a -> compiler.compileAs(a, type)).toArray(Node[]::new);
    return switch (node.kind()) {
      case GREATEST -> extreme(arguments, Ordering.of(type.type()));
      case LEAST -> extreme(arguments, Ordering.of(type.type()).reversed());
      default -> coalesce(arguments);
    };
  }

  private static Node coalesce(Node[] arguments) {
    return frame -> {
      for (Node argument : arguments) {
        Object value = argument.value(frame);
        if (value != null) {
          return value;
        }
      }
      return null;
    };
  }

  private static Node extreme(Node[] arguments, Comparator<Object> order) {
    return frame -> {
      Object best = null;
      for (Node argument : arguments) {
        Object value = argument.value(frame);
        if (value != null && (best == null || order.compare(value, best) > 0)) {
          best = value;
        }
      }
      return best;
    };
  }

  private Node nullIf(Expression.Builtin node) {
    Expression first = node.arguments().get(0);
    Node equal =
        pair(analysis.calls(node).get(0), first, node.arguments().get(1), node.span().position());
    Node value = compiler.compileAs(first, new SqlType(analysis.typeOf(node).type(), -1));
    return frame -> equal.holds(frame) ? null : value.value(frame);
  }

  static PgException cardinality() {
    return new PgException(
        SqlState.CARDINALITY_VIOLATION,
        "more than one row returned by a subquery used as an expression");
  }
}
