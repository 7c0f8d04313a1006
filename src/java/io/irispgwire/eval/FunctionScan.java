package io.irispgwire.eval;

import io.irispgwire.types.PgRecord;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Functions in FROM, side by side; the shorter ones are filled up with NULLs. */
final class FunctionScan implements Cursor {
  private final Frame frame;
  private final int base;
  private final List<Iterator<? extends @Nullable Object>> functions;
  private final List<Integer> widths;
  private final boolean ordinality;
  private long number;

  FunctionScan(
      Frame frame,
      int base,
      List<Iterator<? extends @Nullable Object>> functions,
      List<Integer> widths,
      boolean ordinality) {
    this.frame = frame;
    this.base = base;
    this.functions = functions;
    this.widths = widths;
    this.ordinality = ordinality;
  }

  @Override
  public boolean next() {
    boolean any = false;
    int slot = base;
    for (int i = 0; i < functions.size(); i++) {
      int width = widths.get(i);
      if (functions.get(i).hasNext()) {
        any = true;
        put(slot, width, functions.get(i).next());
      } else {
        frame.clear(slot, slot + width);
      }
      slot += width;
    }
    if (any) {
      frame.execution().tick();
      if (ordinality) {
        frame.set(slot, ++number);
      }
    }
    return any;
  }

  private void put(int slot, int width, @Nullable Object value) {
    if (value instanceof Object[] row) {
      frame.setAll(slot, row, width);
    } else if (value instanceof PgRecord row && width == row.values().size()) {
      frame.setAll(slot, row.values().toArray(), width);
    } else {
      frame.clear(slot, slot + width);
      frame.set(slot, value);
    }
  }
}
