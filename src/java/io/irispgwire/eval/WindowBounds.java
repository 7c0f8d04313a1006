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

/** A window's frame clause, compiled. */
record WindowBounds(WindowFrame frame, @Nullable Node start, @Nullable Node end) {
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
          null);

  /** Whether each row's frame is that of the row before it and perhaps some rows more. */
  boolean grows() {
    return frame.start().kind() == Kind.UNBOUNDED_PRECEDING
        && frame.exclusion() == Exclusion.NO_OTHERS;
  }

  long startOffset(Frame row) {
    return start == null ? 0 : offset(start, row, "starting");
  }

  long endOffset(Frame row) {
    return end == null ? 0 : offset(end, row, "ending");
  }

  /** PostgreSQL: nodeWindowAgg.c, calculate_frame_offsets. */
  private static long offset(Node node, Frame row, String which) {
    if (!(node.value(row) instanceof Number offset)) {
      throw new PgException(
          SqlState.NULL_VALUE_NOT_ALLOWED, "frame " + which + " offset must not be null");
    }
    if (offset.longValue() < 0) {
      throw new PgException(
          SqlState.INVALID_PRECEDING_OR_FOLLOWING_SIZE,
          "frame " + which + " offset must not be negative");
    }
    return offset.longValue();
  }
}
