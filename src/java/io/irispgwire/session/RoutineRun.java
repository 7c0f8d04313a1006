package io.irispgwire.session;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.session.RoutineScope.Variable;
import io.irispgwire.session.RoutineSql.Ready;
import io.irispgwire.session.RoutineSql.Row;
import io.irispgwire.sql.analysis.Routine;
import io.irispgwire.sql.routine.Instruction;
import io.irispgwire.sql.routine.Instruction.Block;
import io.irispgwire.sql.routine.Instruction.Branch;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One run of a PL/pgSQL body.
 *
 * <p>Source of the rules: PostgreSQL {@code src/pl/plpgsql/src/pl_exec.c}.
 */
final class RoutineRun {
  private final Conversation conversation;
  private final RoutineSql sql;
  private final RoutineFrame frame;
  private final RoutineStatements statements;
  private final RoutineResult result;
  private final boolean endsTransactions;
  private @Nullable String leaving;
  private End outer = End.NEXT;

  /**
   * @param parameters one for each of the routine's
   * @param rows where RETURN NEXT and RETURN QUERY put theirs; null in a function of one value
   * @param endsTransactions whether COMMIT and ROLLBACK are allowed
   */
  RoutineRun(
      Conversation conversation,
      RoutineSql sql,
      Routine routine,
      List<Variable> parameters,
      @Nullable Spool rows,
      boolean endsTransactions) {
    this.conversation = conversation;
    this.sql = sql;
    this.frame = new RoutineFrame(conversation, sql, routine, parameters);
    this.statements = new RoutineStatements(sql, frame);
    this.result = new RoutineResult(sql, frame, routine, rows);
    this.endsTransactions = endsTransactions;
  }

  /** How an instruction ended. */
  private enum End {
    NEXT,
    EXIT,
    CONTINUE,
    RETURN
  }

  void run(Block body) {
    if (block(body) != End.RETURN) {
      result.reachedEnd();
    }
  }

  /** What the routine gives, once it has run. */
  @Nullable Object returned() {
    return result.returned();
  }

  private End block(Block block) {
    RoutineScope around = frame.scope();
    frame.enter(block.label());
    try {
      block.declarations().forEach(frame::declare);
      End end = all(block.body());
      return end == End.EXIT && isMine(block.label()) ? End.NEXT : end;
    } finally {
      frame.leave(around);
    }
  }

  private boolean isMine(@Nullable String label) {
    if (label == null || !label.equals(leaving)) {
      return false;
    }
    leaving = null;
    return true;
  }

  private End all(List<Instruction> body) {
    for (Instruction instruction : body) {
      conversation.interrupts().check();
      End end = run(instruction);
      if (end != End.NEXT) {
        return end;
      }
    }
    return End.NEXT;
  }

  private End run(Instruction instruction) {
    if (instruction instanceof Block block) {
      return block(block);
    }
    if (instruction instanceof Instruction.If branches) {
      return branch(branches);
    }
    if (instruction instanceof Instruction.Loop loop) {
      return loop(loop);
    }
    if (instruction instanceof Instruction.Count count) {
      return count(count);
    }
    if (instruction instanceof Instruction.Each each) {
      return each(each);
    }
    if (instruction instanceof Instruction.Leave leave) {
      return leave(leave);
    }
    if (instruction instanceof Instruction.Return returned) {
      result.give(returned);
      return End.RETURN;
    }
    if (instruction instanceof Instruction.ReturnNext next) {
      result.giveRow(next.expression());
    } else if (instruction instanceof Instruction.ReturnQuery query) {
      result.giveRows(query.query());
    } else {
      act(instruction);
    }
    return End.NEXT;
  }

  private void act(Instruction instruction) {
    if (instruction instanceof Instruction.Assign assign) {
      frame.assign(
          frame.scope().require(assign.target().names()), frame.evaluate(assign.expression()));
    } else if (instruction instanceof Instruction.Run run) {
      statements.run(run);
    } else if (instruction instanceof Instruction.Perform perform) {
      statements.perform(perform);
    } else if (instruction instanceof Instruction.Execute execute) {
      statements.execute(execute);
    } else if (instruction instanceof Instruction.Raise raise) {
      new RoutineMessages(conversation, frame::evaluate).raise(raise);
    } else if (instruction instanceof Instruction.EndTransaction end) {
      endTransaction(end);
    } else if (instruction instanceof Instruction.RowCount count) {
      frame.assign(
          frame.scope().require(count.target().names()), row(PgType.INT8, frame.rowCount()));
    } else if (!(instruction instanceof Instruction.Nothing)) {
      new RoutineCursors(conversation, sql, frame::prepare, frame::store)
          .run(instruction, frame.scope());
    }
  }

  private static Row row(PgType type, Object value) {
    return new Row(List.of("?column?"), List.of(type), List.of(value));
  }

  private End branch(Instruction.If branches) {
    for (Branch branch : branches.branches()) {
      if (frame.isTrue(branch.condition())) {
        return all(branch.body());
      }
    }
    return all(branches.otherwise());
  }

  private End loop(Instruction.Loop loop) {
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
    End end = all(body);
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

  private End count(Instruction.Count count) {
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
  private End each(Instruction.Each each) {
    Ready ready = frame.prepare(each.query());
    RowSource result = Objects.requireNonNull(sql.run(ready).rows());
    List<PgType> types =
        ready.planned().columns().stream().map(column -> column.type().type()).toList();
    RowSource kept = Spool.restOf(result, types, conversation.services().maxRowBytesInMemory());
    boolean any = false;
    try (kept) {
      while (kept.next()) {
        any = true;
        frame.store(each.row().targets(), ready.planned(), RoutineSql.row(ready.planned(), kept));
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

  private End leave(Instruction.Leave leave) {
    if (leave.condition() != null && !frame.isTrue(leave.condition())) {
      return End.NEXT;
    }
    leaving = leave.label();
    return leave.again() ? End.CONTINUE : End.EXIT;
  }

  private void endTransaction(Instruction.EndTransaction end) {
    if (!endsTransactions) {
      throw new PgException(
          SqlState.INVALID_TRANSACTION_TERMINATION, "invalid transaction termination");
    }
    if (end.commit()) {
      conversation.commit();
    } else {
      conversation.rollback();
    }
    conversation.transaction().ensureStarted();
  }
}
