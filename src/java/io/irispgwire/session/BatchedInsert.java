package io.irispgwire.session;

import io.irispgwire.backend.Backend;
import io.irispgwire.backend.Prepared;
import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.Translation.ClientParameter;
import io.irispgwire.sql.Translation.Computed;
import io.irispgwire.sql.Translation.Operand;
import io.irispgwire.sql.Translation.SourceValue;
import io.irispgwire.sql.Translation.Step;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.types.PgType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An INSERT of one row that runs for many rows, some of them at a time. */
final class BatchedInsert implements AutoCloseable {
  /** PostgreSQL's COPY gathers as many. */
  private static final int BATCH_ROWS = 1000;

  private final List<Place> places;
  private final Prepared insert;
  private int waiting;

  /** A question mark: which value of a row it stands for. */
  private record Place(int value, PgType type) {}

  BatchedInsert(Backend backend, Step step) {
    this.places = step.operands().stream().map(BatchedInsert::place).toList();
    this.insert = backend.prepare(step.irisSql());
  }

  /** Values are numbered as a source's columns or as a client's parameters. */
  private static Place place(Operand operand) {
    if (operand instanceof SourceValue value) {
      return new Place(value.column(), value.type());
    }
    if (operand instanceof ClientParameter parameter) {
      return new Place(parameter.number() - 1, parameter.type());
    }
    if (operand instanceof Computed computed
        && computed.expression() instanceof Expression.Parameter parameter) {
      return new Place(parameter.number() - 1, computed.type());
    }
    throw new PgException(SqlState.FEATURE_NOT_SUPPORTED, "rows cannot be copied into this table");
  }

  /** Keeps a row for {@link #flush}. */
  void add(@Nullable Object[] row) {
    for (int i = 0; i < places.size(); i++) {
      Place place = places.get(i);
      insert.bind(i, place.type, BlankPadding.strip(row[place.value], place.type));
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
