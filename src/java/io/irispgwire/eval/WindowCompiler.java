package io.irispgwire.eval;

import io.irispgwire.sql.analysis.Call;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Expression.FunctionCall;
import io.irispgwire.sql.tree.SortItem;
import io.irispgwire.sql.tree.Window;
import io.irispgwire.sql.tree.WindowFrame;
import io.irispgwire.types.PgType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Window function calls. */
final class WindowCompiler {
  private final Compilation compilation;
  private final Scope scope;
  private final ExpressionCompiler compiler;

  WindowCompiler(Compilation compilation, Scope scope, ExpressionCompiler compiler) {
    this.compilation = compilation;
    this.scope = scope;
    this.compiler = compiler;
  }

  /** What a window says once its base is merged in. */
  private record Definition(
      List<Expression> partitionBy, List<SortItem> orderBy, @Nullable WindowFrame frame) {}

  Node compile(FunctionCall node, Call call) {
    Definition window = resolve(Objects.requireNonNull(node.over()));
    WindowBounds bounds = bounds(window.frame(), window.orderBy());
    int slot = scope.allocate(1);
    AggregateCall aggregate = null;
    List<Node> arguments = List.of();
    if (call.proc().isAggregate()) {
      aggregate = new AggregateCompiler(compilation, scope, compiler).aggregate(node, call, slot);
    } else {
      arguments = new CallCompiler(compilation, scope, compiler).arguments(node, call);
      WindowFunctions.check(call, node.span().position());
    }
    scope
        .windows()
        .add(
            new WindowCall(
                call,
                slot,
                arguments.toArray(new Node[0]),
                aggregate,
                nodes(window.partitionBy()),
                window.partitionBy().stream().map(e -> compiler.type(e).type()).toList(),
                nodes(window.orderBy().stream().map(SortItem::expression).toList()),
                keys(window.orderBy()),
                bounds));
    return f -> f.get(slot);
  }

  private WindowBounds bounds(@Nullable WindowFrame frame, List<SortItem> orderBy) {
    if (frame == null) {
      return WindowBounds.UP_TO_PEERS;
    }
    Node start = offset(frame.start().offset());
    Node end = offset(frame.end().offset());
    boolean reaches = frame.mode() == WindowFrame.Mode.RANGE && (start != null || end != null);
    return new WindowBounds(frame, start, end, reaches ? reach(orderBy.get(0)) : null);
  }

  private WindowBounds.Reach reach(SortItem column) {
    return new WindowBounds.Reach(
        RangeReach.of(compiler.type(column.expression()).type()), RangeOrder.of(column));
  }

  private @Nullable Node offset(@Nullable Expression offset) {
    return offset == null ? null : compiler.compile(offset);
  }

  private Node[] nodes(List<Expression> expressions) {
    return compiler.compileAll(expressions).toArray(new Node[0]);
  }

  private List<SortKey> keys(List<SortItem> items) {
    List<SortKey> keys = new ArrayList<>();
    for (SortItem item : items) {
      PgType type = compiler.type(item.expression()).type();
      keys.add(SortKey.of(item, keys.size(), type));
    }
    return keys;
  }

  private Definition resolve(Window window) {
    String base =
        window.base() != null
            ? window.base().value()
            : window.name() != null ? window.name().value() : null;
    Definition inherited = base == null ? null : named(base);
    if (inherited == null) {
      return new Definition(window.partitionBy(), window.orderBy(), window.frame());
    }
    return new Definition(
        inherited.partitionBy(),
        window.orderBy().isEmpty() ? inherited.orderBy() : window.orderBy(),
        window.frame() == null ? inherited.frame() : window.frame());
  }

  private @Nullable Definition named(String name) {
    for (Window window : scope.namedWindows()) {
      if (window.name() != null && window.name().value().equals(name)) {
        return window.base() == null
            ? new Definition(window.partitionBy(), window.orderBy(), window.frame())
            : resolve(
                new Window(
                    window.span(),
                    null,
                    window.base(),
                    window.partitionBy(),
                    window.orderBy(),
                    window.frame()));
      }
    }
    return null;
  }
}
