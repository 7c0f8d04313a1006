package io.irispgwire.session;

import io.irispgwire.backend.Backend;
import io.irispgwire.backend.Prepared;
import io.irispgwire.error.PgException;
import io.irispgwire.error.Severity;
import io.irispgwire.error.SqlState;
import io.irispgwire.eval.Evaluator.Rows;
import io.irispgwire.sql.Translation;
import io.irispgwire.sql.Translation.Step;
import io.irispgwire.sql.analysis.ResultColumn;
import io.irispgwire.sql.tree.Query;
import io.irispgwire.types.SqlType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs portals: starts what they stand for, sends their rows, says how they ended. */
final class Runner {
  private final Conversation conversation;
  private final LocalCommands commands;

  Runner(Conversation conversation) {
    this.conversation = conversation;
    this.commands = new LocalCommands(conversation, this);
  }

  /** What running came to: a command tag at once, or rows to read first. */
  record Outcome(CommandTag tag, long changed, @Nullable RowSource rows) {
    static Outcome done(CommandTag tag, long changed) {
      return new Outcome(tag, changed, null);
    }
  }

  /**
   * Runs a portal until its end or the row limit.
   *
   * @param maxRows 0 or less for no limit
   * @return the command tag, or null when the limit came first
   */
  @Nullable String run(Portal portal, long maxRows) {
    if (!portal.isStarted()) {
      start(portal);
    }
    String completed = portal.completed();
    if (completed != null) {
      return completed;
    }
    long limit = maxRows <= 0 ? Long.MAX_VALUE : maxRows;
    long sent = send(portal, limit);
    if (sent == limit && !portal.isFinished()) {
      return null;
    }
    return portal.tag().complete(sent);
  }

  /** Starts a portal; its first row, where it is a constant one, is made now. */
  void start(Portal portal) {
    Outcome outcome = start(portal.planned(), portal.parameters());
    if (outcome.rows() == null) {
      portal.complete(outcome.tag().complete(outcome.changed()));
    } else {
      portal.start(outcome.rows(), outcome.tag());
    }
  }

  private long send(Portal portal, long limit) {
    RowSource rows = portal.reader();
    RowWriter writer =
        new RowWriter(
            conversation.sink(),
            portal.columns(),
            portal.formats(),
            conversation.environment(List.of()));
    Interrupts interrupts = conversation.interrupts();
    long sent = 0;
    while (sent < limit) {
      if (!rows.next()) {
        portal.endOfRows();
        break;
      }
      rows.write(writer);
      sent++;
      if ((sent & 0xFF) == 0) {
        interrupts.check();
      }
    }
    return sent;
  }

  /** Starts a statement in the current transaction. */
  Outcome start(Planned planned, List<@Nullable Object> parameters) {
    CommandTag tag = planned.tag();
    if (tag.writes()) {
      conversation.transaction().checkWritable(tag.name());
    }
    Plan plan = planned.plan();
    if (plan instanceof Plan.Evaluate evaluate) {
      conversation.transaction().markQueried();
      return new Outcome(tag, 0, evaluated(evaluate, parameters));
    }
    if (plan instanceof Plan.Remote remote) {
      Operands operands = new Operands(conversation.environment(parameters), remote.scalars());
      int slots = operands.missingSlots(remote.translation());
      Translation translation = slots == 0 ? remote.translation() : remote.longer().apply(slots);
      return remote(planned, translation, operands);
    }
    if (plan instanceof Plan.Insert insert) {
      return new ComputedInsert(conversation, insert, planned).run(parameters);
    }
    if (plan instanceof Plan.Explain explain) {
      return new Outcome(tag, 0, new EvaluatedRows(Explanation.of(explain.explained()).iterator()));
    }
    return commands.run(planned, (Plan.Local) plan, parameters);
  }

  private RowSource evaluated(Plan.Evaluate plan, List<@Nullable Object> parameters) {
    if (!plan.reads().isEmpty() && !conversation.transaction().backend().keepsRowsOpen()) {
      conversation.portals().spoolAll();
    }
    Rows rows = plan.evaluation().rows(conversation.environment(parameters));
    return plan.evaluation().isConstant() ? constant(rows) : new EvaluatedRows(rows);
  }

