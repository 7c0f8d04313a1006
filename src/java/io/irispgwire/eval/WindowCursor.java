package io.irispgwire.eval;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Keeps all rows, computes each window function over them, then gives them again. */
final class WindowCursor implements Cursor {
  private final Cursor input;
  private final List<WindowCall> calls;
  private final Frame frame;
  private @Nullable List<@Nullable Object[]> rows;
  private int index;

  WindowCursor(Cursor input, List<WindowCall> calls, Frame frame) {
    this.input = input;
    this.calls = calls;
    this.frame = frame;
  }

  /** A row with its sort key. */
  record Member(@Nullable Object[] row, @Nullable Object[] key) {}

  @Override
  public boolean next() {
    if (rows == null) {
      rows = compute();
    }
    if (index == rows.size()) {
      return false;
    }
    frame.restore(rows.get(index++));
    return true;
  }

  private List<@Nullable Object[]> compute() {
    List<@Nullable Object[]> all = new ArrayList<>();
    while (input.next()) {
      @Nullable Object[] row = frame.copy();
      frame.execution().tick();
      frame.execution().hold(row);
      all.add(row);
    }
    List<@Nullable Object[]> ordered = all;
    for (WindowCall call : calls) {
      ordered = new ArrayList<>();
      for (List<Member> partition : partitions(call, all)) {
        partition.sort((a, b) -> Sorting.comparator(call.order()).compare(a.key(), b.key()));
        fill(call, partition);
        for (Member member : partition) {
          ordered.add(member.row());
        }
      }
      all = ordered;
    }
    return ordered;
  }

  private Collection<List<Member>> partitions(WindowCall call, List<@Nullable Object[]> all) {
    Map<RowKey, List<Member>> partitions = new LinkedHashMap<>();
    for (@Nullable Object[] row : all) {
      frame.restore(row);
      RowKey key =
          RowKey.of(QueryCompiler.evaluate(call.partitionBy(), frame), call.partitionTypes());
      partitions
          .computeIfAbsent(key, k -> new ArrayList<>())
          .add(new Member(row, QueryCompiler.evaluate(call.orderBy(), frame)));
    }
    return partitions.values();
  }

  private void fill(WindowCall call, List<Member> partition) {
    if (call.aggregate() == null) {
      new WindowFunctions(call, partition, frame).fill();
      return;
    }
    WindowFrames frames = new WindowFrames(call, partition, frame);
    AggregateCall.Group state = call.aggregate().start(frame);
    int added = 0;
    for (int row = 0; row < partition.size(); row++) {
      if (!call.bounds().grows()) {
        state = call.aggregate().start(frame);
        added = frames.start(row);
      }
      int end = frames.end(row);
      boolean same = row > 0 && added == end && call.bounds().grows();
      for (; added < end; added++) {
        if (!frames.isExcluded(row, added)) {
          frame.execution().tick();
          frame.restore(partition.get(added).row());
          state.add(frame);
        }
      }
      partition.get(row).row()[call.slot()] =
          same ? partition.get(row - 1).row()[call.slot()] : state.result();
    }
  }

  /** Where the peers of the row at {@code from} end. */
  static int peers(WindowCall call, List<Member> partition, int from) {
    int to = from + 1;
    @Nullable Object[] key = Objects.requireNonNull(partition.get(from).key());
    while (to < partition.size()
        && Sorting.comparator(call.order()).compare(partition.get(to).key(), key) == 0) {
      to++;
    }
    return to;
  }
}
