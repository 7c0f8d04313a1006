package io.irispgwire.session;

import io.irispgwire.backend.Backend;
import io.irispgwire.backend.Prepared;
import io.irispgwire.backend.PreparedInsert;
import io.irispgwire.error.Diagnostic;
import io.irispgwire.error.PgException;
import io.irispgwire.error.Severity;
import io.irispgwire.error.SqlState;
import io.irispgwire.eval.Evaluator.Rows;
import io.irispgwire.sql.Differences;
import io.irispgwire.sql.ParsedStatement;
import io.irispgwire.sql.Parser;
import io.irispgwire.sql.Translation;
import io.irispgwire.sql.Translation.Step;
import io.irispgwire.sql.analysis.ResultColumn;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.tree.Definition;
import io.irispgwire.sql.tree.Definition.OnCommit;
import io.irispgwire.sql.tree.Modification.Insert;
import io.irispgwire.sql.tree.Query;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
    StatementRecord record = conversation.record();
    record.translated();
    Outcome outcome = start(portal.planned(), portal.parameters());
    record.executed();
    record.rows(outcome.changed());
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
            conversation.environment(List.of()),
            conversation.encoding().current());
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
    conversation.services().metrics().volumes().rows().add(sent);
    conversation.record().rows(sent);
    return sent;
  }

  /**
   * PostgreSQL: {@code PreventCommandIfReadOnly}, before anything is said of the rows.
   *
   * @throws PgException 25006 for what writes or locks, in a read-only transaction
   */
  void checkWritable(Planned planned) {
    Transaction transaction = conversation.transaction();
    Plan plan = planned.plan();
    if (planned.tag().writes() || plan instanceof Plan.Modify) {
      transaction.modes().checkWritable(planned.tag().name());
    } else if (plan instanceof Plan.Evaluate evaluate
        && !evaluate.evaluation().locking().isEmpty()) {
      transaction.modes().checkWritable("SELECT FOR " + evaluate.evaluation().locking());
    } else if (plan instanceof Plan.Remote remote
        && remote.translation().isLocking()
        && planned.statement().tree() instanceof Query query) {
      transaction.modes().checkWritable("SELECT FOR " + query.locking().get(0).strength());
    }
  }

  /** Starts a statement in the current transaction. */
  Outcome start(Planned planned, List<@Nullable Object> parameters) {
    checkWritable(planned);
    CommandTag tag = planned.tag();
    Plan plan = planned.plan();
    if (planned.statement().tree() instanceof Definition.LockTable lock) {
      conversation.transaction().requireBlock(lock.tag());
    }
    if (plan.usesBackend() && conversation.settings().isOn("iris_pgwire.notices")) {
      tellDifferences(planned);
    }
    if (plan instanceof Plan.Evaluate evaluate) {
      conversation.transaction().markQueried();
      return new Outcome(tag, 0, evaluated(evaluate, parameters));
    }
    if (plan instanceof Plan.Remote remote) {
      Operands operands = new Operands(conversation.environment(parameters), remote.scalars());
      int slots = operands.missingSlots(remote.translation());
      Translation translation = slots == 0 ? remote.translation() : remote.longer().apply(slots);
      return remote(planned, remote, translation, operands);
    }
    if (plan instanceof Plan.RuledInsert insert) {
      return new RuledInsert(conversation, insert, planned, parameters).run();
    }
    if (plan instanceof Plan.Modify modify) {
      return modified(planned, modify, parameters);
    }
    if (plan instanceof Plan.Call call) {
      conversation.transaction().markQueried();
      return called(planned, call, parameters);
    }
    if (plan instanceof Plan.Unpopulated unpopulated) {
      throw unpopulated.error();
    }
    if (plan instanceof Plan.Explain explain) {
      return new Outcome(tag, 0, explained(explain, parameters));
    }
    return commands.run(planned, (Plan.Local) plan, parameters);
  }

  private void tellDifferences(Planned planned) {
    for (String difference : Differences.of(planned.statement())) {
      conversation.notice(Severity.NOTICE, SqlState.SUCCESSFUL_COMPLETION, difference);
    }
    if (planned.plan() instanceof Plan.Evaluate evaluate && evaluate.reads().size() > 1) {
      conversation.notice(
          Severity.NOTICE,
          SqlState.SUCCESSFUL_COMPLETION,
          "computed in the server: its tables are read one after the other");
    }
  }

  private RowSource explained(Plan.Explain plan, List<@Nullable Object> parameters) {
    Planned planned = PreparedCommands.explained(conversation, plan.explained());
    Explanation.Measured measured =
        plan.options().analyze() ? measure(plan.explained(), planned, parameters) : null;
    Explanation explanation =
        new Explanation(planned, plan.options(), conversation.transaction().backend());
    return new EvaluatedRows(explanation.rows(measured).iterator());
  }

  /** Runs the statement and counts its rows; a cursor is not made, only its query is run. */
  private Explanation.Measured measure(
      Planned written, Planned meant, List<@Nullable Object> parameters) {
    boolean cursor = written.plan() instanceof Plan.Local local && local.inner() != null;
    long start = System.nanoTime();
    Outcome outcome = start(cursor ? meant : written, parameters);
    long rows = outcome.changed();
    try (RowSource source = outcome.rows() == null ? RowSource.EMPTY : outcome.rows()) {
      while (source.next()) {
        rows++;
      }
    }
    return new Explanation.Measured(rows, System.nanoTime() - start);
  }

  private Outcome called(Planned planned, Plan.Call call, List<@Nullable Object> parameters) {
    List<@Nullable Object[]> given = new ArrayList<>();
    Runnable run =
        () -> {
          try (Rows rows = call.evaluation().rows(conversation.environment(parameters))) {
            rows.forEachRemaining(given::add);
          }
        };
    if (conversation.transaction().isBlock()) {
      run.run();
    } else {
      conversation.routines().nonAtomic(run);
    }
    return planned.returnsRows()
        ? new Outcome(planned.tag(), 0, new EvaluatedRows(given.iterator()))
        : Outcome.done(planned.tag(), 0);
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

  /** To its end, as PostgreSQL runs what writes: its rows wait in a {@link Spool}. */
  private Outcome modified(Planned planned, Plan.Modify plan, List<@Nullable Object> parameters) {
    Transaction transaction = conversation.transaction();
    transaction.markQueried();
    conversation.portals().spoolAll();
    Spool rows =
        conversation
            .portals()
            .spool(planned.columns().stream().map(column -> column.type().type()).toList());
    try {
      long count = plan.modifying().run(conversation.environment(parameters), rows::add);
      transaction.markWritten();
      return planned.returnsRows()
          ? new Outcome(planned.tag(), 0, rows.rows(0))
          : Outcome.done(planned.tag(), count);
    } catch (RuntimeException | Error e) {
      rows.close();
      throw e;
    }
  }

  private Outcome remote(
      Planned planned, Plan.Remote plan, Translation translation, Operands operands) {
    RowRules rules = plan.rules();
    Transaction transaction = conversation.transaction();
    transaction.markQueried();
    Backend backend = transaction.backend();
    if (planned.tag().writes() || !backend.keepsRowsOpen()) {
      conversation.portals().spoolAll();
    }
    if (!Ownership.stays(planned.statement().tree(), conversation.identity())) {
      translation.notices().forEach(this::tell);
    }
    if (translation.domain() != null) {
      new DomainValidation(conversation, operands.environment()).run(translation.domain());
    }
    List<SqlType> types = planned.columns().stream().map(ResultColumn::type).toList();
    if (translation.isReturning()) {
      transaction.markWritten();
      Returning returning = new Returning(conversation, backend, operands, types, rules);
      RowSource returned = returning.run(translation);
      counted(planned, translation, returning.lastKey());
      return new Outcome(planned.tag(), 0, returned);
    }
    if (translation.isVerified()) {
      transaction.markWritten();
      Returning changing = new Returning(conversation, backend, operands, types, rules);
      return Outcome.done(planned.tag(), changing.changed(translation));
    }
    if (translation.isLocking()) {
      transaction.markWritten();
      RowLocks locks = new RowLocks(conversation, backend, operands, types);
      return new Outcome(planned.tag(), 0, locks.run(translation));
    }
    if (translation.isUpsert()) {
      transaction.markWritten();
      Upsert upsert = new Upsert(conversation, backend, operands, null);
      long upserted = upsert.run(translation.steps());
      counted(planned, translation, null);
      return Outcome.done(planned.tag(), upserted);
    }
    if (planned.statement().tree() instanceof Definition definition) {
      conversation.made().announce(definition);
    }
    long changed = 0;
    for (Step step : translation.steps()) {
      switch (step.kind()) {
        case QUERY -> {
          Prepared prepared = prepare(backend, step, operands);
          return new Outcome(planned.tag(), 0, new BackendRows(prepared, types, plan.shown()));
        }
        case UPDATE -> {
          changed += update(backend, step, operands);
          counted(planned, translation, null);
          transaction.markWritten();
        }
        case DEFINITION -> changed += define(backend, step, operands);
        case INSERT -> {
          try (PreparedInsert insert = backend.prepareInsert(step.irisSql())) {
            operands.bind(insert, step);
            counted(planned, translation, insert.insert());
          }
          changed++;
          transaction.markWritten();
        }
        case VALIDATE -> {
          Step fill = RowVerifier.find(translation.steps(), Step.Kind.FILL);
          new RowVerifier(
                  conversation,
                  backend,
                  Objects.requireNonNull(rules, "the new rules"),
                  operands.environment())
              .validate(step, fill);
        }
        case FILL -> {} // when VALIDATE asks for it
        case FILLING -> {} // when all is noted
        default -> throw new IllegalStateException("without RETURNING: " + step.kind());
      }
    }
    if (!translation.declares().isEmpty() || !translation.notes().isEmpty()) {
      conversation.sessionSchema().declare(translation.declares(), translation.notes());
      conversation.made().happened();
      if (planned.statement().tree() instanceof Definition made
          && made.onCommit() != OnCommit.PRESERVE_ROWS) {
        conversation.sessionSchema().onCommit(translation.declares(), made.onCommit());
      }
    }
    conversation.made().completed();
    for (Step step : translation.steps()) {
      if (step.kind() == Step.Kind.FILLING) {
        changed += fill(step, planned, operands.environment().parameters());
      }
    }
    return Outcome.done(ending(planned, translation), changed);
  }

  /** IF NOT EXISTS that had nothing to do counts no rows. */
  private static CommandTag ending(Planned planned, Translation translation) {
    return planned.statement().tree() instanceof Definition definition
            && translation.steps().isEmpty()
        ? new CommandTag(definition.tag(), false, true)
        : planned.tag();
  }

  /** Fills what has been defined, which no client may do. */
  private long fill(Step step, Planned planned, List<@Nullable Object> parameters) {
    ParsedStatement insert = Parser.parse(step.irisSql()).get(0);
    List<Integer> types = planned.parameterTypes().stream().map(PgType::oid).toList();
    Planner planner = new Planner(conversation.schema(), conversation.settings().textStyle());
    return start(planner.filling(insert, types), parameters).changed();
  }

  /**
   * Rows have been added to a table; where IRIS counts a column of it up, lastval() may be asked.
   *
   * @param key the RowID of the last of them; null where nobody has asked for it
   */
  private void counted(Planned planned, Translation translation, @Nullable String key) {
    Table table = translation.ruled();
    if (table != null && table.isCounted() && planned.statement().tree() instanceof Insert) {
      conversation.sequences().inserted(table, key);
    }
  }

  /** A concession is an error, unless the client has asked for it. */
  private void tell(Diagnostic notice) {
    boolean concession = notice.state() == SqlState.FEATURE_NOT_SUPPORTED;
    String wanted = conversation.settings().find("iris_pgwire.deferred_constraints");
    if (concession && !"immediate".equals(wanted)) {
      PgException refusal = new PgException(notice.state(), notice.message()).at(notice.position());
      throw notice.hint() == null ? refusal : refusal.withHint(notice.hint());
    }
    if (concession) {
      conversation.record().approximated(notice);
    }
    conversation.notice(notice);
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
      long changed = prepared.update();
      conversation.made().happened();
      return changed;
    } catch (PgException e) {
      if (e.state() != step.forgiven()) {
        throw e;
      }
      boolean missing = e.state() == SqlState.UNDEFINED_OBJECT;
      SqlState state = missing ? SqlState.SUCCESSFUL_COMPLETION : e.state();
      conversation.notice(Severity.NOTICE, state, e.getMessage() + ", skipping");
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
