package io.irispgwire.session;

import io.irispgwire.backend.Backend;
import io.irispgwire.backend.Prepared;
import io.irispgwire.backend.PreparedInsert;
import io.irispgwire.error.PgException;
import io.irispgwire.eval.Environment;
import io.irispgwire.eval.Evaluator.Rows;
import io.irispgwire.session.RowRules.NewRow;
import io.irispgwire.session.Runner.Outcome;
import io.irispgwire.sql.Translation.Operand;
import io.irispgwire.sql.Translation.SourceValue;
import io.irispgwire.sql.Translation.Step;
import io.irispgwire.sql.analysis.ResultColumn;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * INSERT into a table with rules of the server's: each row is made whole and looked at before it is
 * written, or right after it, where IRIS gives it a value that a rule asks about.
 */
final class RuledInsert {
  private static final int BATCH_ROWS = 1000;

  private final Conversation conversation;
  private final Plan.RuledInsert plan;
  private final Planned planned;
  private final Backend backend;
  private final Environment environment;
  private final RowVerifier verifier;
  private final Map<BitSet, Plan.Storing> texts = new HashMap<>();
  private final Spool keys;
  private final boolean returning;
  private @Nullable Prepared batch;
  private @Nullable BitSet batched;
  private int waiting;
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
    this.verifier = new RowVerifier(conversation, backend, plan.rules(), environment);
    this.keys = conversation.portals().spool(List.of(PgType.TEXT));
    this.returning = storing(new BitSet()).translation().isReturning();
  }

  Outcome run() {
    conversation.transaction().markQueried();
    conversation.portals().spoolAll();
    try (keys) {
      conversation.transaction().markWritten();
      if (plan.source() == null) {
        store(completed(new @Nullable Object[0]));
      } else {
        try (Rows rows = plan.source().rows(environment)) {
          if (plan.reads().isEmpty()) {
            while (rows.hasNext()) {
              store(completed(rows.next()));
            }
          } else {
            storeAside(rows);
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
      if (batch != null) {
        batch.close();
      }
    }
  }

  /** What a table gives is read to its end first: it may be the one that is written. */
  private void storeAside(Rows rows) {
    List<PgType> types = new ArrayList<>();
    plan.rules().table().columns().forEach(column -> types.add(column.type().type()));
    types.add(PgType.TEXT);
    try (Spool spool = conversation.portals().spool(types)) {
      while (rows.hasNext()) {
        conversation.interrupts().check();
        NewRow row = completed(rows.next());
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

  private NewRow completed(@Nullable Object[] source) {
    NewRow row = new NewRow(plan.rules().table().columns().size());
    for (int i = 0; i < source.length; i++) {
      if (source[i] != Plan.RuledInsert.DEFAULT) {
        row.give(plan.targets().get(i), source[i]);
      }
    }
    plan.rules().complete(row, environment);
    return row;
  }

  private void store(NewRow row) {
    RowRules rules = plan.rules();
    PgException missing = rules.missing(row, environment);
    if (missing != null) {
      throw missing;
    }
    boolean decided = rules.decide(row);
    String broken = decided ? rules.broken(row.values, environment) : null;
    if (broken != null) {
      throw rules.violation(broken, whole(row), environment);
    }
    Plan.Storing storing = storing(row.given);
    if (storing.translation().isUpsert()) {
      upsert(storing, row);
    } else if (returning || !decided) {
      keyed(storing, row, decided);
    } else {
      batch(storing, row);
    }
  }

  /** The row as the message shows it: with what IRIS would have given it. */
  private @Nullable Object[] whole(NewRow row) {
    if (plan.rules().isComplete(row)) {
      return row.values;
    }
    try {
      keyed(storing(row.given), row, false);
    } catch (PgException e) {
      if (e.diagnostic().constraint() != null && e.diagnostic().detail() != null) {
        throw e;
      }
    }
    return row.values;
  }

  private void keyed(Plan.Storing storing, NewRow row, boolean decided) {
    Step insert = storing.translation().steps().get(0);
    try (PreparedInsert prepared = backend.prepareInsert(insert.irisSql());
        Spool own = conversation.portals().spool(List.of(PgType.TEXT))) {
      bind(prepared, insert, row);
      @Nullable Object[] key = {prepared.insert()};
      changed++;
      keys.add(key);
      lastKey = String.valueOf(key[0]);
      if (!decided) {
        own.add(key);
        verifier.verify(storing.translation().steps(), own);
      }
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
      verifier.verify(storing.translation().steps(), own);
      for (int i = 0; i < own.size(); i++) {
        keys.add(own.get(i));
      }
    }
  }

  private void batch(Plan.Storing storing, NewRow row) {
    if (!row.given.equals(batched)) {
      flush();
      batch = backend.prepare(storing.translation().steps().get(0).irisSql());
      batched = row.given;
    }
    Prepared prepared = Objects.requireNonNull(batch);
    bind(prepared, storing.translation().steps().get(0), row);
    prepared.addBatch();
    lastKey = null;
    if (++waiting == BATCH_ROWS) {
      send(prepared);
    }
  }

  private void flush() {
    Prepared prepared = batch;
    if (prepared != null) {
      send(prepared);
      prepared.close();
      batch = null;
      batched = null;
    }
  }

  private void send(Prepared prepared) {
    if (waiting > 0) {
      changed += prepared.updateBatch().stream().mapToLong(Long::longValue).sum();
      waiting = 0;
      conversation.interrupts().check();
    }
  }

  private static void bind(Prepared prepared, Step step, NewRow row) {
    List<Operand> operands = step.operands();
    for (int i = 0; i < operands.size(); i++) {
      SourceValue value = (SourceValue) operands.get(i);
      Object given = BlankPadding.strip(row.values[value.column()], value.type());
      prepared.bind(i, value.type(), given);
    }
  }

  private RowSource results() {
    Plan.Storing storing = storing(new BitSet());
    List<SqlType> types = planned.columns().stream().map(ResultColumn::type).toList();
    Operands operands = new Operands(environment, storing.scalars());
    List<Step> steps = storing.translation().steps();
    return new Returning(conversation, backend, operands, types)
        .read(steps.get(steps.size() - 1), keys);
  }

  private Plan.Storing storing(BitSet given) {
    return texts.computeIfAbsent((BitSet) given.clone(), plan.storing());
  }
}
