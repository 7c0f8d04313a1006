package io.irispgwire.eval;

import io.irispgwire.sql.analysis.Table;
import io.irispgwire.types.SqlType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How INSERT makes a row of the table of a row of its source.
 *
 * @param types of the source row's values
 * @param base where in a frame the source row lies
 * @param columns those that are written, as indexes into the table's
 */
record Proposal(Table table, List<SqlType> types, int base, List<Integer> columns, Node[] values) {

  /** A row to be stored: the values of some columns, the others have their defaults. */
  record Row(List<Integer> columns, @Nullable Object[] values) {}

  Row of(@Nullable Object[] source, Frame frame) {
    frame.setAll(base, source, source.length);
    boolean whole = Arrays.stream(source).noneMatch(value -> value == SourceCompiler.DEFAULT);
    List<Integer> written = whole ? columns : new ArrayList<>();
    List<@Nullable Object> stored = new ArrayList<>(columns.size());
    for (int i = 0; i < columns.size(); i++) {
      Object value = values[i].value(frame);
      if (value != SourceCompiler.DEFAULT) {
        stored.add(StoredValue.of(value, table.columns().get(columns.get(i))));
        if (!whole) {
          written.add(columns.get(i));
        }
      }
    }
    return new Row(written, stored.toArray());
  }
}
