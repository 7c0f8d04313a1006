package io.irispgwire.sql.analysis;

import io.irispgwire.types.SqlType;

/**
 * Where a column reference leads.
 *
 * <p>Levels count {@link io.irispgwire.sql.tree.Query} nodes outwards: a branch of a set operation,
 * a query in FROM and one in WITH are each one level inside the query they stand in. A reference to
 * a column of a join leads straight to the item the column comes from.
 */
public sealed interface Resolution {
  /**
   * A column of an entry of FROM.
   *
   * @param column index from 0
   * @param levelsUp 0 for the query the reference stands in, 1 for the one around it, …
   */
  record Column(RangeEntry entry, int column, int levelsUp) implements Resolution {}

  /** A column merged by USING or NATURAL in a FULL join: the first that is not null. */
  record Merged(Resolution left, Resolution right) implements Resolution {}

  /**
   * A system column of a table.
   *
   * @param name {@code tableoid}, {@code ctid}, {@code xmin}, {@code cmin}, {@code xmax}, {@code
   *     cmax}
   */
  record SystemColumn(RangeEntry entry, String name, int levelsUp) implements Resolution {}

  /** A variable of the routine around: only while its statements are looked through. */
  record Variable(SqlType type) implements Resolution {}

  /** A whole row of an entry of FROM: {@code SELECT t FROM t}. */
  record WholeRow(RangeEntry entry, int levelsUp) implements Resolution {}
}
