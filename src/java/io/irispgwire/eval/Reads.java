package io.irispgwire.eval;

import io.irispgwire.sql.analysis.Analysis;
import io.irispgwire.sql.analysis.Children;
import io.irispgwire.sql.analysis.RangeEntry;
import io.irispgwire.sql.analysis.Resolution;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.TableRef;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which entries of its query's FROM an expression reads, and which ones an item of FROM makes. */
final class Reads {
  private Reads() {}

  /**
   * Null where that cannot be told or does not matter, because the expression is to be computed
   * once for each row of the whole: it has a sub-query, or a volatile function.
   */
  static @Nullable Set<RangeEntry> of(Expression expression, Analysis analysis) {
    Set<RangeEntry> entries = none();
    return collect(expression, analysis, entries) ? entries : null;
  }

  private static Set<RangeEntry> none() {
    return Collections.newSetFromMap(new IdentityHashMap<>());
  }

  private static boolean collect(
      Expression expression, Analysis analysis, Set<RangeEntry> entries) {
    if (expression instanceof Expression.ColumnRef column) {
      add(analysis.resolution(column), entries);
      return true;
    }
    boolean isOpaque =
        expression instanceof Expression.SubLink
            || expression instanceof Expression.Star
            || analysis.calls(expression).stream().anyMatch(c -> c.proc().volatility() == 'v');
    return !isOpaque
        && Children.of(expression).stream().allMatch(child -> collect(child, analysis, entries));
  }

  private static void add(Resolution resolution, Set<RangeEntry> entries) {
    if (resolution instanceof Resolution.Merged merged) {
      add(merged.left(), entries);
      add(merged.right(), entries);
    } else if (resolution instanceof Resolution.Column column && column.levelsUp() == 0) {
      entries.add(column.entry());
    } else if (resolution instanceof Resolution.SystemColumn column && column.levelsUp() == 0) {
      entries.add(column.entry());
    } else if (resolution instanceof Resolution.WholeRow row && row.levelsUp() == 0) {
      entries.add(row.entry());
    }
  }

  /** The entries that an item of FROM makes. */
  static Set<RangeEntry> madeBy(TableRef item, Analysis analysis) {
    Set<RangeEntry> entries = none();
    made(item, analysis, entries);
    return entries;
  }

  private static void made(TableRef item, Analysis analysis, Set<RangeEntry> entries) {
    if (item instanceof TableRef.Join join) {
      made(join.left(), analysis, entries);
      made(join.right(), analysis, entries);
      if (join.alias() != null) {
        entries.add(analysis.entry(join));
      }
    } else {
      entries.add(analysis.entry(item));
    }
  }
}
