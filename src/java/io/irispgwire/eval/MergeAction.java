package io.irispgwire.eval;

import io.irispgwire.eval.AssignmentCompiler.Assigned;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one WHEN of MERGE does to rows. */
sealed interface MergeAction {
  /** What is to be stored, computed over the row that the frame holds. */
  Proposal.Row row(Frame frame);

  /** Stores rows; {@code keys} are those of the target's rows that matched. */
  void store(TableStore store, List<Proposal.Row> rows, List<String> keys);

  /** DO NOTHING. */
  record Nothing() implements MergeAction {
    @Override
    public Proposal.Row row(Frame frame) {
      return new Proposal.Row(List.of(), new @Nullable Object[0]);
    }

    @Override
    public void store(TableStore store, List<Proposal.Row> rows, List<String> keys) {}
  }

  /** DELETE. */
  record Remove() implements MergeAction {
    @Override
    public Proposal.Row row(Frame frame) {
      return new Proposal.Row(List.of(), new @Nullable Object[0]);
    }

    @Override
    public void store(TableStore store, List<Proposal.Row> rows, List<String> keys) {
      store.delete(keys);
    }
  }

  /** UPDATE. */
  record Change(Assigned assigned) implements MergeAction {
    @Override
    public Proposal.Row row(Frame frame) {
      return new Proposal.Row(assigned.columns(), assigned.values(frame));
    }

    @Override
    public void store(TableStore store, List<Proposal.Row> rows, List<String> keys) {
      List<@Nullable Object[]> changes = new ArrayList<>();
      for (int i = 0; i < rows.size(); i++) {
        @Nullable Object[] values = rows.get(i).values();
        @Nullable Object[] change = Arrays.copyOf(values, values.length + 1);
        change[values.length] = keys.get(i);
        changes.add(change);
      }
      store.update(assigned.columns(), changes);
    }
  }

  /** INSERT. */
  record Add(Proposal proposal, Node[] source) implements MergeAction {
    @Override
    public Proposal.Row row(Frame frame) {
      return proposal.of(QueryCompiler.evaluate(source, frame), frame);
    }

    @Override
    public void store(TableStore store, List<Proposal.Row> rows, List<String> keys) {
      store.insert(rows.get(0).columns(), rows.stream().map(Proposal.Row::values).toList());
    }
  }
}
