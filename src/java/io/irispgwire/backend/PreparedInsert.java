package io.irispgwire.backend;

/** A prepared INSERT of one row. */
public interface PreparedInsert extends Prepared {
  /**
   * Inserts the row.
   *
   * @return its RowID ({@code %ID}) as text: an ID key of several fields has a number for none
   */
  String insert();
}
