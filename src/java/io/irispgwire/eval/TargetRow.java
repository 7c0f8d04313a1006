package io.irispgwire.eval;

import io.irispgwire.sql.analysis.Modified;
import io.irispgwire.sql.analysis.RangeEntry;
import io.irispgwire.sql.analysis.Resolution;
import io.irispgwire.sql.analysis.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The row that a modification writes, and where in a frame it lies: its columns, then its key. */
final class TargetRow {
  private final Table table;
  private final RangeEntry entry;
  private final Scope scope;
  private final int base;
  private final int key;
  private int scan = -1;

  TargetRow(Modified modified, Scope scope) {
    this.table = modified.table();
    this.entry = modified.target();
    this.scope = scope;
    this.base = scope.add(entry);
    this.key = scope.allocate(1);
    if (table.view()) {
      throw Failures.unsupported("writing to a view is not supported here")
          .withHint("Write to its table.");
    }
  }

  Table table() {
    return table;
  }

  RangeEntry entry() {
    return entry;
  }

  int base() {
    return base;
  }

  /** Which scan reads it; -1 for none. */
  void setScan(int number) {
    scan = number;
  }

  int scan() {
    return scan;
  }

  /** Its columns and its key. */
  int width() {
    return key - base + 1;
  }

  String key(Frame frame) {
    return String.valueOf(frame.get(key));
  }

  boolean isPresent(Frame frame) {
    return frame.get(key) != null;
  }

  Resolution column(int column) {
    return new Resolution.Column(entry, column, 0);
  }

  /** The columns that expressions read; known when all is compiled. */
  List<Integer> columns() {
    return scope.touched().get(base, key).stream().boxed().toList();
  }

  @Nullable Object[] copy(Frame frame) {
    return frame.copy(base, key);
  }

  void put(Frame frame, @Nullable Object[] row) {
    frame.setAll(base, row, key - base);
  }
}
