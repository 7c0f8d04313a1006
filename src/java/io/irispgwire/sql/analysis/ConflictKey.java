package io.irispgwire.sql.analysis;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Expression.ColumnRef;
import io.irispgwire.sql.tree.Modification.OnConflict;
import io.irispgwire.sql.tree.Name;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The key that ON CONFLICT is about; PostgreSQL: plancat.c, infer_arbiter_indexes. */
public final class ConflictKey {
  private ConflictKey() {}

  /**
   * Its columns, as indexes into the table's; null when every key counts.
   *
   * @throws PgException 42P10 when the table has no such key
   */
  public static @Nullable List<Integer> of(Analysis analysis, Table table, OnConflict conflict) {
    Name constraint = conflict.constraint();
    if (constraint != null) {
      return table.indexes().stream()
          .filter(index -> index.isConstraint() && index.name().equals(constraint.value()))
          .findFirst()
          .orElseThrow()
          .columns();
    }
    if (conflict.columns().isEmpty()) {
      return null;
    }
    Set<Integer> wanted = new HashSet<>();
    for (Expression column : conflict.columns()) {
      if (bare(column) instanceof ColumnRef reference
          && analysis.resolution(reference) instanceof Resolution.Column resolved) {
        wanted.add(resolved.column());
      } else {
        throw noKey();
      }
    }
    return table.indexes().stream()
        .filter(index -> index.isUnique() && wanted.equals(new HashSet<>(index.columns())))
        .findFirst()
        .map(Table.Index::columns)
        .orElseThrow(ConflictKey::noKey);
  }

  private static Expression bare(Expression expression) {
    Expression inner = expression;
    while (inner instanceof Expression.Parenthesized parenthesized) {
      inner = parenthesized.inner();
    }
    return inner;
  }

  private static PgException noKey() {
    return new PgException(
        SqlState.INVALID_COLUMN_REFERENCE,
        "there is no unique or exclusion constraint matching the ON CONFLICT specification");
  }
}
