package io.irispgwire.session;

import io.irispgwire.eval.Environment;
import io.irispgwire.eval.RowLookup;
import io.irispgwire.eval.Scan;
import io.irispgwire.sql.analysis.Table;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows that the JVM makes of those that the back end reads; closes what it has opened. */
final class GatheredRows implements RowSource, RowLookup {
  private final Plan.Gather plan;
  private final Function<Planned, RowSource> reader;
  private final List<RowSource> open = new ArrayList<>();
  private final EvaluatedRows rows;

  /**
   * @param reader starts the query behind a table
   */
  GatheredRows(Plan.Gather plan, Environment environment, Function<Planned, RowSource> reader) {
    this.plan = plan;
    this.reader = reader;
    this.rows = new EvaluatedRows(plan.evaluation().rows(environment, this));
  }

  @Override
  public boolean has(Table table) {
    return true;
  }

  @Override
  public Iterator<@Nullable Object[]> rows(Scan scan, Environment environment) {
    Planned query = plan.scans().get(scan);
    if (query == null) {
      return environment.session().rows(scan.table());
    }
    RowSource source = reader.apply(query);
    open.add(source);
    return new Reading(source, query.columns().size());
  }

  /** One row ahead of its reader. */
  private final class Reading implements Iterator<@Nullable Object[]> {
    private final RowSource source;
    private final int width;
    private boolean asked;
    private boolean more = true;

    Reading(RowSource source, int width) {
      this.source = source;
      this.width = width;
    }

    @Override
    public boolean hasNext() {
      if (!asked && more) {
        more = source.next();
        asked = true;
        if (!more) {
          open.remove(source);
          source.close();
        }
      }
      return more;
    }

    @Override
    public @Nullable Object[] next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      asked = false;
      @Nullable Object[] row = new Object[width];
      for (int i = 0; i < width; i++) {
        row[i] = source.value(i);
      }
      return row;
    }
  }

  @Override
  public boolean next() {
    return rows.next();
  }

  @Override
  public @Nullable Object value(int column) {
    return rows.value(column);
  }

  @Override
  public void write(RowWriter writer) {
    rows.write(writer);
  }

  @Override
  public void close() {
    List<RowSource> left = List.copyOf(open);
    open.clear();
    left.forEach(RowSource::close);
  }
}
