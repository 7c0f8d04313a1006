package io.irispgwire.eval;

import io.irispgwire.types.PgType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * WITH RECURSIVE by iteration (manual section 7.8.2.1).
 *
 * @param self the scope that has the working table
 */
record Recursion(
    Plan first, Plan step, boolean all, List<PgType> types, Scope self, CommonTablePlan working) {

  List<@Nullable Object[]> run(Execution execution, Frame outer) {
    Set<RowKey> seen = new HashSet<>();
    Frame frame = new Frame(execution, outer, self.size());
    List<@Nullable Object[]> result = new ArrayList<>();
    List<@Nullable Object[]> fresh = fresh(first.open(execution, frame), seen, execution);
    while (!fresh.isEmpty()) {
      result.addAll(fresh);
      frame.set(working.slot(), fresh);
      fresh = fresh(step.open(execution, frame), seen, execution);
    }
    return result;
  }

  private List<@Nullable Object[]> fresh(RowCursor rows, Set<RowKey> seen, Execution execution) {
    List<@Nullable Object[]> drained = Sorting.drain(rows, execution);
    if (!all) {
      drained.removeIf(row -> !seen.add(RowKey.of(row, types)));
    }
    return drained;
  }
}
