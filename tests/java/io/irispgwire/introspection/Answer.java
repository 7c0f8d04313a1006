package io.irispgwire.introspection;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a server said to one query.
 *
 * @param columns name and type OID of each column, of each result
 * @param rows values as text
 * @param error SQLSTATE and message, or null
 */
record Answer(List<String> columns, List<List<String>> rows, @Nullable String error) {
  static final String NULL = "∅";

  /** With its values as {@code naming} shows them. */
  Answer named(UnaryOperator<String> naming) {
    return new Answer(
        columns, rows.stream().map(row -> row.stream().map(naming).toList()).toList(), error);
  }

  List<List<String>> sortedRows() {
    List<List<String>> sorted = new ArrayList<>(rows);
    sorted.sort(Comparator.comparing(List::toString));
    return Collections.unmodifiableList(sorted);
  }
}
