package io.irispgwire.backend.jdbc;

import io.irispgwire.backend.PreparedInsert;
import io.irispgwire.backend.Rows;
import io.irispgwire.types.PgType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement on a leased connection, which its closing may give back. */
final class LeasedPrepared implements PreparedInsert {
  private final PreparedInsert prepared;
  private final Runnable closed;
  private boolean isClosed;

  LeasedPrepared(PreparedInsert prepared, Runnable closed) {
    this.prepared = prepared;
    this.closed = closed;
  }

  @Override
  public void bind(int index, PgType type, @Nullable Object value) {
    prepared.bind(index, type, value);
  }

  @Override
  public Rows query() {
    return prepared.query();
  }

  @Override
  public long update() {
    return prepared.update();
  }

  @Override
  public String insert() {
    return prepared.insert();
  }

  @Override
  public void addBatch() {
    prepared.addBatch();
  }

  @Override
  public List<Long> updateBatch() {
    return prepared.updateBatch();
  }

  @Override
  public int batchDone() {
    return prepared.batchDone();
  }

  @Override
  public void close() {
    if (isClosed) {
      return;
    }
    isClosed = true;
    try {
      prepared.close();
    } finally {
      closed.run();
    }
  }
}
