package io.irispgwire.eval;

import io.irispgwire.eval.SelectCompiler.Distinct;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A compiled SELECT: FROM and WHERE, groups, windows, sets, output, DISTINCT, ORDER BY, LIMIT. */
final class SelectPlan implements Plan {
  private final @Nullable Source from;
  private final @Nullable Grouping grouping;
  private final @Nullable Node having;
  private final List<WindowCall> windows;
  private final List<SetCall> sets;
  private final Node[] outputs;
  private final int width;
  private final Distinct distinct;
  private final List<SortKey> order;
  private final Limit limit;
  private final Scope scope;

  SelectPlan(
      @Nullable Source from,
      @Nullable Grouping grouping,
      @Nullable Node having,
      List<WindowCall> windows,
      List<SetCall> sets,
      Node[] outputs,
      int width,
      Distinct distinct,
      List<SortKey> order,
      Limit limit,
      Scope scope) {
    this.from = from;
    this.grouping = grouping;
    this.having = having;
    this.windows = windows;
    this.sets = sets;
    this.outputs = outputs;
    this.width = width;
    this.distinct = distinct;
    this.order = List.copyOf(order);
    this.limit = limit;
    this.scope = scope;
  }

  @Override
  public RowCursor open(Execution execution, @Nullable Frame outer) {
    Frame frame = new Frame(execution, outer, scope.size());
    Cursor cursor = input(frame);
    RowCursor rows = () -> cursor.next() ? QueryCompiler.evaluate(outputs, frame) : null;
    if (distinct instanceof Distinct.Rows unique) {
      rows = SetOperations.distinct(rows, unique.types(), execution);
    }
    if (!order.isEmpty()) {
      rows = Sorting.sort(rows, order, execution);
    }
    if (distinct instanceof Distinct.First first) {
      rows = first.apply(rows);
    }
    return limit.apply(rows, order, frame, width);
  }

  /** Whether its rows are its input's rows, one for one and in their order. */
  boolean isPlain() {
    return distinct instanceof Distinct.None && order.isEmpty() && sets.isEmpty() && limit.isNone();
  }

  /** The rows of a plain one at {@code base} of {@code target}, each column when it is read. */
  Cursor openDeferred(Frame target, int base) {
    Frame frame = new Frame(target.execution(), target, scope.size());
    Cursor cursor = input(frame);
    @Nullable Object[] columns = new Object[width];
    for (int i = 0; i < width; i++) {
      columns[i] = new Deferred(outputs[i], frame);
    }
    return () -> {
      if (!cursor.next()) {
        return false;
      }
      target.setAll(base, columns, width);
      return true;
    };
  }

  private Cursor input(Frame frame) {
    Cursor cursor = from == null ? Cursor.single() : from.open(frame);
    if (grouping != null) {
      cursor = grouping.open(cursor, frame);
    }
    if (having != null) {
      cursor = cursor.filter(having, frame);
    }
    if (!windows.isEmpty()) {
      cursor = new WindowCursor(cursor, windows, frame);
    }
    return sets.isEmpty() ? cursor : new ProjectSet(cursor, sets, frame);
  }
}
