package io.irispgwire.eval;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.eval.AssignmentCompiler.Assigned;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * ON CONFLICT, row by row, as PostgreSQL does ({@code ExecInsert} and {@code ExecOnConflictUpdate},
 * nodeModifyTable.c): insert; where the key is taken, lock the row that has it, and change that
 * one. Between the two the row may go: then all over again.
 *
 * @param key columns of the key that decides; null when every key does
 * @param excluded where in a frame EXCLUDED lies
 * @param defaults by column of the table; null where only the back end knows it
 * @param assigned null for DO NOTHING
 */
record Conflict(
    Scope scope,
    TargetRow target,
    @Nullable List<Integer> key,
    int excluded,
    List<@Nullable Node> defaults,
    @Nullable Node where,
    @Nullable Assigned assigned) {
  /** Past these a violated key is not the one of ON CONFLICT. */
  private static final int ATTEMPTS = 5;

  /** The key of the row that was inserted or changed; null when none was. */
  @Nullable String insert(Proposal.Row row, Frame frame) {
    Execution execution = frame.execution();
    TableStore store = execution.store(target.table());
    List<Object> values = key == null ? null : values(key, row, frame);
    for (int attempt = 1; ; attempt++) {
      execution.tick();
      try {
        String made = store.insert(row.columns(), row.values());
        execution.written(target.table()).add(made);
        return made;
      } catch (PgException e) {
        if (e.state() != SqlState.UNIQUE_VIOLATION || (key != null && values == null)) {
          throw e;
        }
        if (key == null || values == null) {
          return null;
        }
        TableStore.Found found = store.find(target.columns(), key, values);
        if (found != null) {
          return resolve(found, row, frame);
        }
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private @Nullable String resolve(TableStore.Found found, Proposal.Row row, Frame frame) {
    if (assigned == null) {
      return null;
    }
    Execution execution = frame.execution();
    Set<String> written = execution.written(target.table());
    if (written.contains(found.key())) {
      throw twice();
    }
    target.put(frame, found.row());
    for (int column = 0; column < defaults.size(); column++) {
      if (scope.touched().get(excluded + column)) {
        frame.set(excluded + column, known(column, row, frame));
      }
    }
    if (where != null && !where.holds(frame)) {
      return null;
    }
    @Nullable Object[] values = assigned.values(frame);
    @Nullable Object[] change = Arrays.copyOf(values, values.length + 1);
    change[values.length] = found.key();
    execution.store(target.table()).update(assigned.columns(), Collections.singletonList(change));
    written.add(found.key());
    return found.key();
  }

  private static PgException twice() {
    return new PgException(
            SqlState.CARDINALITY_VIOLATION,
            "ON CONFLICT DO UPDATE command cannot affect row a second time")
        .withHint(
            "Ensure that no rows proposed for insertion within the same command have duplicate"
                + " constrained values.");
  }

  /** Null where the key is new, because the back end makes it, or is NULL. */
  private @Nullable List<Object> values(List<Integer> columns, Proposal.Row row, Frame frame) {
    List<Object> values = new ArrayList<>();
    for (int column : columns) {
      Object value = proposed(column, row, frame);
      if (value == null) {
        return null;
      }
      values.add(value);
    }
    return values;
  }

  private @Nullable Object known(int column, Proposal.Row row, Frame frame) {
    if (!row.columns().contains(column) && defaults.get(column) == null) {
      throw Failures.unsupported("EXCLUDED of a column that IRIS fills in is not supported by IRIS")
          .withHint("Give the column a value.");
    }
    return proposed(column, row, frame);
  }

  private @Nullable Object proposed(int column, Proposal.Row row, Frame frame) {
    int given = row.columns().indexOf(column);
    if (given >= 0) {
      return row.values()[given];
    }
    Node value = defaults.get(column);
    return value == null ? null : value.value(frame);
  }
}
