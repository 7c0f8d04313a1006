package io.irispgwire.eval;

import io.irispgwire.eval.LockedRows.Found;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A compiled DELETE. */
record DeletePlan(LockedRows rows, ReturningPlan returning) implements Change {
  @Override
  public long run(Execution execution, Frame outer, Consumer<@Nullable Object[]> returned) {
    List<Found> found = rows.of(execution, outer);
    TargetRow target = rows.target();
    for (List<Found> some : Batches.of(found)) {
      execution.store(target.table()).delete(some.stream().map(Found::key).toList());
    }
    found.forEach(row -> execution.written(target.table()).add(row.key()));
    if (!returning.isEmpty()) {
      Frame frame = new Frame(execution, outer, rows.scope().size());
      for (Found row : found) {
        frame.restore(row.frame());
        returned.accept(QueryCompiler.evaluate(returning.outputs(), frame));
      }
    }
    return found.size();
  }
}
