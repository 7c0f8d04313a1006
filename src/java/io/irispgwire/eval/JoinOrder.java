package io.irispgwire.eval;

import io.irispgwire.sql.analysis.Analysis;
import io.irispgwire.sql.analysis.RangeEntry;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.TableRef;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * In which order the items between the commas of FROM are joined: first what constants narrow, then
 * what equalities lead to from there. Only among tables with indexes, where that pays.
 */
final class JoinOrder {
  private final Analysis analysis;
  private final List<Equality> equalities = new ArrayList<>();

  private JoinOrder(Analysis analysis) {
    this.analysis = analysis;
  }

  /** What the two sides of an equality read; both empty for none. */
  private record Equality(Set<RangeEntry> left, Set<RangeEntry> right) {}

  static List<TableRef> of(
      List<TableRef> items, List<Expression> conjuncts, Analysis analysis, RowLookup tables) {
    boolean isIndexed = items.stream().allMatch(item -> isIndexed(item, analysis, tables));
    return items.size() < 2 || !isIndexed
        ? items
        : new JoinOrder(analysis).arrange(items, conjuncts);
  }

  private static boolean isIndexed(TableRef item, Analysis analysis, RowLookup tables) {
    if (item instanceof TableRef.Join join) {
      return isIndexed(join.left(), analysis, tables) && isIndexed(join.right(), analysis, tables);
    }
    return !(item instanceof TableRef.Relation relation
            && analysis.entry(relation).source() instanceof RangeEntry.BaseTable base)
        || isSystem(base.table(), tables);
  }

  private static boolean isSystem(Table table, RowLookup tables) {
    return tables.has(table) && tables.isOfServer(table);
  }

  private List<TableRef> arrange(List<TableRef> items, List<Expression> conjuncts) {
    for (Expression conjunct : conjuncts) {
      note(OperationCompiler.bare(conjunct));
    }
    List<TableRef> left = new ArrayList<>(items);
    List<TableRef> order = new ArrayList<>();
    Set<RangeEntry> there = Collections.newSetFromMap(new IdentityHashMap<>());
    while (!left.isEmpty()) {
      TableRef next = left.get(0);
      int best = Integer.MAX_VALUE;
      for (TableRef item : left) {
        boolean isFree = item instanceof TableRef.Relation || item.equals(left.get(0));
        int rank = isFree ? rank(Reads.madeBy(item, analysis), there) : Integer.MAX_VALUE;
        if (rank < best) {
          best = rank;
          next = item;
        }
      }
      left.remove(next);
      order.add(next);
      there.addAll(Reads.madeBy(next, analysis));
    }
    return order;
  }

  private void note(Expression conjunct) {
    if (conjunct instanceof Expression.Operation operation
        && operation.operator().equals("=")
        && operation.left() != null) {
      Set<RangeEntry> left = Reads.of(operation.left(), analysis);
      Set<RangeEntry> right = Reads.of(operation.right(), analysis);
      if (left != null && right != null) {
        equalities.add(new Equality(left, right));
      }
    }
  }

  /** The lower, the sooner. */
  private int rank(Set<RangeEntry> item, Set<RangeEntry> there) {
    boolean narrowed = false;
    boolean reached = false;
    for (Equality equality : equalities) {
      for (boolean swapped : new boolean[] {false, true}) {
        Set<RangeEntry> own = swapped ? equality.right() : equality.left();
        Set<RangeEntry> other = swapped ? equality.left() : equality.right();
        if (!own.isEmpty() && item.containsAll(own)) {
          narrowed |= other.isEmpty();
          reached |= !other.isEmpty() && there.containsAll(other);
        }
      }
    }
    boolean isFirst = there.isEmpty();
    return narrowed && (reached || isFirst) ? 0 : reached ? 1 : narrowed ? 2 : 3;
  }
}
