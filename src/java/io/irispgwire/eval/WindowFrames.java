package io.irispgwire.eval;

import io.irispgwire.eval.WindowCursor.Member;
import io.irispgwire.sql.tree.WindowFrame.Bound;
import io.irispgwire.sql.tree.WindowFrame.Kind;
import io.irispgwire.sql.tree.WindowFrame.Mode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which rows of one sorted partition are in the frame of each of its rows. */
final class WindowFrames {
  private final WindowBounds bounds;
  private final int size;
  private final Object startOffset;
  private final Object endOffset;
  private final @Nullable RangeLimits limits;

  /** Of each row, the number of its group of peers. */
  private final int[] group;

  /** Of each group, its first row; behind the last one, the partition's size. */
  private final int[] firsts;

  private final int groups;

  WindowFrames(WindowCall call, List<Member> partition, Frame frame) {
    this.bounds = call.bounds();
    this.size = partition.size();
    this.startOffset = bounds.startOffset(frame);
    this.endOffset = bounds.endOffset(frame);
    this.limits =
        bounds.reach() == null
            ? null
            : new RangeLimits(
                bounds.reach().values(),
                bounds.reach().order(),
                partition,
                frame.environment().style().zone());
    this.group = new int[size];
    this.firsts = new int[size + 1];
    int count = 0;
    for (int from = 0; from < size; count++) {
      int to = WindowCursor.peers(call, partition, from);
      firsts[count] = from;
      java.util.Arrays.fill(group, from, to, count);
      from = to;
    }
    firsts[count] = size;
    this.groups = count;
  }

  /** The first row of the frame of {@code row}. */
  int start(int row) {
    Bound start = bounds.frame().start();
    return start.kind() == Kind.CURRENT_ROW
        ? (isOfRows() ? row : firsts[group[row]])
        : limit(row, start.kind(), startOffset, 0);
  }

  /** The row behind the last one of the frame of {@code row}. */
  int end(int row) {
    Bound end = bounds.frame().end();
    return end.kind() == Kind.CURRENT_ROW
        ? (isOfRows() ? row + 1 : firsts[group[row] + 1])
        : limit(row, end.kind(), endOffset, 1);
  }

  /**
   * @param behind 0 for the first row of what the offset leads to, 1 for the one behind it
   */
  private int limit(int row, Kind kind, Object offset, int behind) {
    if (kind == Kind.UNBOUNDED_PRECEDING) {
      return 0;
    }
    if (kind == Kind.UNBOUNDED_FOLLOWING) {
      return size;
    }
    boolean preceding = kind == Kind.OFFSET_PRECEDING;
    if (limits != null) {
      return behind == 0
          ? limits.start(row, offset, preceding)
          : limits.end(row, offset, preceding);
    }
    long rows = ((Number) offset).longValue();
    long by = preceding ? -rows : rows;
    if (isOfRows()) {
      return within(row, by, behind, size);
    }
    return firsts[within(group[row], by, behind, groups)];
  }

  private static int within(int from, long by, int behind, int size) {
    if (by > size) {
      return size;
    }
    return (int) Math.max(0, Math.min(size, from + by + behind));
  }

  /** Whether {@code other}, a row between the bounds, is left out of the frame of {@code row}. */
  boolean isExcluded(int row, int other) {
    return switch (bounds.frame().exclusion()) {
      case NO_OTHERS -> false;
      case CURRENT_ROW -> row == other;
      case GROUP -> group[row] == group[other];
      case TIES -> row != other && group[row] == group[other];
    };
  }

  private boolean isOfRows() {
    return bounds.frame().mode() == Mode.ROWS;
  }
}
