package io.irispgwire.eval;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A compiled INSERT, UPDATE, DELETE or MERGE: immutable. */
@FunctionalInterface
interface Change {
  /**
   * Makes the change.
   *
   * @param outer the row of what is around it, where its WITH queries are
   * @param returned takes the rows of RETURNING
   * @return how many rows are changed
   */
  long run(Execution execution, Frame outer, Consumer<@Nullable Object[]> returned);
}
