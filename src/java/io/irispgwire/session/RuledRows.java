package io.irispgwire.session;

import io.irispgwire.backend.Backend;
import io.irispgwire.backend.PreparedInsert;
import io.irispgwire.error.PgException;
import io.irispgwire.eval.Environment;
import io.irispgwire.session.RowRules.NewRow;
import io.irispgwire.sql.Translation.Operand;
import io.irispgwire.sql.Translation.SourceValue;
import io.irispgwire.sql.Translation.Step;
import io.irispgwire.types.PgType;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * New rows of a table with rules of the server's: made whole, looked at, and written one by one
 * where IRIS gives them a value that a rule asks about.
 */
final class RuledRows {
  private final Conversation conversation;
  private final Plan.RuledInsert plan;
  private final Backend backend;
  private final Environment environment;
  private final RowVerifier verifier;
  private final Map<BitSet, Plan.Storing> texts = new HashMap<>();

  RuledRows(Conversation conversation, Plan.RuledInsert plan, Environment environment) {
    this.conversation = conversation;
    this.plan = plan;
    this.backend = conversation.transaction().backend();
    this.environment = environment;
    this.verifier = new RowVerifier(conversation, backend, plan.rules(), environment);
  }

  /**
   * @param source a value for each target of the plan, or {@link Plan.RuledInsert#DEFAULT}
   */
  NewRow completed(@Nullable Object[] source) {
    NewRow row = new NewRow(plan.rules().table().columns().size());
    for (int i = 0; i < source.length; i++) {
      if (source[i] != Plan.RuledInsert.DEFAULT) {
        row.give(plan.targets().get(i), source[i]);
      }
    }
    plan.rules().complete(row, environment);
    return row;
  }

  /**
   * Whether the rules could be asked before the row is written; they are kept, then.
   *
   * @throws PgException 23502, 23514
   */
  boolean decide(NewRow row) {
    RowRules rules = plan.rules();
    rules.checkDomains(row, environment);
    PgException missing = rules.missing(row, environment);
    if (missing != null) {
      throw missing;
    }
    boolean decided = rules.decide(row);
    String broken = decided ? rules.broken(row.values, environment) : null;
    if (broken != null) {
      throw rules.violation(broken, whole(row), environment);
    }
    return decided;
  }

  /** The row as the message shows it: with what IRIS would have given it. */
  private @Nullable Object[] whole(NewRow row) {
    if (plan.rules().isComplete(row)) {
      return row.values;
    }
    try {
      keyed(row, false);
    } catch (PgException e) {
      if (e.diagnostic().constraint() != null && e.diagnostic().detail() != null) {
        throw e;
      }
    }
    return row.values;
  }

  /** Writes a row, and looks at it then where that was not decided before; its RowID. */
  String keyed(NewRow row, boolean decided) {
    Plan.Storing storing = storing(row.given);
    Step insert = storing.translation().steps().get(0);
    try (PreparedInsert prepared = backend.prepareInsert(insert.irisSql());
        Spool own = conversation.portals().spool(List.of(PgType.TEXT))) {
      List<Operand> operands = insert.operands();
      for (int i = 0; i < operands.size(); i++) {
        SourceValue value = (SourceValue) operands.get(i);
        Object given = BlankPadding.strip(row.values[value.column()], value.type());
        prepared.bind(i, value.type(), given);
      }
      String key = String.valueOf(prepared.insert());
      if (!decided) {
        own.add(new @Nullable Object[] {key});
        verifier.verify(storing.translation().steps(), own);
      }
      return key;
    }
  }

  void verify(List<Step> steps, Spool keys) {
    verifier.verify(steps, keys);
  }

  /** How a row of which every column is given is written. */
  Plan.Storing storing() {
    return storing(plan.rules().columns());
  }

  /** How a row of which these columns are given is written. */
  Plan.Storing storing(BitSet given) {
    return texts.computeIfAbsent((BitSet) given.clone(), plan.storing());
  }
}
