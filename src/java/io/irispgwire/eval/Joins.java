package io.irispgwire.eval;

import io.irispgwire.eval.FromCompiler.Part;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Nested loops; the inner side is kept in memory unless it depends on the outer row. */
final class Joins {
  private Joins() {}

  static Source cross(Source left, Part right) {
    return inner(left, right, null);
  }

  static Source inner(Source left, Part right, @Nullable Node condition) {
    return frame -> {
      Cursor pairs = new Loop(left.open(frame), restart(right, frame));
      return condition == null ? pairs : pairs.filter(condition, frame);
    };
  }

  /** Starts the inner side again for each row of the outer. */
  @FunctionalInterface
  private interface Restart {
    Cursor open();
  }

  private static Restart restart(Part part, Frame frame) {
    if (part.dependent()) {
      return () -> part.source().open(frame);
    }
    Kept kept = new Kept(part, frame);
    return kept::open;
  }

  /** Every pair of rows. */
  private static final class Loop implements Cursor {
    private final Cursor left;
    private final Restart right;
    private @Nullable Cursor inner;

    Loop(Cursor left, Restart right) {
      this.left = left;
      this.right = right;
    }

    @Override
    public boolean next() {
      while (true) {
        if (inner != null && inner.next()) {
          return true;
        }
        if (!left.next()) {
          return false;
        }
        inner = right.open();
      }
    }
  }

  /** The rows of a side, read once. */
  private static final class Kept {
    private final Part part;
    private final Frame frame;
    private @Nullable List<@Nullable Object[]> rows;

    Kept(Part part, Frame frame) {
      this.part = part;
      this.frame = frame;
    }

    List<@Nullable Object[]> rows() {
      if (rows == null) {
        rows = new ArrayList<>();
        Cursor cursor = part.source().open(frame);
        while (cursor.next()) {
          @Nullable Object[] row = frame.copy(part.from(), part.to());
          frame.execution().tick();
          frame.execution().hold(row);
          rows.add(row);
        }
      }
      return rows;
    }

    void put(int index) {
      frame.setAll(part.from(), rows().get(index), part.to() - part.from());
    }

    Cursor open() {
      int[] index = {0};
      return () -> {
        if (index[0] == rows().size()) {
          return false;
        }
        put(index[0]++);
        return true;
      };
    }
  }

  /** LEFT, RIGHT and FULL: rows without a partner are filled up with NULLs. */
  static Source outer(
      Part left, Part right, @Nullable Node condition, boolean keepLeft, boolean keepRight) {
    return frame ->
        right.dependent()
            ? new Lateral(left.source().open(frame), right, condition, frame)
            : new Outer(left, right, condition, keepLeft, keepRight, frame);
  }

  /** LEFT JOIN LATERAL. */
  private static final class Lateral implements Cursor {
    private final Cursor left;
    private final Part right;
    private final @Nullable Node condition;
    private final Frame frame;
    private @Nullable Cursor inner;
    private boolean matched;

    Lateral(Cursor left, Part right, @Nullable Node condition, Frame frame) {
      this.left = left;
      this.right = right;
      this.condition = condition;
      this.frame = frame;
    }

    @Override
    public boolean next() {
      while (true) {
        while (inner != null && inner.next()) {
          if (condition == null || condition.holds(frame)) {
            matched = true;
            return true;
          }
        }
        if (inner != null && !matched) {
          inner = null;
          frame.clear(right.from(), right.to());
          return true;
        }
        if (!left.next()) {
          return false;
        }
        matched = false;
        inner = right.source().open(frame);
      }
    }
  }

  /** An outer join of two independent sides. */
  private static final class Outer implements Cursor {
    private final Cursor left;
    private final Part leftPart;
    private final Part rightPart;
    private final Kept right;
    private final @Nullable Node condition;
    private final boolean keepLeft;
    private final boolean keepRight;
    private final Frame frame;
    private final java.util.BitSet matchedRight = new java.util.BitSet();
    private boolean inRow;
    private boolean leftDone;
    private boolean matched;
    private int index;

    Outer(
        Part left,
        Part right,
        @Nullable Node condition,
        boolean keepLeft,
        boolean keepRight,
        Frame frame) {
      this.left = left.source().open(frame);
      this.leftPart = left;
      this.rightPart = right;
      this.right = new Kept(right, frame);
      this.condition = condition;
      this.keepLeft = keepLeft;
      this.keepRight = keepRight;
      this.frame = frame;
    }

    @Override
    public boolean next() {
      while (!leftDone) {
        if (inRow) {
          if (pair()) {
            return true;
          }
          inRow = false;
          if (!matched && keepLeft) {
            frame.clear(rightPart.from(), rightPart.to());
            return true;
          }
        }
        leftDone = !left.next();
        inRow = true;
        matched = false;
        index = 0;
      }
      return keepRight && unmatchedRight();
    }

    private boolean pair() {
      while (index < right.rows().size()) {
        right.put(index++);
        frame.execution().tick();
        if (condition == null || condition.holds(frame)) {
          matched = true;
          matchedRight.set(index - 1);
          return true;
        }
      }
      return false;
    }

    private boolean unmatchedRight() {
      if (!inRow) {
        return false;
      }
      if (index >= 0) {
        index = -1;
        frame.clear(leftPart.from(), leftPart.to());
      }
      int row = matchedRight.nextClearBit(0);
      if (row >= right.rows().size()) {
        inRow = false;
        return false;
      }
      matchedRight.set(row);
      right.put(row);
      return true;
    }
  }
}
