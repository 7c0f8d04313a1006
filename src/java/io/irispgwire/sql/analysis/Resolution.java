package io.irispgwire.sql.analysis;

/** Where a column reference leads. */
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

  /** A whole row of an entry of FROM: {@code SELECT t FROM t}. */
  record WholeRow(RangeEntry entry, int levelsUp) implements Resolution {}
}
