package io.irispgwire.backend;

import io.irispgwire.types.PgType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A prepared statement of one connection. Closing it is cheap: the connection may keep it. */
public interface Prepared extends AutoCloseable {
  /**
   * Sets operand {@code index}, from 0.
   *
   * @param value of the Java class that {@link io.irispgwire.types} gives for {@code type}; stored
   *     as IRIS keeps that type
   * @throws io.irispgwire.error.PgException 22003, 22008, 22001 for a value IRIS cannot hold
   *     (infinity, NaN in a NUMERIC, a year outside 1–9999)
   */
  void bind(int index, PgType type, @Nullable Object value);

  /** Runs a query. Rows are fetched as they are read. */
  Rows query();

  /** Runs anything else; the number of rows changed. */
  long update();

  /** Keeps the operands for one more execution of {@link #updateBatch}. */
  void addBatch();

  /** Runs the statement once per {@link #addBatch}; rows changed by each. */
  List<Long> updateBatch();

  /**
   * How many executions the last {@link #updateBatch} has done: of one that failed, before; -1
   * where that cannot be told.
   */
  int batchDone();

  @Override
  void close();
}
