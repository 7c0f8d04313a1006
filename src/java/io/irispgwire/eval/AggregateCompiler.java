package io.irispgwire.eval;

import io.irispgwire.sql.analysis.Call;
import io.irispgwire.sql.tree.Expression.FunctionCall;
import io.irispgwire.sql.tree.SortItem;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import java.util.ArrayList;
import java.util.List;

/** Aggregate calls: each gets a place in the frame, filled when its group is complete. */
final class AggregateCompiler {
  private final Compilation compilation;
  private final Scope scope;
  private final ExpressionCompiler compiler;

  AggregateCompiler(Compilation compilation, Scope scope, ExpressionCompiler compiler) {
    this.compilation = compilation;
    this.scope = scope;
    this.compiler = compiler;
  }

  Node compile(FunctionCall node, Call call) {
    int slot = scope.allocate(1);
    scope.aggregates().add(aggregate(node, call, slot));
    return frame -> frame.get(slot);
  }

  AggregateCall aggregate(FunctionCall node, Call call, int slot) {
    if (node.withinGroup()) {
      return orderedSet(node, call, slot);
    }
    Aggregates.Factory factory = Aggregates.find(call, node.span().position());
    List<Node> arguments =
        new ArrayList<>(new CallCompiler(compilation, scope, compiler).arguments(node, call));
    List<PgType> types = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      types.add(call.argumentTypes().get(i).type());
    }
    List<SortKey> order = new ArrayList<>();
    for (SortItem item : node.orderBy()) {
      order.add(SortKey.of(item, arguments.size(), compiler.type(item.expression()).type()));
      arguments.add(compiler.compile(item.expression()));
    }
    return new AggregateCall(
        call,
        factory,
        slot,
        arguments.toArray(new Node[0]),
        types,
        order,
        node.distinct(),
        node.filter() == null ? null : compiler.compile(node.filter()));
  }

  /** WITHIN GROUP: the direct arguments, and behind them those that are sorted by. */
  private AggregateCall orderedSet(FunctionCall node, Call call, int slot) {
    List<Node> arguments = new ArrayList<>();
    List<PgType> types = new ArrayList<>();
    List<SortKey> order = new ArrayList<>();
    for (FunctionCall.Argument argument : node.arguments()) {
      SqlType type = call.argumentTypes().get(arguments.size());
      arguments.add(compiler.compileAs(argument.value(), type));
      types.add(type.type());
    }
    for (SortItem item : node.orderBy()) {
      SqlType type = call.argumentTypes().get(arguments.size());
      order.add(SortKey.of(item, arguments.size(), type.type()));
      arguments.add(compiler.compileAs(item.expression(), type));
      types.add(type.type());
    }
    Aggregates.Factory factory =
        Aggregates.known(
            OrderedSetAggregates.find(call, node.arguments().size(), order),
            call,
            node.span().position());
    return new AggregateCall(
        call,
        factory,
        slot,
        arguments.toArray(new Node[0]),
        types,
        order,
        false,
        node.filter() == null ? null : compiler.compile(node.filter()));
  }
}
