package io.irispgwire.sql.tree;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import org.jspecify.annotations.Nullable;

/**
 * An option of CREATE or ALTER SEQUENCE.
 *
 * @param name as, increment, minvalue, maxvalue, start, restart, cache, cycle or owned
 * @param value null where none is written: RESTART, NO MINVALUE, OWNED BY NONE
 * @param type of AS
 * @param owner of OWNED BY: the table's name, and the column's behind it; of SEQUENCE NAME the name
 */
public record SequenceOption(
    Span span,
    String name,
    @Nullable Long value,
    @Nullable TypeName type,
    @Nullable QualifiedName owner)
    implements Node {
  /** {@code defGetInt64}. */
  public static Long number(String text) {
    try {
      return Long.valueOf(text);
    } catch (NumberFormatException e) {
      throw new PgException(
          SqlState.INVALID_TEXT_REPRESENTATION,
          "invalid input syntax for type bigint: \"" + text + "\"");
    }
  }
}
