package io.irispgwire.eval;

import io.irispgwire.sql.analysis.Call;
import io.irispgwire.types.PgType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One aggregate of a SELECT.
 *
 * @param slot where its result goes
 * @param arguments evaluated per row; the sort keys of its ORDER BY follow
 * @param order keys over the values of {@code arguments}
 */
record AggregateCall(
    Call call,
    Aggregates.Factory factory,
    int slot,
    Node[] arguments,
    List<PgType> argumentTypes,
    List<SortKey> order,
    boolean distinct,
    @Nullable Node filter) {

  /** The aggregate's state over one group. */
  Group start(Frame frame) {
    return new Group(frame);
  }

  /** Takes rows one by one; with DISTINCT or ORDER BY it keeps them until the end. */
  final class Group {
    private final Aggregates.State state;
    private final Execution execution;
    private final @Nullable List<@Nullable Object[]> kept;
    private final Set<RowKey> seen = new HashSet<>();

    private Group(Frame frame) {
      this.execution = frame.execution();
      this.state = factory.start(new Invocation(execution, call));
      this.kept = order.isEmpty() && !distinct ? null : new ArrayList<>();
    }

    void add(Frame frame) {
      if (filter != null && !filter.holds(frame)) {
        return;
      }
      @Nullable Object[] values = QueryCompiler.evaluate(arguments, frame);
      if (kept == null) {
        state.add(values);
      } else if (!distinct || seen.add(RowKey.of(values, argumentTypes))) {
        execution.hold(values);
        kept.add(values);
      }
    }

    @Nullable Object result() {
      if (kept != null) {
        kept.sort(Sorting.comparator(order.isEmpty() ? defaultOrder() : order));
        kept.forEach(state::add);
      }
      return state.result();
    }
  }

  /** DISTINCT without ORDER BY gives its values sorted, as PostgreSQL's does. */
  private List<SortKey> defaultOrder() {
    List<SortKey> keys = new ArrayList<>();
    for (int i = 0; i < argumentTypes.size(); i++) {
      keys.add(SortKey.ascending(i, argumentTypes.get(i)));
    }
    return keys;
  }
}
