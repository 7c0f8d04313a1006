package io.irispgwire.session;

import io.irispgwire.catalog.SystemTables;
import io.irispgwire.eval.Environment;
import io.irispgwire.eval.Evaluator;
import io.irispgwire.eval.Evaluator.Scalar;
import io.irispgwire.eval.RowLookup;
import io.irispgwire.eval.TableAccess;
import io.irispgwire.eval.TableQuery;
import io.irispgwire.eval.TableScan;
import io.irispgwire.sql.IrisVersion;
import io.irispgwire.sql.Translation;
import io.irispgwire.sql.Translator;
import io.irispgwire.sql.analysis.Analysis;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.types.SqlType;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tables of one query that is computed here: system tables, which are made here too, and tables
 * of the back end, which are read with as many of the query's conditions as IRIS understands.
 */
final class TableReads implements RowLookup {
  /** Only the tables that are made here. A plan is shared: its environment says whose they are. */
  static final RowLookup SYSTEM_TABLES =
      new RowLookup() {
        @Override
        public boolean has(Table table) {
          return SystemTables.contains(table);
        }

        @Override
        public TableScan scan(TableAccess access) {
          return environment -> new SystemRun(access.table(), environment);
        }
      };

  private final Analysis analysis;
  private final IrisVersion version;
  private final List<TableQuery> queries = new ArrayList<>();

  TableReads(Analysis analysis, IrisVersion version) {
    this.analysis = analysis;
    this.version = version;
  }

  /** What is read from the back end. */
  List<TableQuery> queries() {
    return queries;
  }

  @Override
  public boolean has(Table table) {
    return true;
  }

  @Override
  public TableScan scan(TableAccess access) {
    if (SystemTables.contains(access.table())) {
      return SYSTEM_TABLES.scan(access);
    }
    List<Integer> columns = access.columns().stream().boxed().toList();
    List<SqlType> types =
        columns.stream().map(i -> access.table().columns().get(i).type()).toList();
    Translation translation =
        new Translator(version).scan(analysis, access.relation(), columns, access.conditions());
    TableQuery query =
        new TableQuery(
            translation,
            scalars(analysis, translation),
            columns,
            types,
            access.table().columns().size());
    queries.add(query);
    return environment -> environment.session().read(query, queries.size() == 1, environment);
  }

  /** The expressions that are to be computed here before a step runs. */
  static IdentityHashMap<Expression, Scalar> scalars(Analysis analysis, Translation translation) {
    IdentityHashMap<Expression, Scalar> scalars = new IdentityHashMap<>();
    for (Translation.Step step : translation.steps()) {
      for (Translation.Operand operand : step.operands()) {
        if (operand instanceof Translation.Computed computed) {
          scalars.put(computed.expression(), Evaluator.scalar(analysis, computed.expression()));
        }
      }
    }
    return scalars;
  }

  private record SystemRun(Table table, Environment environment) implements TableScan.Run {
    @Override
    public Iterator<@Nullable Object[]> rows() {
      return environment.session().rows(table);
    }

    @Override
    public void close() {}
  }
}
