package io.irispgwire.session;

import io.irispgwire.backend.Backend;
import io.irispgwire.backend.Prepared;
import io.irispgwire.backend.PreparedInsert;
import io.irispgwire.backend.Rows;
import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.Translation.RowKey;
import io.irispgwire.sql.Translation.Step;
import io.irispgwire.types.PgType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Runs INSERT … ON CONFLICT row by row, as PostgreSQL does ({@code ExecInsert} and {@code
 * ExecOnConflictUpdate}, {@code src/backend/executor/nodeModifyTable.c}): insert; where the key is
 * taken, lock the row that has it, and change that one.
 *
 * <p>Between the two the row may go, with its transaction or by another: then all over again.
 */
final class Upsert {
  /** Past these a violated key is not the one of ON CONFLICT. */
  private static final int ATTEMPTS = 5;

  private static final @Nullable Object[] NO_ROW = new @Nullable Object[0];

  private final Conversation conversation;
  private final Backend backend;
  private final Operands operands;
  private final @Nullable Spool keys;
  private final Set<String> written = new HashSet<>();
  private boolean keyed;
  private long changed;

  /**
   * @param keys takes the RowIDs of the rows inserted and changed; null when nobody asks
   */
  Upsert(Conversation conversation, Backend backend, Operands operands, @Nullable Spool keys) {
    this.conversation = conversation;
    this.backend = backend;
    this.operands = operands;
    this.keys = keys;
  }

  /** An INSERT, and what to do about the row that is in its way. */
  private record Proposal(
      Step insert, @Nullable Step lock, @Nullable Step find, @Nullable Step change) {
    boolean isTolerant() {
      return insert.kind() == Step.Kind.PROPOSE;
    }
  }

  /**
   * How many of the given rows were inserted, or changed one that was there.
   *
   * @param steps for one row
   */
  long run(List<Step> steps, Spool given) {
    keyed = true;
    List<Step> left = new ArrayList<>(steps);
    propose(proposal(left.remove(0), left), given);
    return changed;
  }

  /** How many rows were inserted or changed. */
  long run(List<Step> steps) {
    List<Step> left = new ArrayList<>(steps);
    keyed = keys != null || left.stream().filter(Upsert::isInsert).count() > 1;
    while (!left.isEmpty()) {
      Step first = left.remove(0);
      if (first.kind() == Step.Kind.SOURCE) {
        keyed = true;
        try (Spool rows = SourceRows.read(conversation, backend, operands, first, left.get(0))) {
          propose(proposal(left.remove(0), left), rows);
        }
      } else if (isInsert(first)) {
        propose(proposal(first, left), NO_ROW);
      }
    }
    return changed;
  }

  private static boolean isInsert(Step step) {
    return step.kind() == Step.Kind.PROPOSE || step.kind() == Step.Kind.INSERT;
  }

  private static Proposal proposal(Step insert, List<Step> left) {
    return new Proposal(
        insert,
        next(left, Step.Kind.LOCK),
        next(left, Step.Kind.FIND),
        next(left, Step.Kind.CHANGE));
  }

  private static @Nullable Step next(List<Step> left, Step.Kind kind) {
    return !left.isEmpty() && left.get(0).kind() == kind ? left.remove(0) : null;
  }

  private void propose(Proposal proposal, Spool rows) {
    for (int row = 0; row < rows.size(); row++) {
      propose(proposal, rows.get(row));
    }
  }

  private void propose(Proposal proposal, @Nullable Object[] row) {
    for (int attempt = 1; ; attempt++) {
      conversation.interrupts().check();
      try {
        insert(proposal.insert(), row);
        return;
      } catch (PgException e) {
        if (e.state() != SqlState.UNIQUE_VIOLATION || !proposal.isTolerant()) {
          throw e;
        }
        if (proposal.find() == null || resolve(proposal, proposal.find(), row)) {
          return;
        }
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private void insert(Step step, @Nullable Object[] row) {
    if (keyed) {
      try (PreparedInsert insert = backend.prepareInsert(step.irisSql())) {
        operands.bind(insert, step);
        SourceRows.bind(insert, step, row);
        wrote(insert.insert());
      }
    } else {
      update(step, row, "");
    }
    changed++;
  }

  /** False when no row has the key. */
  private boolean resolve(Proposal proposal, Step find, @Nullable Object[] row) {
    if (proposal.lock() != null && update(proposal.lock(), row, "") == 0) {
      return false;
    }
    String key = find(find, row);
    if (key == null || proposal.change() == null) {
      return key != null;
    }
    if (written.contains(key)) {
      throw new PgException(
              SqlState.CARDINALITY_VIOLATION,
              "ON CONFLICT DO UPDATE command cannot affect row a second time")
          .withHint(
              "Ensure that no rows proposed for insertion within the same command have duplicate"
                  + " constrained values.");
    }
    if (update(proposal.change(), row, key) > 0) {
      changed++;
      wrote(key);
    }
    return true;
  }

  private void wrote(String key) {
    written.add(key);
    if (keys != null) {
      keys.add(new @Nullable Object[] {key});
    }
  }

  private @Nullable String find(Step step, @Nullable Object[] row) {
    try (Prepared prepared = prepare(step, row, "");
        Rows rows = prepared.query()) {
      return rows.next() ? (String) rows.value(0, PgType.TEXT) : null;
    }
  }

  private long update(Step step, @Nullable Object[] row, String key) {
    try (Prepared prepared = prepare(step, row, key)) {
      return prepared.update();
    }
  }

  private Prepared prepare(Step step, @Nullable Object[] row, String key) {
    Prepared prepared = Runner.prepare(backend, step, operands);
    SourceRows.bind(prepared, step, row);
    for (int i = 0; i < step.operands().size(); i++) {
      if (step.operands().get(i) instanceof RowKey) {
        prepared.bind(i, PgType.TEXT, key);
      }
    }
    return prepared;
  }
}
