package io.irispgwire.sql.analysis;

import io.irispgwire.sql.tree.Span;
import io.irispgwire.types.SqlType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What names may mean inside of a routine, beside columns. */
@FunctionalInterface
public interface Variables {
  /** Outside of routines. */
  Variables NONE = (names, place, isColumn) -> null;

  /**
   * The type of a variable, or null when there is none of that name.
   *
   * @param names as written: a variable, or with its block or record in front
   * @param place of the reference in its text
   * @param isColumn whether there is a column of that name, too
   * @throws io.irispgwire.error.PgException 42702 when both is too much
   */
  @Nullable SqlType find(List<String> names, Span place, boolean isColumn);
}
