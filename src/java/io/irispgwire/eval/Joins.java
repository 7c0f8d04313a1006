package io.irispgwire.eval;

import io.irispgwire.eval.FromCompiler.Part;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The inner side is kept in memory unless it depends on the outer row, hashed where the condition
 * has equalities; else nested loops.
 */
final class Joins {
  private Joins() {}

  static Source cross(Source left, Part right, @Nullable JoinKeys keys) {
    return inner(left, right, null, keys);
  }

  static Source inner(Source left, Part right, @Nullable Node condition, @Nullable JoinKeys keys) {
    return frame -> {
      Cursor pairs = new Loop(left.open(frame), restart(right, frame, keys));
      return condition == null ? pairs : pairs.filter(condition, frame);
    };
  }

  /** Starts the inner side again for each row of the outer. */
  @FunctionalInterface
  private interface Restart {
    Cursor open();
  }

  private static Restart restart(Part part, Frame frame, @Nullable JoinKeys keys) {
    if (part.dependent()) {
      return () -> part.source().open(frame);
    }
    Kept kept = new Kept(part, frame, keys);
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
    private final @Nullable JoinKeys keys;
    private @Nullable List<@Nullable Object[]> rows;
    private @Nullable Map<List<Object>, List<Integer>> byKey;

    Kept(Part part, Frame frame, @Nullable JoinKeys keys) {
      this.part = part;
      this.frame = frame;
      this.keys = keys;
    }

    /** Which rows may go with the left row that the frame holds, in order. */
    List<Integer> candidates() {
      if (keys == null) {
        return new Numbers(rows().size());
      }
      if (byKey == null) {
        byKey = hashed(keys);
      }
      List<Object> key = JoinKeys.key(keys.left(), frame);
      return key == null ? List.of() : byKey.getOrDefault(key, List.of());
    }

    private Map<List<Object>, List<Integer>> hashed(JoinKeys by) {
      Map<List<Object>, List<Integer>> map = new HashMap<>();
      for (int i = 0; i < rows().size(); i++) {
        put(i);
        List<Object> key = JoinKeys.key(by.right(), frame);
        if (key != null) {
          map.computeIfAbsent(key, absent -> new ArrayList<>(1)).add(i);
        }
      }
      return map;
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
      Iterator<Integer> candidates = candidates().iterator();
      return () -> {
        if (!candidates.hasNext()) {
          return false;
        }
        frame.execution().tick();
        put(candidates.next());
        return true;
      };
    }
  }

  /** The numbers from 0 to below {@code size}, none of them kept. */
  private static final class Numbers extends AbstractList<Integer> {
    private final int size;

    Numbers(int size) {
      this.size = size;
    }

    @Override
    public Integer get(int index) {
      return index;
    }

    @Override
    public int size() {
      return size;
    }
  }

  /** LEFT, RIGHT and FULL: rows without a partner are filled up with NULLs. */
  static Source outer(
      Part left,
      Part right,
      @Nullable Node condition,
      @Nullable JoinKeys keys,
      boolean keepLeft,
      boolean keepRight) {
    return frame ->
        right.dependent()
            ? new Lateral(left.source().open(frame), right, condition, frame)
            : new Outer(left, right, condition, keys, keepLeft, keepRight, frame);
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
    private List<Integer> candidates = List.of();

    Outer(
        Part left,
        Part right,
        @Nullable Node condition,
        @Nullable JoinKeys keys,
        boolean keepLeft,
        boolean keepRight,
        Frame frame) {
      this.left = left.source().open(frame);
      this.leftPart = left;
      this.rightPart = right;
      this.right = new Kept(right, frame, keys);
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
        candidates = leftDone ? List.of() : right.candidates();
      }
      return keepRight && unmatchedRight();
    }

    private boolean pair() {
      while (index < candidates.size()) {
        int row = candidates.get(index++);
        right.put(row);
        frame.execution().tick();
        if (condition == null || condition.holds(frame)) {
          matched = true;
          matchedRight.set(row);
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
