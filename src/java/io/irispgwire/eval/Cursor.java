package io.irispgwire.eval;

/** Moves a {@link Frame} from row to row. */
@FunctionalInterface
interface Cursor {
  /** Puts the next row into the frame; false at the end. */
  boolean next();

  /** One row, already in the frame. */
  static Cursor single() {
    return new Cursor() {
      private boolean done;

      @Override
      public boolean next() {
        boolean first = !done;
        done = true;
        return first;
      }
    };
  }

  /** The rows for which {@code condition} holds. */
  default Cursor filter(Node condition, Frame frame) {
    return () -> {
      while (next()) {
        frame.execution().tick();
        if (condition.holds(frame)) {
          return true;
        }
      }
      return false;
    };
  }
}
