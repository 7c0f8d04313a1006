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
 * @param extra more columns behind them, with their labels
 */
record Output(
    @Nullable List<String> labels,
    @Nullable List<SqlType> types,
    boolean exact,
    List<Fragment> extra) {
  static final Output ANY = new Output(null, null, false, List.of());

  static Output labelled(@Nullable List<String> labels) {
    return new Output(labels, null, false, List.of());
  }

  Output withTypes(List<SqlType> newTypes) {
    return new Output(labels, newTypes, exact, extra);
  }

  Output compared() {
    return new Output(labels, types, true, extra);
  }

  Output withoutLabels() {
    return new Output(null, types, exact, extra);
  }

  /** With more columns behind them. */
  Output withExtra(List<Fragment> more) {
    return new Output(labels, types, exact, more);
  }

  /** As the body of a derived table. */
  Output asBody(List<String> newLabels, List<Fragment> newExtra) {
    return new Output(newLabels, types, exact, newExtra);
  }
}