  /** Makes the first row now; but LIMIT and OFFSET, in PostgreSQL, are checked when it runs. */
  private static RowSource constant(Rows rows) {
    try {
      boolean unused = rows.hasNext();
      return new EvaluatedRows(rows);
    } catch (PgException e) {
      if (e.state() == SqlState.INVALID_ROW_COUNT_IN_LIMIT_CLAUSE
          || e.state() == SqlState.INVALID_ROW_COUNT_IN_RESULT_OFFSET_CLAUSE) {
        return new EvaluatedRows(rows); // which fails again
      }
      throw e;
    }
  }

  private Outcome remote(Planned planned, Translation translation, Operands operands) {
    Transaction transaction = conversation.transaction();
    transaction.markQueried();
    if (translation.isLocking() && planned.statement().tree() instanceof Query query) {
      transaction.checkWritable("SELECT FOR " + query.locking().get(0).strength());
    }
    Backend backend = transaction.backend();
    if (planned.tag().writes() || !backend.keepsRowsOpen()) {
      conversation.portals().spoolAll();
    }
    translation.notices().forEach(conversation::notice);
    List<SqlType> types = planned.columns().stream().map(ResultColumn::type).toList();
    if (translation.isReturning()) {
      transaction.markWritten();
      Returning returning = new Returning(conversation, backend, operands, types);
      return new Outcome(planned.tag(), 0, returning.run(translation));
    }
    if (translation.isLocking()) {
      transaction.markWritten();
      RowLocks locks = new RowLocks(conversation, backend, operands, types);
      return new Outcome(planned.tag(), 0, locks.run(translation));
    }
    if (translation.isUpsert()) {
      transaction.markWritten();
      Upsert upsert = new Upsert(conversation, backend, operands, null);
      return Outcome.done(planned.tag(), upsert.run(translation.steps()));
    }
    long changed = 0;
    for (Step step : translation.steps()) {
      switch (step.kind()) {
        case QUERY -> {
          Prepared prepared = prepare(backend, step, operands);
          return new Outcome(planned.tag(), 0, new BackendRows(prepared, types));
        }
        case UPDATE -> {
          changed += update(backend, step, operands);
          transaction.markWritten();
        }
        case DEFINITION -> changed += define(backend, step, operands);
        default -> throw new IllegalStateException("without RETURNING: " + step.kind());
      }
    }
    if (!translation.declares().isEmpty()) {
      conversation.sessionSchema().declare(translation.declares());
    }
    return Outcome.done(planned.tag(), changed);
  }

  private static long update(Backend backend, Step step, Operands operands) {
    if (step.runs() == 1) {
      try (Prepared prepared = prepare(backend, step, operands)) {
        return prepared.update();
      }
    }
    try (Prepared prepared = backend.prepare(step.irisSql())) {
      operands.bindRuns(prepared, step);
      return prepared.updateBatch().stream().mapToLong(Long::longValue).sum();
    }
  }

  /** DDL; on these back ends it commits what the transaction wrote before it. */
  private long define(Backend backend, Step step, Operands operands) {
    Transaction transaction = conversation.transaction();
    if (transaction.isBlock() && transaction.hasWritten()) {
      conversation.notice(
          Severity.WARNING,
          SqlState.WARNING,
          "data definition commits what this transaction has written so far");
    }
    try (Prepared prepared = prepare(backend, step, operands)) {
      return prepared.update();
    } catch (PgException e) {
      if (e.state() != step.forgiven()) {
        throw e;
      }
      conversation.notice(Severity.NOTICE, e.state(), e.getMessage() + ", skipping");
      return 0;
    } finally {
      transaction.restartAfterDefinition();
      conversation.sessionSchema().changed();
    }
  }

  static Prepared prepare(Backend backend, Step step, Operands operands) {
    Prepared prepared = backend.prepare(step.irisSql());
    try {
      operands.bind(prepared, step);
      return prepared;
    } catch (RuntimeException e) {
      prepared.close();
      throw e;
    }
  }
}
