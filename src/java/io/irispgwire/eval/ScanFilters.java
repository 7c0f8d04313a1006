package io.irispgwire.eval;

import io.irispgwire.sql.analysis.Analysis;
import io.irispgwire.sql.analysis.Children;
import io.irispgwire.sql.analysis.RangeEntry;
import io.irispgwire.sql.analysis.Resolution;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Query;
import io.irispgwire.sql.tree.TableRef;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which conditions of a WHERE speak of one table alone. A table whose columns an outer join may
 * fill up with NULLs has none: its WHERE sees rows that the table does not have.
 */
record ScanFilters(Analysis analysis) {
  /** The conditions of {@code select} on the table that {@code relation} stands for. */
  List<Expression> of(Query.Select select, TableRef.Relation relation) {
    List<Expression> filters = new ArrayList<>();
    if (select.from().stream().anyMatch(item -> keepsRows(item, relation))) {
      collect(select.where(), analysis.entry(relation), filters);
    }
    return filters;
  }

  /** Whether {@code relation} is in {@code item}, and no join adds rows of NULLs for it. */
  private static boolean keepsRows(TableRef item, TableRef.Relation relation) {
    if (!(item instanceof TableRef.Join join)) {
      return item == relation;
    }
    return switch (join.kind()) {
      case INNER, CROSS -> keepsRows(join.left(), relation) || keepsRows(join.right(), relation);
      case LEFT -> keepsRows(join.left(), relation);
      case RIGHT -> keepsRows(join.right(), relation);
      case FULL -> false;
    };
  }

  private void collect(@Nullable Expression condition, RangeEntry entry, List<Expression> filters) {
    if (condition == null) {
      return;
    }
    Expression bare = OperationCompiler.bare(condition);
    if (bare instanceof Expression.Logical logical && logical.and()) {
      logical.operands().forEach(operand -> collect(operand, entry, filters));
    } else if (readsOnly(bare, entry) && reads(bare)) {
      filters.add(bare);
    }
  }

  private boolean readsOnly(Expression expression, RangeEntry entry) {
    if (expression instanceof Expression.ColumnRef reference) {
      return analysis.resolution(reference) instanceof Resolution.Column column
          && column.entry() == entry;
    }
    return !(expression instanceof Expression.SubLink)
        && analysis.calls(expression).stream().allMatch(call -> call.proc().volatility() != 'v')
        && Children.of(expression).stream().allMatch(child -> readsOnly(child, entry));
  }

  private static boolean reads(Expression expression) {
    return expression instanceof Expression.ColumnRef
        || Children.of(expression).stream().anyMatch(ScanFilters::reads);
  }
}
