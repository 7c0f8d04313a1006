package io.irispgwire.backend.jdbc;

import io.irispgwire.types.PgType;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Operands kept for several executions of one statement. */
interface Batch {
  /** An operand of the execution that is being prepared. */
  void bound(int index, PgType type, @Nullable Object value);

  /** Keeps the operands bound since the last call. */
  void add() throws SQLException;

  /** Executes once per {@link #add}; rows changed by each. */
  List<Long> execute(StatementClock.Run run);

  /** How many executions the last {@link #execute} has done. */
  int done();

  /** Drops what was kept and not executed. */
  void clear() throws SQLException;
}
