package io.irispgwire.eval;

import io.irispgwire.sql.analysis.Analysis;
import io.irispgwire.sql.analysis.Call;
import io.irispgwire.sql.analysis.FunctionExpressions;
import io.irispgwire.sql.analysis.Proc;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Expression.FunctionCall;
import io.irispgwire.sql.tree.Name;
import io.irispgwire.types.PgArray;
import io.irispgwire.types.SqlType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Function calls: scalar, set-returning, aggregate and window. */
final class CallCompiler {
  private final Compilation compilation;
  private final Analysis analysis;
  private final Scope scope;
  private final ExpressionCompiler compiler;

  CallCompiler(Compilation compilation, Scope scope, ExpressionCompiler compiler) {
    this.compilation = compilation;
    this.analysis = compilation.analysis();
    this.scope = scope;
    this.compiler = compiler;
  }

  Node compile(FunctionCall node) {
    if (analysis.calls(node).isEmpty()) {
      return cast(node);
    }
    Call call = analysis.calls(node).get(0);
    if (RoutineCalls.mayAsk(call.proc())) {
      compilation.markAsking();
    }
    if (call.proc().volatility() != 'i') {
      compilation.markVarying();
    }
    if (call.proc().volatility() == 'v') {
      compilation.noteVolatile();
    }
    if (node.over() != null) {
      return new WindowCompiler(compilation, scope, compiler).compile(node, call);
    }
    if (call.proc().isAggregate()) {
      return new AggregateCompiler(compilation, scope, compiler).compile(node, call);
    }
    if (call.proc().returnsSet()) {
      int slot = scope.allocate(1);
      scope.sets().add(set(node, call, slot, 1));
      return rowOrValue(slot, call);
    }
    return scalar(node, call);
  }

  /** {@code int4('1')}: a type used as a function. */
  private Node cast(FunctionCall node) {
    Expression operand = node.arguments().get(0).value();
    return Coercions.explicit(
        compiler.compile(operand), analysis.typeOf(operand), analysis.typeOf(node));
  }

  /** A set-returning function of several columns gives a record in a select list. */
  private static Node rowOrValue(int slot, Call call) {
    List<Proc.Output> outputs = call.proc().outputs();
    if (outputs.size() < 2) {
      return frame -> frame.get(slot);
    }
    var types = outputs.stream().map(output -> call.proc().type(output.oid())).toList();
    return frame ->
        frame.get(slot) instanceof Object[] row
            ? new io.irispgwire.types.PgRecord(types, Arrays.asList(row))
            : null;
  }

  /** The call of a set-returning function. */
  SetCall set(FunctionCall node, Call call, int slot, int columns) {
    compilation.markBlocking();
    Implementation body = CallNodes.find(call, node.span().position());
    if (!(body instanceof Implementation.SetReturning rows)) {
      throw new IllegalStateException(call.proc().source() + " returns no set");
    }
    List<Node> arguments = CallNodes.gather(call, arguments(node, call));
    return new SetCall(call, rows, arguments.toArray(new Node[0]), slot, columns);
  }

  private Node scalar(FunctionCall node, Call call) {
    String source = call.proc().source();
    boolean waits = source.startsWith("pg_sleep") || source.startsWith("pg_advisory_");
    if (waits || SequenceFunctions.isOne(call.proc())) {
      compilation.markBlocking();
    }
    List<Node> arguments = arguments(node, call);
    if (node.variadic() && call.proc().variadicOid() == 2276) {
      return spread(call, arguments, node.span().position());
    }
    return CallNodes.of(call, arguments, node.span().position());
  }

  /** {@code f(VARIADIC array)} of a function with VARIADIC "any". */
  private static Node spread(Call call, List<Node> arguments, int position) {
    Implementation body = CallNodes.find(call, position);
    int last = arguments.size() - 1;
    return frame -> {
      List<@Nullable Object> values = new ArrayList<>();
      List<SqlType> types = new ArrayList<>();
      for (int i = 0; i < last; i++) {
        values.add(arguments.get(i).value(frame));
        types.add(call.argumentTypes().get(i));
      }
      if (!(arguments.get(last).value(frame) instanceof PgArray array)) {
        return null;
      }
      for (Object element : array.elements()) {
        values.add(element);
        types.add(SqlType.of(array.elementType()));
      }
      Call flat = new Call(call.proc(), types, call.result(), last);
      return CallNodes.invoke(body, new Invocation(frame.execution(), flat), values.toArray());
    };
  }

  private boolean isAbsent(Expression argument) {
    return FunctionExpressions.isAbsent(argument, analysis.typeOf(argument).type());
  }

  /** The arguments in the order the function declares them, left-out ones filled in. */
  List<Node> arguments(FunctionCall node, Call call) {
    List<Node> written = new ArrayList<>();
    List<FunctionCall.Argument> given =
        node.arguments().stream()
            .filter(argument -> call.proc().kind() == 'p' || !isAbsent(argument.value()))
            .toList();
    for (int i = 0; i < given.size(); i++) {
      written.add(compiler.compileAs(given.get(i).value(), call.argumentTypes().get(i)));
    }
    Proc proc = call.proc();
    boolean named = node.arguments().stream().anyMatch(argument -> argument.name() != null);
    if (!named && (proc.variadicOid() != 0 || written.size() >= proc.argumentOids().size())) {
      return written;
    }
    Node[] ordered = new Node[proc.argumentOids().size()];
    List<@Nullable Object> defaults = Defaults.of(proc);
    for (int i = 0; i < ordered.length; i++) {
      int fromEnd = ordered.length - i;
      ordered[i] =
          Literals.constant(
              fromEnd <= defaults.size() ? defaults.get(defaults.size() - fromEnd) : null);
    }
    for (int i = 0; i < written.size(); i++) {
      Name name = given.get(i).name();
      ordered[name == null ? i : proc.inputNames().indexOf(name.value())] = written.get(i);
    }
    return List.of(ordered);
  }
}
