package io.irispgwire.eval;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.analysis.RangeEntry;
import io.irispgwire.sql.tree.QualifiedName;
import io.irispgwire.sql.tree.Query.Locking;
import io.irispgwire.sql.tree.TableRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** FOR UPDATE and its kin of one SELECT: what it locks, and where a frame has it. */
final class RowMarks {
  /** A SELECT that locks nothing. */
  static final RowMarks NONE = new RowMarks(List.of());

  private final List<Locking> clauses;
  private final List<Mark> marks = new ArrayList<>();

  RowMarks(List<Locking> clauses) {
    this.clauses = clauses;
  }

  /**
   * A table whose rows are locked.
   *
   * @param base where its columns lie in a frame
   * @param key where its key lies, behind them
   */
  private record Mark(int scan, int base, int key, Locking.Wait policy) {
    KeyedRows.@Nullable Read read(Frame frame) {
      Object value = frame.get(key);
      return value == null
          ? null
          : new KeyedRows.Read(String.valueOf(value), frame.copy(base, key));
    }
  }

  /** The clauses that are about an item of FROM. */
  List<Locking> of(RangeEntry entry) {
    return clauses.stream()
        .filter(
            clause ->
                clause.of().isEmpty()
                    || clause.of().stream()
                        .map(QualifiedName::last)
                        .anyMatch(name -> name.value().equals(entry.alias())))
        .toList();
  }

  /** Refuses an item whose rows an outer join may fill up; PostgreSQL: initsplan.c. */
  void refusePadded(TableRef ref, Function<TableRef, RangeEntry> entries) {
    if (ref instanceof TableRef.Join join) {
      refusePadded(join.left(), entries);
      refusePadded(join.right(), entries);
    } else if (!of(entries.apply(ref)).isEmpty()) {
      throw new PgException(
          SqlState.FEATURE_NOT_SUPPORTED,
          "FOR "
              + clauses.get(0).strength()
              + " cannot be applied to the nullable side of an outer join");
    }
  }

  /** Notes a table that is locked. */
  void add(int scan, int base, int key, List<Locking> of) {
    Locking.Wait policy = Locking.Wait.BLOCK;
    for (Locking clause : of) { // PostgreSQL: parse_clause.c, applyLockingClause
      if (clause.policy() == Locking.Wait.SKIP_LOCKED) {
        throw Failures.unsupported("SKIP LOCKED is not supported")
            .withHint("Use NOWAIT and try again.")
            .at(clause.span().position());
      }
      policy = clause.policy().compareTo(policy) > 0 ? clause.policy() : policy;
    }
    marks.add(new Mark(scan, base, key, policy));
  }

  boolean isEmpty() {
    return marks.isEmpty();
  }

  /** What goes behind the columns of a row: the row of each table that is locked with it. */
  List<Node> nodes() {
    List<Node> nodes = new ArrayList<>();
    marks.forEach(mark -> nodes.add(mark::read));
    return nodes;
  }

  /**
   * Locks what belongs to rows.
   *
   * @param width how many columns are before what {@link #nodes} gave
   * @return whether all is as it was read; otherwise the query is to be run again
   */
  boolean lock(List<@Nullable Object[]> rows, int width, Execution execution) {
    boolean same = true;
    for (int i = 0; i < marks.size(); i++) {
      int column = width + i;
      List<KeyedRows.Read> read = new ArrayList<>();
      for (@Nullable Object[] row : rows) {
        if (row[column] != null) {
          read.add((KeyedRows.Read) Objects.requireNonNull(row[column]));
        }
      }
      same &= execution.keyed(marks.get(i).scan()).lock(read, marks.get(i).policy());
    }
    return same;
  }
}
