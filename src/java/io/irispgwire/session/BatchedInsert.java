package io.irispgwire.session;

import io.irispgwire.backend.Backend;
import io.irispgwire.backend.Prepared;
import io.irispgwire.sql.Translation.SourceValue;
import io.irispgwire.sql.Translation.Step;
import org.jspecify.annotations.Nullable;

/** An INSERT of one row that runs for many rows, some of them at a time. */
final class BatchedInsert implements AutoCloseable {
  /** PostgreSQL's COPY gathers as many. */
  private static final int BATCH_ROWS = 1000;

  private final Step step;
  private final Prepared insert;
  private int waiting;

  BatchedInsert(Backend backend, Step step) {
    this.step = step;
    this.insert = backend.prepare(step.irisSql());
  }

  /** Keeps a row for {@link #flush}. */
  void add(@Nullable Object[] row) {
    for (int i = 0; i < step.operands().size(); i++) {
      SourceValue value = (SourceValue) step.operands().get(i);
      insert.bind(i, value.type(), BlankPadding.strip(row[value.column()], value.type()));
    }
    insert.addBatch();
    waiting++;
  }

  boolean isFull() {
    return waiting == BATCH_ROWS;
  }

  /** Writes the rows that wait; how many rows that changed. */
  long flush() {
    if (waiting == 0) {
      return 0;
    }
    waiting = 0;
    return insert.updateBatch().stream().mapToLong(Long::longValue).sum();
  }

  /** After a failure of {@link #flush}: which of the rows it was, from 0. */
  int failedRow() {
    return insert.batchDone();
  }

  @Override
  public void close() {
    insert.close();
  }
}
