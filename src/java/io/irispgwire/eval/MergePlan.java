package io.irispgwire.eval;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.tree.Query.Locking;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A compiled MERGE: the source joined with the target; the first WHEN that applies to a pair says
 * what happens (PostgreSQL: nodeModifyTable.c, {@code ExecMerge}).
 */
record MergePlan(Scope scope, Source joined, TargetRow target, List<When> clauses)
    implements Change {

  /** A clause, and the condition behind its AND. */
  record When(boolean matched, @Nullable Node condition, MergeAction action) {}

  /**
   * What happens to a row.
   *
   * @param existing the row of the target that is written; null for INSERT
   */
  private record Step(MergeAction action, Proposal.Row row, KeyedRows.@Nullable Read existing) {
    String key() {
      return existing == null ? "" : existing.key();
    }

    /** Whether both can go to the back end together. */
    boolean isLike(Step other) {
      return action == other.action && row.columns().equals(other.row.columns());
    }
  }

  @Override
  public long run(Execution execution, Frame outer, Consumer<@Nullable Object[]> returned) {
    List<Step> steps = locked(execution, outer);
    Set<String> written = execution.written(target.table());
    for (Step step : steps) {
      if (step.existing() != null && !written.add(step.key())) {
        throw new PgException(
                SqlState.CARDINALITY_VIOLATION, "MERGE command cannot affect row a second time")
            .withHint("Ensure that not more than one source row matches any one target row.");
      }
    }
    TableStore store = execution.store(target.table());
    int from = 0;
    while (from < steps.size()) {
      int to = from + 1;
      while (to < steps.size()
          && to - from < Batches.ROWS
          && steps.get(from).isLike(steps.get(to))) {
        to++;
      }
      List<Step> some = steps.subList(from, to);
      some.get(0)
          .action()
          .store(
              store, some.stream().map(Step::row).toList(), some.stream().map(Step::key).toList());
      from = to;
    }
    return steps.size();
  }

  /** Found again where another transaction has changed a row of the target meanwhile. */
  private List<Step> locked(Execution execution, Frame outer) {
    KeyedRows rows = execution.keyed(target.scan());
    while (true) {
      long mark = execution.held();
      long retained = execution.retained();
      List<Step> steps = steps(execution, outer);
      List<KeyedRows.Read> read = new ArrayList<>();
      for (Step step : steps) {
        if (step.existing() != null) {
          read.add(step.existing());
        }
      }
      if (rows.lock(read, Locking.Wait.BLOCK)) {
        return steps;
      }
      execution.release(mark, retained);
    }
  }

  private List<Step> steps(Execution execution, Frame outer) {
    List<Step> steps = new ArrayList<>();
    Frame frame = new Frame(execution, outer, scope.size());
    Cursor cursor = joined.open(frame);
    while (cursor.next()) {
      execution.tick();
      boolean matched = target.isPresent(frame);
      When when = first(matched, frame);
      if (when != null && !(when.action() instanceof MergeAction.Nothing)) {
        Proposal.Row row = when.action().row(frame);
        execution.hold(row.values());
        steps.add(new Step(when.action(), row, matched ? read(frame) : null));
      }
    }
    return steps;
  }

  private KeyedRows.Read read(Frame frame) {
    @Nullable Object[] row = target.copy(frame);
    frame.execution().hold(row);
    return new KeyedRows.Read(target.key(frame), row);
  }

  private @Nullable When first(boolean matched, Frame frame) {
    for (When when : clauses) {
      if (when.matched() == matched
          && (when.condition() == null || when.condition().holds(frame))) {
        return when;
      }
    }
    return null;
  }
}
