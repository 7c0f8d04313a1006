package io.irispgwire.eval;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A SELECT … FOR UPDATE: all its rows are found, locked, and found again where another transaction
 * has changed one meanwhile.
 *
 * @param query gives behind its columns what is to be locked
 * @param columns those before it
 * @param width of the rows that are asked for
 */
record LockingPlan(SelectPlan query, RowMarks marks, int columns, int width) implements Plan {
  @Override
  public RowCursor open(Execution execution, @Nullable Frame outer) {
    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
    Iterator<@Nullable Object[]>[] rows = new Iterator[1];
    return () -> {
      if (rows[0] == null) {
        rows[0] = locked(execution, outer).iterator();
      }
      return rows[0].hasNext() ? Arrays.copyOf(rows[0].next(), width) : null;
    };
  }

  private List<@Nullable Object[]> locked(Execution execution, @Nullable Frame outer) {
    while (true) {
      long mark = execution.held();
      long retained = execution.retained();
      List<@Nullable Object[]> rows = Sorting.drain(query.open(execution, outer), execution);
      if (marks.lock(rows, columns, execution)) {
        return rows;
      }
      execution.release(mark, retained);
    }
  }
}
