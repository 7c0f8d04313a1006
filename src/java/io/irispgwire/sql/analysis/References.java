package io.irispgwire.sql.analysis;

import io.irispgwire.sql.tree.Expression;

/** Questions about the columns an analysed expression reads. */
final class References {
  private References() {}

  /** {@code contain_vars_of_level(expression, 0)}. */
  static boolean hasColumn(Expression expression, Findings findings) {
    if (expression instanceof Expression.ColumnRef reference) {
      return levelsUp(findings.resolution(reference)) == 0;
    }
    for (Expression child : Children.of(expression)) {
      if (hasColumn(child, findings)) {
        return true;
      }
    }
    return false;
  }

  /** The innermost query whose columns it reads, counted outwards; -1 where it reads none. */
  static int nearestLevel(Expression expression, Findings findings) {
    if (expression instanceof Expression.ColumnRef reference) {
      return levelsUp(findings.resolution(reference));
    }
    int nearest = -1;
    for (Expression child : Children.of(expression)) {
      int level = nearestLevel(child, findings);
      nearest = nearest < 0 ? level : level < 0 ? nearest : Math.min(nearest, level);
    }
    return nearest;
  }

  static int levelsUp(Resolution resolution) {
    if (resolution instanceof Resolution.Column column) {
      return column.levelsUp();
    }
    if (resolution instanceof Resolution.SystemColumn column) {
      return column.levelsUp();
    }
    if (resolution instanceof Resolution.Variable) {
      return -1;
    }
    return resolution instanceof Resolution.Merged merged
        ? levelsUp(merged.left())
        : ((Resolution.WholeRow) resolution).levelsUp();
  }
}
