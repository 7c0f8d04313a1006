package io.irispgwire.session;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.session.RoutineScope.Variable;
import io.irispgwire.session.RoutineSql.Row;
import io.irispgwire.session.RoutineStatements.Opened;
import io.irispgwire.sql.routine.Instruction;
import io.irispgwire.types.PgArray;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The loops of a PL/pgSQL body, and what leaves them.
 *
 * <p>Source of the rules: PostgreSQL {@code src/pl/plpgsql/src/pl_exec.c}, {@code exec_stmt_loop}
 * to {@code exec_stmt_foreach_a}.
 */
final class RoutineLoops {
  private final Conversation conversation;
  private final RoutineFrame frame;
  private final RoutineStatements statements;
  private final Function<List<Instruction>, End> bodies;
  private @Nullable String leaving;
  private End outer = End.NEXT;

  /**
   * @param bodies runs instructions
   */
  RoutineLoops(
      Conversation conversation,
      RoutineFrame frame,
      RoutineStatements statements,
      Function<List<Instruction>, End> bodies) {
    this.conversation = conversation;
    this.frame = frame;
    this.statements = statements;
    this.bodies = bodies;
  }

  /** How an instruction ended. */
  enum End {
    NEXT,
    EXIT,
    CONTINUE,
    RETURN
  }

  private End body(List<Instruction> body) {
    return bodies.apply(body);
  }

  /** EXIT or CONTINUE. */
  End leave(Instruction.Leave leave) {
    leaving = leave.label();
    return leave.again() ? End.CONTINUE : End.EXIT;
  }

  /** Whether it is that label which is being left; then it has been reached. */
  boolean isMine(@Nullable String label) {
    if (label == null || !label.equals(leaving)) {
      return false;
    }
    leaving = null;
    return true;
  }

  End loop(Instruction.Loop loop) {
    while (loop.condition() == null || frame.isTrue(loop.condition())) {
      End end = turn(loop.label(), loop.body());
      if (end != End.NEXT) {
        return end == End.EXIT ? End.NEXT : outward(end);
      }
    }
    return End.NEXT;
  }

  /** One turn of a loop: EXIT when this loop is over, CONTINUE when one around it goes on. */
  private End turn(@Nullable String label, List<Instruction> body) {
    End end = body(body);
    if (end == End.EXIT || end == End.CONTINUE) {
      if (leaving == null || isMine(label)) {
        return end == End.EXIT ? End.EXIT : End.NEXT;
      }
      outer = end;
      return End.CONTINUE;
    }
    return end;
  }

  private End outward(End end) {
    return end == End.CONTINUE ? outer : end;
  }

  End count(Instruction.Count count) {
    SqlType integer = SqlType.of(PgType.INT4);
    int from = bound(count.from(), integer, "lower bound");
    int to = bound(count.to(), integer, "upper bound");
    String by = count.by();
    int step = by == null ? 1 : bound(by, integer, "BY value");
    if (step <= 0) {
      throw new PgException(
          SqlState.INVALID_PARAMETER_VALUE, "BY value of FOR loop must be greater than zero");
    }
    RoutineScope around = frame.scope();
    Variable variable =
        frame.enter(count.label()).declare(count.variable(), new Variable(integer, false, null));
    try {
      boolean any = false;
      for (long i = from;
          count.reverse() ? i >= to : i <= to;
          i += count.reverse() ? -step : step) {
        variable.set((int) i);
        any = true;
        End end = turn(count.label(), count.body());
        if (end != End.NEXT) {
          frame.found(true);
          return end == End.EXIT ? End.NEXT : outward(end);
        }
      }
      frame.found(any);
      return End.NEXT;
    } finally {
      frame.leave(around);
    }
  }

  private int bound(String expression, SqlType integer, String what) {
    Object bound = frame.convert(frame.evaluate(expression), integer);
    if (bound == null) {
      throw new PgException(SqlState.NULL_VALUE_NOT_ALLOWED, what + " of FOR loop cannot be null");
    }
    return (Integer) bound;
  }

  /** All rows are read before the first turn: the body may use the connection. */
  End each(Instruction.Each each) {
    Opened opened = statements.open(each.rows());
    Planned planned = opened.planned();
    boolean any = false;
    try (RowSource kept = statements.kept(opened, conversation.services().maxRowBytesInMemory())) {
      while (kept.next()) {
        any = true;
        frame.store(each.row().targets(), planned, RoutineSql.row(planned, kept));
        End end = turn(each.label(), each.body());
        if (end != End.NEXT) {
          frame.found(true);
          return end == End.EXIT ? End.NEXT : outward(end);
        }
      }
    }
    frame.found(any);
    return End.NEXT;
  }

  End elements(Instruction.Elements elements) {
    Row row = frame.evaluate(elements.array());
    Object value = row.values().get(0);
    if (value == null) {
      throw new PgException(SqlState.NULL_VALUE_NOT_ALLOWED, "FOREACH expression must not be null");
    }
    if (!(value instanceof PgArray array)) {
      throw new PgException(
          SqlState.DATATYPE_MISMATCH,
          "FOREACH expression must yield an array, not type "
              + io.irispgwire.sql.analysis.FormatType.of(row.types().get(0)));
    }
    PgType type = array.elementType();
    Variable variable = frame.scope().require(elements.target().names());
    boolean any = false;
    for (Object element : array.elements()) {
      any = true;
      frame.assign(
          variable,
          new Row(
              List.of("?column?"), List.of(type), java.util.Collections.singletonList(element)));
      End end = turn(elements.label(), elements.body());
      if (end != End.NEXT) {
        frame.found(true);
        return end == End.EXIT ? End.NEXT : outward(end);
      }
    }
    frame.found(any);
    return End.NEXT;
  }
}
