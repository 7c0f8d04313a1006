package io.irispgwire.sql.analysis;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one INSERT, UPDATE or DELETE is about.
 *
 * @param target the row that it writes
 * @param excluded the row that ON CONFLICT … DO UPDATE proposed; null without one
 * @param returning its output columns, stars expanded
 */
public record Modified(
    Table table, RangeEntry target, @Nullable RangeEntry excluded, List<Target> returning) {
  public Modified {
    returning = List.copyOf(returning);
  }
}
