package io.irispgwire.eval;

import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Set-returning functions of a select list: they advance together, and one that has ended gives
 * NULL until all have ({@code nodeProjectSet.c}).
 */
final class ProjectSet implements Cursor {
  private final Cursor input;
  private final List<SetCall> calls;
  private final Frame frame;
  private final Iterator<? extends @Nullable Object>[] open;
  private boolean inRow;

  @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
  ProjectSet(Cursor input, List<SetCall> calls, Frame frame) {
    this.input = input;
    this.calls = calls;
    this.frame = frame;
    this.open = new Iterator[calls.size()];
  }

  @Override
  public boolean next() {
    while (true) {
      if (inRow && advance()) {
        frame.execution().tick();
        return true;
      }
      if (!input.next()) {
        return false;
      }
      for (int i = 0; i < open.length; i++) {
        open[i] = calls.get(i).open(frame);
      }
      inRow = true;
    }
  }

  private boolean advance() {
    boolean any = false;
    for (int i = 0; i < open.length; i++) {
      boolean has = open[i].hasNext();
      frame.set(calls.get(i).slot(), has ? open[i].next() : null);
      any |= has;
    }
    inRow = any;
    return any;
  }
}
