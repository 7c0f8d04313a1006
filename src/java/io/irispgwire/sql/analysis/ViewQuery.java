package io.irispgwire.sql.analysis;

/**
 * The query behind a view or a materialized view, as the definition's note keeps it.
 *
 * @param text with every name in full: it means the same under any search path
 */
public record ViewQuery(String text, Content content) {
  /** Where the rows are. */
  public enum Content {
    /** Nowhere: a view computes them. */
    COMPUTED,
    /** In a table that the query has filled. */
    STORED,
    /** Nowhere yet: WITH NO DATA. */
    MISSING
  }

  /** Whether it is that of a materialized view. */
  public boolean isMaterialized() {
    return content != Content.COMPUTED;
  }
}
