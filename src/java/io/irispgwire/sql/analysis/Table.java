package io.irispgwire.sql.analysis;

import io.irispgwire.types.SqlType;
import java.util.List;

/**
 * A table or view of the back end as PostgreSQL clients see it.
 *
 * @param schema PostgreSQL's name of the schema: {@code public} for IRIS's {@code SQLUser}
 * @param oid stable: the same after every restart
 * @param backendSchema the schema's name in IRIS
 * @param backendName the table's name as IRIS stores it
 */
public record Table(
    String schema,
    String name,
    int oid,
    String backendSchema,
    String backendName,
    boolean view,
    List<Column> columns) {
  public Table {
    columns = List.copyOf(columns);
  }

  /**
   * A column.
   *
   * @param type as declared in PostgreSQL's terms, whatever IRIS stores it in
   * @param number {@code attnum}, from 1
   * @param stored what IRIS keeps it in
   */
  public record Column(
      String name,
      String backendName,
      SqlType type,
      int number,
      boolean notNull,
      boolean hasDefault,
      boolean primaryKey,
      Stored stored) {}

  /** The kinds of IRIS column that matter to a translation. */
  public enum Stored {
    BOOLEAN,
    NUMBER,
    /** A string that compares as PostgreSQL's do: {@code COLLATE %EXACT}. */
    EXACT_STRING,
    /** A string under IRIS's default collation SQLUPPER: case-insensitive. */
    FOLDED_STRING,
    BINARY,
    DATE,
    TIME,
    TIMESTAMP,
    STREAM,
    VECTOR
  }
}
