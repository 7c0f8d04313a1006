package io.irispgwire.eval;

import io.irispgwire.eval.LockedRows.Found;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A compiled UPDATE.
 *
 * @param columns those that it sets, as indexes into the table's
 */
record UpdatePlan(LockedRows rows, List<Integer> columns, ReturningPlan returning)
    implements Change {
  @Override
  public long run(Execution execution, Frame outer, Consumer<@Nullable Object[]> returned) {
    List<Found> found = rows.of(execution, outer);
    TargetRow target = rows.target();
    TableStore store = execution.store(target.table());
    for (List<Found> some : Batches.of(found)) {
      store.update(columns, some.stream().map(UpdatePlan::change).toList());
    }
    found.forEach(row -> execution.written(target.table()).add(row.key()));
    if (!returning.isEmpty()) {
      for (List<Found> some : Batches.of(found)) {
        tell(some, store, new Frame(execution, outer, rows.scope().size()), returned);
      }
    }
    return found.size();
  }

  private static @Nullable Object[] change(Found row) {
    @Nullable Object[] change = Arrays.copyOf(row.values(), row.values().length + 1);
    change[row.values().length] = row.key();
    return change;
  }

  private void tell(
      List<Found> some, TableStore store, Frame frame, Consumer<@Nullable Object[]> returned) {
    List<String> keys = some.stream().map(Found::key).toList();
    Map<String, @Nullable Object[]> now = store.read(rows.target().columns(), keys);
    for (Found row : some) {
      @Nullable Object[] stored = now.get(row.key());
      frame.restore(row.frame());
      rows.target().put(frame, stored == null ? computed(row) : stored);
      returned.accept(QueryCompiler.evaluate(returning.outputs(), frame));
    }
  }

  /** A change of its key columns may move a row to another key: then it is as it was written. */
  private @Nullable Object[] computed(Found row) {
    @Nullable Object[] now = row.row().clone();
    for (int i = 0; i < columns.size(); i++) {
      now[columns.get(i)] = row.values()[i];
    }
    return now;
  }
}
