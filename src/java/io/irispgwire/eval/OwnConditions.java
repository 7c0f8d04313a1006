package io.irispgwire.eval;

import io.irispgwire.sql.analysis.Analysis;
import io.irispgwire.sql.analysis.Children;
import io.irispgwire.sql.analysis.RangeEntry;
import io.irispgwire.sql.analysis.Resolution;
import io.irispgwire.sql.tree.Expression;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parts of a condition that ask something of one table alone. */
final class OwnConditions {
  private OwnConditions() {}

  /** What stands between the ANDs. */
  static List<Expression> conjuncts(@Nullable Expression condition) {
    List<Expression> conjuncts = new ArrayList<>();
    collect(condition, conjuncts);
    return conjuncts;
  }

  private static void collect(@Nullable Expression condition, List<Expression> into) {
    if (condition == null) {
      return;
    }
    if (OperationCompiler.bare(condition) instanceof Expression.Logical logical && logical.and()) {
      logical.operands().forEach(operand -> collect(operand, into));
    } else {
      into.add(condition);
    }
  }

  static List<Expression> of(RangeEntry entry, List<Expression> conjuncts, Analysis analysis) {
    return conjuncts.stream()
        .filter(condition -> reads(condition) && isOwn(condition, entry, analysis))
        .toList();
  }

  private static boolean reads(Expression expression) {
    return expression instanceof Expression.ColumnRef
        || Children.of(expression).stream().anyMatch(OwnConditions::reads);
  }

  private static boolean isOwn(Expression expression, RangeEntry entry, Analysis analysis) {
    if (expression instanceof Expression.ColumnRef column) {
      return analysis.resolution(column) instanceof Resolution.Column found
          && found.levelsUp() == 0
          && found.entry() == entry;
    }
    return !(expression instanceof Expression.SubLink)
        && Children.of(expression).stream().allMatch(child -> isOwn(child, entry, analysis));
  }
}
