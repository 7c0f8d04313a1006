package io.irispgwire.session;

import io.irispgwire.backend.Backend;
import io.irispgwire.backend.Prepared;
import io.irispgwire.eval.Evaluator.Rows;
import io.irispgwire.session.Runner.Outcome;
import io.irispgwire.sql.Translation.SourceValue;
import io.irispgwire.sql.Translation.Step;
import io.irispgwire.sql.analysis.ResultColumn;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * INSERT of rows that are computed here: in batches, or one by one where RETURNING asks of each.
 */
final class ComputedInsert {
  private static final int BATCH_ROWS = 1000;

  private final Conversation conversation;
  private final Plan.Insert plan;
  private final Planned planned;

  ComputedInsert(Conversation conversation, Plan.Insert plan, Planned planned) {
    this.conversation = conversation;
    this.plan = plan;
    this.planned = planned;
  }

  Outcome run(List<@Nullable Object> parameters) {
    Transaction transaction = conversation.transaction();
    transaction.markQueried();
    Backend backend = transaction.backend();
    conversation.portals().spoolAll();
    try (Rows rows = plan.source().rows(conversation.environment(parameters))) {
      if (plan.translation().isReturning()) {
        transaction.markWritten();
        return new Outcome(planned.tag(), 0, returning(backend, rows, parameters));
      }
      if (plan.translation().isUpsert()) {
        transaction.markWritten();
        return upserted(backend, rows, parameters);
      }
      // What a table gives is read to its end first: it may be the one that is written.
      if (!plan.reads().isEmpty()) {
        try (RowSource kept = spooled(rows).rows(0)) {
          int width = plan.types().size();
          List<Integer> places = IntStream.range(0, width).boxed().toList();
          return inserted(backend, new SourceIterator(kept, places, width));
        }
      }
      return inserted(backend, rows);
    }
  }

  private RowSource returning(Backend backend, Rows rows, List<@Nullable Object> parameters) {
    List<SqlType> types = planned.columns().stream().map(ResultColumn::type).toList();
    return new Returning(conversation, backend, operands(parameters), types)
        .run(plan.translation(), spooled(rows));
  }

  private Outcome upserted(Backend backend, Rows rows, List<@Nullable Object> parameters) {
    try (Spool kept = spooled(rows)) {
      Upsert upsert = new Upsert(conversation, backend, operands(parameters), null);
      return Outcome.done(planned.tag(), upsert.run(plan.translation().steps(), kept));
    }
  }

  private Operands operands(List<@Nullable Object> parameters) {
    return new Operands(conversation.environment(parameters), plan.scalars());
  }

  private Spool spooled(Rows rows) {
    List<PgType> types = plan.types().stream().map(SqlType::type).toList();
    Spool spool = conversation.portals().spool(types);
    try {
      while (rows.hasNext()) {
        conversation.interrupts().check();
        spool.add(rows.next());
      }
      return spool;
    } catch (RuntimeException | Error e) {
      spool.close();
      throw e;
    }
  }

  private Outcome inserted(Backend backend, Iterator<@Nullable Object[]> rows) {
    Step step = plan.translation().steps().get(0);
    long changed = 0;
    try (Prepared insert = backend.prepare(step.irisSql())) {
      int waiting = 0;
      while (rows.hasNext()) {
        bind(insert, step, rows.next());
        insert.addBatch();
        if (++waiting == BATCH_ROWS) {
          changed += sum(insert.updateBatch());
          waiting = 0;
          conversation.interrupts().check();
        }
      }
      if (waiting > 0) {
        changed += sum(insert.updateBatch());
      }
    }
    conversation.transaction().markWritten();
    Table table = plan.translation().ruled();
    if (table != null && table.isCounted()) {
      conversation.sequences().inserted(table, null);
    }
    return Outcome.done(planned.tag(), changed);
  }

  private static void bind(Prepared insert, Step step, @Nullable Object[] row) {
    for (int i = 0; i < step.operands().size(); i++) {
      SourceValue value = (SourceValue) step.operands().get(i);
      insert.bind(i, value.type(), BlankPadding.strip(row[value.column()], value.type()));
    }
  }

  private static long sum(List<Long> counts) {
    return counts.stream().mapToLong(Long::longValue).sum();
  }
}
