package io.irispgwire.sql.analysis;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What one item of FROM makes visible; PostgreSQL's ParseNamespaceItem. */
final class NamespaceItem {
  private final RangeEntry entry;
  private final List<Column> columns;
  private final boolean named;
  private boolean columnsVisible = true;
  private boolean lateralOnly;
  private boolean lateralOk = true;

  /**
   * @param named whether its alias may qualify columns
   */
  NamespaceItem(RangeEntry entry, List<Column> columns, boolean named) {
    this.entry = entry;
    this.columns = List.copyOf(columns);
    this.named = named;
  }

  /** A column as a query sees it; the resolution is that of a reference at the same level. */
  record Column(ResultColumn column, Resolution resolution) {
    String name() {
      return column.label();
    }
  }

  /** An item whose columns are the entry's own. */
  static NamespaceItem of(RangeEntry entry, boolean named) {
    Column[] columns = new Column[entry.columns().size()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = new Column(entry.columns().get(i), new Resolution.Column(entry, i, 0));
    }
    return new NamespaceItem(entry, List.of(columns), named);
  }

  RangeEntry entry() {
    return entry;
  }

  List<Column> columns() {
    return columns;
  }

  boolean isNamed(String name) {
    return named && entry.alias().equals(name);
  }

  /** The relation it is, when it is one and shows under its own name. */
  @Nullable Table table() {
    return Sources.table(entry);
  }

  boolean isNamed() {
    return named;
  }

  boolean columnsVisible() {
    return columnsVisible;
  }

  void hideColumns() {
    columnsVisible = false;
  }

  boolean lateralOnly() {
    return lateralOnly;
  }

  boolean lateralOk() {
    return lateralOk;
  }

  void setLateral(boolean only, boolean ok) {
    lateralOnly = only;
    lateralOk = ok;
  }

  /** The columns of that name: more than one makes a reference ambiguous. */
  int count(String name) {
    int count = 0;
    for (Column column : columns) {
      if (column.name().equals(name)) {
        count++;
      }
    }
    return count == 0 && SystemColumns.of(this, name) != null ? 1 : count;
  }

  Column column(String name) {
    Column found = null;
    for (Column column : columns) {
      if (column.name().equals(name)) {
        found = column;
      }
    }
    return Objects.requireNonNull(found == null ? SystemColumns.of(this, name) : found);
  }
}
