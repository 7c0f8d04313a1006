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
 * @param everyRow whether DISTINCT is left to the query around it
 * @param text whether columns whose values are kept as text may be among them: whoever reads them
 *     knows
 */
record Output(
    @Nullable List<String> labels,
    @Nullable List<SqlType> types,
    boolean exact,
    List<Fragment> extra,
    boolean everyRow,
    boolean text) {
  static final Output ANY = new Output(null, null, false, List.of(), false, false);

  static Output labelled(@Nullable List<String> labels) {
    return new Output(labels, null, false, List.of(), false, false);
  }

  /** Of a view. */
  static Output ofView(List<String> labels) {
    return new Output(labels, null, false, List.of(), false, true);
  }

  Output withTypes(List<SqlType> newTypes) {
    return new Output(labels, newTypes, exact, extra, everyRow, false);
  }

  Output compared() {
    return new Output(labels, types, true, extra, everyRow, false);
  }

  Output withoutLabels() {
    return new Output(null, types, exact, extra, everyRow, text);
  }

  /** With more columns behind them. */
  Output withExtra(List<Fragment> more) {
    return new Output(labels, types, exact, more, everyRow, text);
  }

  /** As the body of a derived table. */
  Output asBody(List<String> newLabels, List<Fragment> newExtra) {
    return new Output(newLabels, types, exact, newExtra, false, false);
  }

  /** Without DISTINCT. */
  Output withEveryRow() {
    return new Output(labels, types, exact, extra, true, text);
  }
}
