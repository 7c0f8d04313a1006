package io.irispgwire.session;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.session.RoutineStatements.Opened;
import io.irispgwire.sql.analysis.Routine;
import io.irispgwire.sql.routine.Instruction;
import io.irispgwire.types.PgRecord;
import io.irispgwire.types.PgType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a PL/pgSQL body gives back.
 *
 * <p>Source of the rules: PostgreSQL {@code src/pl/plpgsql/src/pl_exec.c}, {@code
 * exec_stmt_return}, {@code exec_stmt_return_next}, {@code exec_stmt_return_query}.
 */
final class RoutineResult {
  private static final int VOID = 2278;

  private final RoutineFrame frame;
  private final Routine routine;
  private final @Nullable Spool rows;
  private @Nullable Object value;

  /**
   * @param rows where RETURN NEXT and RETURN QUERY put theirs; null in a function of one value
   */
  RoutineResult(RoutineFrame frame, Routine routine, @Nullable Spool rows) {
    this.frame = frame;
    this.routine = routine;
    this.rows = rows;
  }

  /** Refuses an end without RETURN where a value is due. */
  void reachedEnd() {
    if (rows == null
        && routine.proc().outputs().isEmpty()
        && routine.result().type().oid() != VOID) {
      throw new PgException(
          SqlState.FUNCTION_EXECUTED_NO_RETURN_STATEMENT,
          "control reached end of function without RETURN");
    }
  }

  /** What the routine gives, once it has run. */
  @Nullable Object returned() {
    List<PgType> types = Routines.types(routine);
    if (!routine.proc().outputs().isEmpty()) {
      List<@Nullable Object> values = frame.outputs();
      return routine.result().type().equals(PgType.RECORD)
          ? new PgRecord(types, values)
          : values.get(0);
    }
    return routine.result().type().oid() == VOID ? "" : value;
  }

  void give(Instruction.Return returned) {
    String expression = returned.expression();
    if (expression != null && rows == null && routine.proc().outputs().isEmpty()) {
      value = frame.convert(frame.evaluate(expression), routine.result());
    }
  }

  void giveRow(@Nullable String expression) {
    Spool result = requireRows("RETURN NEXT");
    if (expression == null) {
      result.add(frame.outputs().toArray());
    } else {
      result.add(new Object[] {frame.convert(frame.evaluate(expression), routine.result())});
    }
  }

  void giveRows(Opened opened) {
    Spool given = requireRows("RETURN QUERY");
    frame.inside(opened.text(), () -> give(opened, given));
  }

  private void give(Opened opened, Spool given) {
    RoutineRows shape = new RoutineRows(frame::convert, routine, opened.planned().columns());
    try (RowSource source = opened.rows()) {
      long count = 0;
      while (source.next()) {
        given.add(shape.row(source));
        count++;
      }
      frame.counted(count);
    }
  }

  private Spool requireRows(String what) {
    if (rows == null) {
      throw new PgException(
          SqlState.DATATYPE_MISMATCH, "cannot use " + what + " in a non-SETOF function");
    }
    return rows;
  }
}
