package io.irispgwire.session;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.session.RoutineLoops.End;
import io.irispgwire.session.RoutineScope.Variable;
import io.irispgwire.sql.analysis.Routine;
import io.irispgwire.sql.routine.Instruction;
import io.irispgwire.sql.routine.Instruction.Block;
import io.irispgwire.sql.routine.Instruction.Branch;
import io.irispgwire.sql.routine.Instruction.Handler;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One run of a PL/pgSQL body.
 *
 * <p>Source of the rules: PostgreSQL {@code src/pl/plpgsql/src/pl_exec.c}.
 */
final class RoutineRun {
  /** What CASE compares; PostgreSQL calls it so too. */
  private static final String SUBJECT = "__Case__Variable__";

  private final Conversation conversation;
  private final RoutineSql sql;
  private final RoutineFrame frame;
  private final RoutineStatements statements;
  private final RoutineResult result;
  private final boolean endsTransactions;
  private final RoutineLoops loops;
  private final Deque<PgException> handled = new ArrayDeque<>();
  private int subtransactions;

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
    this.result = new RoutineResult(frame, routine, rows);
    this.loops = new RoutineLoops(conversation, frame, statements, this::all);
    this.endsTransactions = endsTransactions;
  }

  void run(Block body) {
    try {
      if (block(body) != End.RETURN) {
        result.reachedEnd();
      }
    } catch (PgException e) {
      throw e.at(0)
          .passing(frame.where()); // positions count in a text that the client has not sent
    }
  }

  /** Where it stands; what GET DIAGNOSTICS and notices tell. */
  String context() {
    return frame.context();
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
      End end = block.handlers().isEmpty() ? all(block.body()) : guarded(block);
      return end == End.EXIT && loops.isMine(block.label()) ? End.NEXT : end;
    } finally {
      frame.leave(around);
    }
  }

  /** A body with EXCEPTION: a subtransaction, which an error undoes. */
  private End guarded(Block block) {
    Transaction transaction = conversation.transaction();
    RoutineScope scope = frame.scope();
    String place = frame.place();
    transaction.beginSub(conversation.portals().mark());
    subtransactions++;
    try {
      End end = all(block.body());
      transaction.endSub();
      subtransactions--;
      return end;
    } catch (PgException e) {
      conversation.portals().closeSince(transaction.undoSub());
      conversation.made().takeBackHere();
      subtransactions--;
      PgException passed = e.at(0).passing(frame.where());
      for (Handler handler : block.handlers()) {
        if (handler.conditions().stream().anyMatch(c -> c.matches(e.diagnostic().code()))) {
          frame.leave(scope);
          frame.at(place);
          return handle(handler, passed);
        }
      }
      throw e;
    }
  }

  private End handle(Handler handler, PgException e) {
    RoutineScope around = frame.scope();
    RoutineScope scope = frame.enter(null);
    scope.declare("sqlstate", Variable.text(e.diagnostic().code()));
    scope.declare("sqlerrm", Variable.text(e.diagnostic().message()));
    handled.push(e);
    try {
      return all(handler.body());
    } finally {
      handled.pop();
      frame.leave(around);
    }
  }

  private End all(List<Instruction> body) {
    for (Instruction instruction : body) {
      conversation.interrupts().check();
      End end = placed(instruction);
      if (end != End.NEXT) {
        return end;
      }
    }
    return End.NEXT;
  }

  private End placed(Instruction instruction) {
    if (!(instruction instanceof Instruction.Placed placed)) {
      return run(instruction);
    }
    String before = frame.place();
    frame.at(placed);
    End end = run(placed.instruction());
    frame.at(before);
    return end;
  }

  private End run(Instruction instruction) {
    if (instruction instanceof Block block) {
      return block(block);
    }
    if (instruction instanceof Instruction.If branches) {
      return branch(branches);
    }
    if (instruction instanceof Instruction.Loop loop) {
      return loops.loop(loop);
    }
    if (instruction instanceof Instruction.Count count) {
      return loops.count(count);
    }
    if (instruction instanceof Instruction.Each each) {
      return loops.each(each);
    }
    if (instruction instanceof Instruction.Elements elements) {
      return loops.elements(elements);
    }
    if (instruction instanceof Instruction.Leave leave) {
      boolean leaves = leave.condition() == null || frame.isTrue(leave.condition());
      return leaves ? loops.leave(leave) : End.NEXT;
    }
    if (instruction instanceof Instruction.Choice choice) {
      return choice(choice);
    }
    if (instruction instanceof Instruction.Return returned) {
      result.give(returned);
      return End.RETURN;
    }
    if (instruction instanceof Instruction.ReturnNext next) {
      result.giveRow(next.expression());
    } else if (instruction instanceof Instruction.ReturnQuery query) {
      result.giveRows(statements.open(query.rows()));
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
    } else if (instruction instanceof Instruction.Diagnostics diagnostics) {
      new RoutineDiagnostics(conversation, frame).tell(diagnostics, handled.peek());
    } else if (instruction instanceof Instruction.Assert assertion) {
      new RoutineMessages(conversation, frame::evaluate).check(assertion);
    } else if (instruction instanceof Instruction.RaiseAgain) {
      raiseAgain();
    } else if (!(instruction instanceof Instruction.Nothing)) {
      new RoutineCursors(conversation, sql, frame::prepare, frame::store)
          .run(instruction, frame.scope());
    }
  }

  private void raiseAgain() {
    PgException e = handled.peek();
    if (e == null) {
      throw new PgException(
          SqlState.STACKED_DIAGNOSTICS_ACCESSED_WITHOUT_ACTIVE_HANDLER,
          "RAISE without parameters cannot be used outside an exception handler");
    }
    throw e;
  }

  private End branch(Instruction.If branches) {
    for (Branch branch : branches.branches()) {
      if (frame.isTrue(branch.condition())) {
        return all(branch.body());
      }
    }
    return all(branches.otherwise());
  }

  private End choice(Instruction.Choice choice) {
    RoutineScope around = frame.scope();
    String subject = choice.subject();
    if (subject != null) {
      frame.enter(null);
      frame.declareValue(SUBJECT, frame.evaluate(subject));
    }
    try {
      for (Branch branch : choice.branches()) {
        String condition =
            subject == null
                ? branch.condition()
                : "\"" + SUBJECT + "\" IN (" + branch.condition() + ")";
        if (frame.isTrue(condition)) {
          return all(branch.body());
        }
      }
    } finally {
      frame.leave(around);
    }
    List<Instruction> otherwise = choice.otherwise();
    if (otherwise == null) {
      throw new PgException(SqlState.CASE_NOT_FOUND, "case not found")
          .withHint("CASE statement is missing ELSE part.");
    }
    return all(otherwise);
  }

  private void endTransaction(Instruction.EndTransaction end) {
    if (!endsTransactions) {
      throw new PgException(
          SqlState.INVALID_TRANSACTION_TERMINATION, "invalid transaction termination");
    }
    if (subtransactions > 0) {
      throw new PgException(
          SqlState.INVALID_TRANSACTION_TERMINATION,
          "cannot "
              + (end.commit() ? "commit" : "roll back")
              + " while a subtransaction is active");
    }
    if (end.commit()) {
      conversation.commit();
    } else {
      conversation.rollback();
    }
    conversation.transaction().ensureStarted();
  }
}
