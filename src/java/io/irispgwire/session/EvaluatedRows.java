package io.irispgwire.session;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Rows that the JVM makes. */
final class EvaluatedRows implements RowSource {
  private final Iterator<@Nullable Object[]> rows;
  private @Nullable Object[] row = new Object[0];

  EvaluatedRows(Iterator<@Nullable Object[]> rows) {
    this.rows = rows;
  }

  @Override
  public boolean next() {
    if (!rows.hasNext()) {
      return false;
    }
    row = rows.next();
    return true;
  }

  @Override
  public @Nullable Object value(int column) {
    return row[column];
  }

  @Override
  public void write(RowWriter writer) {
    writer.write(row);
  }

  @Override
  public void close() {}
}
