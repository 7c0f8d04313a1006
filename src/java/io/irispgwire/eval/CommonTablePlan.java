package io.irispgwire.eval;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A WITH query: run at its first use, its rows kept in the frame that defines it. */
final class CommonTablePlan {
  private final int slot;
  private final java.util.function.BiFunction<Execution, Frame, List<@Nullable Object[]>> run;

  /**
   * @param slot place in the defining frame
   */
  CommonTablePlan(
      int slot, java.util.function.BiFunction<Execution, Frame, List<@Nullable Object[]>> run) {
    this.slot = slot;
    this.run = run;
  }

  int slot() {
    return slot;
  }

  /** The rows; {@code frame} is the one of the query that has the WITH. */
  @SuppressWarnings("unchecked") // only this method writes the slot
  List<@Nullable Object[]> rows(Frame frame) {
    Object kept = frame.get(slot);
    if (kept == null) {
      kept = run.apply(frame.execution(), frame);
      frame.set(slot, kept);
    }
    return (List<@Nullable Object[]>) kept;
  }
}
