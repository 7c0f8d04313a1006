package io.irispgwire.sql.tree;

import org.jspecify.annotations.Nullable;

/**
 * The frame clause of a window: manual, "Window Function Calls".
 *
 * @param end CURRENT ROW where nothing is said
 */
public record WindowFrame(Span span, Mode mode, Bound start, Bound end, Exclusion exclusion)
    implements Node {
  /** What bounds count. */
  public enum Mode {
    ROWS,
    RANGE,
    GROUPS
  }

  /** Which rows around the current one are left out. */
  public enum Exclusion {
    NO_OTHERS,
    CURRENT_ROW,
    GROUP,
    TIES
  }

  /** In the order of what they bound: a frame may not end before it starts. */
  public enum Kind {
    UNBOUNDED_PRECEDING,
    OFFSET_PRECEDING,
    CURRENT_ROW,
    OFFSET_FOLLOWING,
    UNBOUNDED_FOLLOWING
  }

  /** One end of a frame; an offset where its kind has one. */
  public record Bound(Kind kind, @Nullable Expression offset) {}
}
