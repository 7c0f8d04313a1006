package io.irispgwire.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A compiled INSERT. */
record InsertPlan(
    Scope scope,
    Plan source,
    Proposal proposal,
    TargetRow target,
    @Nullable Conflict conflict,
    ReturningPlan returning)
    implements Change {
  @Override
  public long run(Execution execution, Frame outer, Consumer<@Nullable Object[]> returned) {
    Frame frame = new Frame(execution, outer, scope.size());
    RowCursor rows = source.open(execution, frame);
    return conflict == null && returning.isEmpty()
        ? batched(rows, frame)
        : single(rows, frame, returned);
  }

  /** Rows with the same columns go to the back end together. */
  private long batched(RowCursor rows, Frame frame) {
    TableStore store = frame.execution().store(target.table());
    List<Integer> columns = List.of();
    List<@Nullable Object[]> waiting = new ArrayList<>();
    long count = 0;
    for (@Nullable Object[] row = rows.next(); row != null; row = rows.next()) {
      frame.execution().tick();
      Proposal.Row made = proposal.of(row, frame);
      if (waiting.size() == Batches.ROWS || !made.columns().equals(columns)) {
        flush(store, columns, waiting);
        columns = made.columns();
      }
      waiting.add(made.values());
      count++;
    }
    flush(store, columns, waiting);
    return count;
  }

  private static void flush(
      TableStore store, List<Integer> columns, List<@Nullable Object[]> waiting) {
    if (!waiting.isEmpty()) {
      store.insert(columns, waiting);
      waiting.clear();
    }
  }

  /** One by one: each row's key is asked for, or may be taken. */
  private long single(RowCursor rows, Frame frame, Consumer<@Nullable Object[]> returned) {
    TableStore store = frame.execution().store(target.table());
    List<String> keys = new ArrayList<>();
    long count = 0;
    for (@Nullable Object[] row = rows.next(); row != null; row = rows.next()) {
      frame.execution().tick();
      Proposal.Row made = proposal.of(row, frame);
      String key =
          conflict == null
              ? store.insert(made.columns(), made.values())
              : conflict.insert(made, frame);
      if (key != null) {
        keys.add(key);
        count++;
      }
      if (keys.size() == Batches.ROWS) {
        tell(keys, store, frame, returned);
      }
    }
    tell(keys, store, frame, returned);
    return count;
  }

  private void tell(
      List<String> keys, TableStore store, Frame frame, Consumer<@Nullable Object[]> returned) {
    if (!returning.isEmpty() && !keys.isEmpty()) {
      Map<String, @Nullable Object[]> stored = store.read(target.columns(), keys);
      for (String key : keys) {
        target.put(frame, Objects.requireNonNull(stored.get(key), "a row just written"));
        returned.accept(QueryCompiler.evaluate(returning.outputs(), frame));
      }
    }
    keys.clear();
  }
}
