package io.irispgwire.eval;

import io.irispgwire.sql.tree.Query;
import io.irispgwire.types.PgType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** UNION, INTERSECT and EXCEPT. */
final class SetOperations {
  private SetOperations() {}

  static Plan of(Query.SetOperation operation, Plan left, Plan right, List<PgType> types) {
    boolean all = operation.all();
    return switch (operation.kind()) {
      case UNION -> {
        Plan both = (execution, outer) -> append(left, right, execution, outer);
        yield all
            ? both
            : (execution, outer) -> distinct(both.open(execution, outer), types, execution);
      }
      case INTERSECT ->
          (execution, outer) -> matching(left, right, types, all, true, execution, outer);
      case EXCEPT ->
          (execution, outer) -> matching(left, right, types, all, false, execution, outer);
    };
  }

  private static RowCursor append(
      Plan left, Plan right, Execution execution, @Nullable Frame outer) {
    RowCursor[] current = {left.open(execution, outer), null};
    return () -> {
      if (current[1] == null) {
        @Nullable Object[] row = current[0].next();
        if (row != null) {
          return row;
        }
        current[1] = right.open(execution, outer);
      }
      return current[1].next();
    };
  }

  /** Each distinct row once, at its first appearance. */
  static RowCursor distinct(RowCursor rows, List<PgType> types, Execution execution) {
    Set<RowKey> seen = new HashSet<>();
    return () -> {
      for (@Nullable Object[] row = rows.next(); row != null; row = rows.next()) {
        execution.tick();
        if (seen.add(RowKey.of(row, types))) {
          execution.hold(row);
          return row;
        }
      }
      return null;
    };
  }

  /** Rows of the left that the right has (INTERSECT) or has not (EXCEPT). */
  private static RowCursor matching(
      Plan left,
      Plan right,
      List<PgType> types,
      boolean all,
      boolean present,
      Execution execution,
      @Nullable Frame outer) {
    Map<RowKey, Integer> counts = new HashMap<>();
    for (@Nullable Object[] row : Sorting.drain(right.open(execution, outer), execution)) {
      counts.merge(RowKey.of(row, types), 1, Integer::sum);
    }
    RowCursor rows = left.open(execution, outer);
    RowCursor input = all ? rows : distinct(rows, types, execution);
    return () -> {
      for (@Nullable Object[] row = input.next(); row != null; row = input.next()) {
        execution.tick();
        RowKey key = RowKey.of(row, types);
        int count = counts.getOrDefault(key, 0);
        if (all && count > 0) {
          counts.put(key, count - 1);
        }
        if (count > 0 == present) {
          return row;
        }
      }
      return null;
    };
  }
}
