package io.irispgwire.session;

import io.irispgwire.backend.Backend;
import io.irispgwire.eval.Environment;
import io.irispgwire.eval.Evaluator.Rows;
import io.irispgwire.session.RowRules.NewRow;
import io.irispgwire.session.Runner.Outcome;
import io.irispgwire.sql.Translation.Step;
import io.irispgwire.sql.analysis.ResultColumn;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * INSERT into a table with rules of the server's: each row is made whole and looked at before it is
 * written, or right after it, where IRIS gives it a value that a rule asks about.
 */
final class RuledInsert {
  private final Conversation conversation;
  private final Plan.RuledInsert plan;
  private final Planned planned;
  private final Backend backend;
  private final Environment environment;
  private final RuledRows rows;
  private final Spool keys;
  private final boolean returning;
  private @Nullable BatchedInsert batch;
  private @Nullable BitSet batched;
  private @Nullable String lastKey;
  private long changed;

  RuledInsert(
      Conversation conversation,
      Plan.RuledInsert plan,
      Planned planned,
      List<@Nullable Object> parameters) {
    this.conversation = conversation;
    this.plan = plan;
    this.planned = planned;
    this.backend = conversation.transaction().backend();
    this.environment = conversation.environment(parameters);
    this.rows = new RuledRows(conversation, plan, environment);
    this.keys = conversation.portals().spool(List.of(PgType.TEXT));
    this.returning = rows.storing().translation().isReturning();
  }

  Outcome run() {
    conversation.transaction().markQueried();
    conversation.portals().spoolAll();
    try (keys) {
      conversation.transaction().markWritten();
      if (plan.source() == null) {
        store(rows.completed(new @Nullable Object[0]));
      } else {
        try (Rows source = plan.source().rows(environment)) {
          if (plan.reads().isEmpty()) {
            while (source.hasNext()) {
              store(rows.completed(source.next()));
            }
          } else {
            storeAside(source);
          }
        }
      }
      flush();
      if (plan.rules().table().isCounted()) {
        conversation.sequences().inserted(plan.rules().table(), lastKey);
      }
      return returning
          ? new Outcome(planned.tag(), 0, results())
          : Outcome.done(planned.tag(), changed);
    } finally {
      close();
    }
  }

  /** What a table gives is read to its end first: it may be the one that is written. */
  private void storeAside(Rows source) {
    List<PgType> types = new ArrayList<>();
    plan.rules().table().columns().forEach(column -> types.add(column.type().type()));
    types.add(PgType.TEXT);
    try (Spool spool = conversation.portals().spool(types)) {
      while (source.hasNext()) {
        conversation.interrupts().check();
        NewRow row = rows.completed(source.next());
        @Nullable Object[] kept = Arrays.copyOf(row.values, types.size());
        kept[types.size() - 1] = marks(row);
        spool.add(kept);
      }
      for (int i = 0; i < spool.size(); i++) {
        store(restored(spool.get(i)));
      }
    }
  }

  private static String marks(NewRow row) {
    StringBuilder marks = new StringBuilder();
    for (int i = 0; i < row.values.length; i++) {
      marks.append(row.given.get(i) ? 'g' : row.known.get(i) ? 'k' : '-');
    }
    return marks.toString();
  }

  private static NewRow restored(@Nullable Object[] kept) {
    int width = kept.length - 1;
    NewRow row = new NewRow(width);
    String marks = String.valueOf(kept[width]);
    for (int i = 0; i < width; i++) {
      row.values[i] = kept[i];
      row.given.set(i, marks.charAt(i) == 'g');
      row.known.set(i, marks.charAt(i) != '-');
    }
    return row;
  }

  private void store(NewRow row) {
    boolean decided = rows.decide(row);
    Plan.Storing storing = rows.storing(row.given);
    if (storing.translation().isUpsert()) {
      upsert(storing, row);
    } else if (returning || !decided) {
      lastKey = rows.keyed(row, decided);
      changed++;
      keys.add(new @Nullable Object[] {lastKey});
    } else {
      batch(storing, row);
    }
  }

  private void upsert(Plan.Storing storing, NewRow row) {
    List<PgType> types = plan.rules().table().columns().stream().map(c -> c.type().type()).toList();
    Operands operands = new Operands(environment, storing.scalars());
    try (Spool given = conversation.portals().spool(types);
        Spool own = conversation.portals().spool(List.of(PgType.TEXT))) {
      given.add(row.values);
      Upsert upsert = new Upsert(conversation, backend, operands, own);
      changed += upsert.run(storing.translation().steps(), given);
      rows.verify(storing.translation().steps(), own);
      for (int i = 0; i < own.size(); i++) {
        keys.add(own.get(i));
      }
    }
  }

  private void batch(Plan.Storing storing, NewRow row) {
    BatchedInsert insert = batch;
    if (insert == null || !row.given.equals(batched)) {
      flush();
      close();
      insert = new BatchedInsert(backend, storing.translation().steps().get(0));
      batch = insert;
      batched = row.given;
    }
    insert.add(row.values);
    lastKey = null;
    if (insert.isFull()) {
      flush();
    }
  }

  private void flush() {
    if (batch != null) {
      changed += batch.flush();
      conversation.interrupts().check();
    }
  }

  private void close() {
    if (batch != null) {
      batch.close();
      batch = null;
    }
  }

  private RowSource results() {
    Plan.Storing storing = rows.storing();
    List<SqlType> types = planned.columns().stream().map(ResultColumn::type).toList();
    Operands operands = new Operands(environment, storing.scalars());
    List<Step> steps = storing.translation().steps();
    return new Returning(conversation, backend, operands, types)
        .read(steps.get(steps.size() - 1), keys);
  }
}
