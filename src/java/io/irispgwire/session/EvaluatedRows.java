package io.irispgwire.session;

import io.irispgwire.eval.Evaluator.Rows;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Rows that the JVM makes. */
final class EvaluatedRows implements RowSource {
  private final Iterator<@Nullable Object[]> rows;
  private final Runnable end;
  private @Nullable Object[] row = new Object[0];

  EvaluatedRows(Rows rows) {
    this(rows, rows::close);
  }

  EvaluatedRows(Iterator<@Nullable Object[]> rows) {
    this(rows, () -> {});
  }

  private EvaluatedRows(Iterator<@Nullable Object[]> rows, Runnable end) {
    this.rows = rows;
    this.end = end;
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
  public void write(RowTarget writer) {
    writer.write(row);
  }

  @Override
  public void close() {
    end.run();
  }
}
