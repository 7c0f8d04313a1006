package io.irispgwire.catalog;

import io.irispgwire.eval.Environment;
import io.irispgwire.eval.Evaluator;
import io.irispgwire.eval.RowLookup;
import io.irispgwire.eval.TableAccess;
import io.irispgwire.eval.TableScan;
import io.irispgwire.sql.analysis.Table;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How queries read system tables: what the session says the rows are, or a view's definition. A
 * plan is shared: its environment says whose rows they are.
 */
public final class SystemReads implements RowLookup {
  @Override
  public boolean has(Table table) {
    return SystemTables.contains(table);
  }

  @Override
  public boolean isOfServer(Table table) {
    return SystemTables.contains(table);
  }

  @Override
  public boolean isIndexed(Table table) {
    return SystemTables.contains(table) && table.sequence() == null && SystemRows.isIndexed(table);
  }

  @Override
  public TableScan scan(TableAccess access) {
    Table table = access.table();
    return SystemRows.isComputed(table)
        ? environment -> new ViewRun(table, environment)
        : environment -> new TableRun(table, environment);
  }

  private record TableRun(Table table, Environment environment) implements TableScan.Run {
    @Override
    public Iterator<@Nullable Object[]> rows() {
      return environment.session().rows(table);
    }

    @Override
    public Iterator<@Nullable Object[]> rows(int column, Object value) {
      return environment.session().rows(table, column, value);
    }

    @Override
    public void close() {}
  }

  /** A view: computed once in a query, however often it is read. */
  private static final class ViewRun implements TableScan.Run {
    private final Table view;
    private final Environment environment;
    private @Nullable List<@Nullable Object[]> rows;

    ViewRun(Table view, Environment environment) {
      this.view = view;
      this.environment = environment;
    }

    @Override
    public Iterator<@Nullable Object[]> rows() {
      if (rows == null) {
        rows = new ArrayList<>();
        try (Evaluator.Rows computed = SystemViews.of(view).rows(environment)) {
          computed.forEachRemaining(rows::add);
        }
      }
      return rows.iterator();
    }

    @Override
    public void close() {}
  }
}
