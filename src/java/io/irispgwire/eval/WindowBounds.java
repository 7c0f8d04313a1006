package io.irispgwire.eval;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.tree.Span;
import io.irispgwire.sql.tree.WindowFrame;
import io.irispgwire.sql.tree.WindowFrame.Bound;
import io.irispgwire.sql.tree.WindowFrame.Exclusion;
import io.irispgwire.sql.tree.WindowFrame.Kind;
import io.irispgwire.sql.tree.WindowFrame.Mode;
import org.jspecify.annotations.Nullable;

/**
 * A window's frame clause, compiled.
 *
 * @param reach of RANGE with an offset
 */
record WindowBounds(
    WindowFrame frame, @Nullable Node start, @Nullable Node end, @Nullable Reach reach) {
  /** What an offset is added to. */
  record Reach(RangeReach values, RangeOrder order) {}

  /** The frame of a window that says nothing about it. */
  static final WindowBounds UP_TO_PEERS =
      new WindowBounds(
          new WindowFrame(
              new Span(0, 0),
              Mode.RANGE,
              new Bound(Kind.UNBOUNDED_PRECEDING, null),
              new Bound(Kind.CURRENT_ROW, null),
              Exclusion.NO_OTHERS),
          null,
          null,
          null);

  /** Whether each row's frame is that of the row before it and perhaps some rows more. */
  boolean grows() {
    return frame.start().kind() == Kind.UNBOUNDED_PRECEDING
        && frame.exclusion() == Exclusion.NO_OTHERS;
  }

  /** How far before or behind a row its frame begins; 0 where no offset says it. */
  Object startOffset(Frame row) {
    return start == null ? 0L : offset(start, row, "starting");
  }

  Object endOffset(Frame row) {
    return end == null ? 0L : offset(end, row, "ending");
  }

  /** PostgreSQL: nodeWindowAgg.c, calculate_frame_offsets. */
  private Object offset(Node node, Frame row, String which) {
    Object offset = node.value(row);
    if (offset == null) {
      throw new PgException(
          SqlState.NULL_VALUE_NOT_ALLOWED, "frame " + which + " offset must not be null");
    }
    if (reach != null) {
      return reach.values().checked(offset);
    }
    if (((Number) offset).longValue() < 0) {
      throw new PgException(
          SqlState.INVALID_PRECEDING_OR_FOLLOWING_SIZE,
          "frame " + which + " offset must not be negative");
    }
    return offset;
  }
}
