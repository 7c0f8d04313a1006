package io.irispgwire.sql;

/**
 * A word with a meaning of its own in the grammar.
 *
 * @param word in lower case
 * @param bareLabel may be a column label without AS
 */
public record Keyword(String word, Category category, boolean bareLabel) {
  /** How far a keyword may be used as a name: manual, appendix C. */
  public enum Category {
    UNRESERVED,
    COLUMN_NAME,
    TYPE_OR_FUNCTION_NAME,
    RESERVED
  }
}
