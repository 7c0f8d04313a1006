package io.irispgwire.sql.translate;

import io.irispgwire.types.SqlType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a query's output columns.
 *
 * @param labels their names; null where nobody reads them by name
 * @param types what they are cast to; null to leave them as they are
 * @param exact whether rows are compared, so that strings must keep their case
 */
record Output(@Nullable List<String> labels, @Nullable List<SqlType> types, boolean exact) {
  static final Output ANY = new Output(null, null, false);

  static Output labelled(@Nullable List<String> labels) {
    return new Output(labels, null, false);
  }

  Output withTypes(List<SqlType> newTypes) {
    return new Output(labels, newTypes, exact);
  }

  Output compared() {
    return new Output(labels, types, true);
  }

  Output withoutLabels() {
    return new Output(null, types, exact);
  }
}
