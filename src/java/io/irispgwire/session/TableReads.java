package io.irispgwire.session;

import io.irispgwire.catalog.SystemReads;
import io.irispgwire.catalog.SystemTables;
import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
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
import io.irispgwire.sql.analysis.RowExpression;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * The tables of one query that is computed here: system tables, which are made here too, and tables
 * of the back end, which are read with as many of the query's conditions as IRIS understands.
 */
final class TableReads implements RowLookup {
  /** Only the tables that are made here. */
  static final RowLookup SYSTEM_TABLES = new SystemReads();

  private final Analysis analysis;
  private final IrisVersion version;
  private final boolean streams;
  private final List<TableQuery> queries = new ArrayList<>();

  /**
   * @param streams whether nothing is written while rows are read
   */
  TableReads(Analysis analysis, IrisVersion version, boolean streams) {
    this.analysis = analysis;
    this.version = version;
    this.streams = streams;
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
  public boolean isOfServer(Table table) {
    return SYSTEM_TABLES.isOfServer(table);
  }

  @Override
  public boolean isIndexed(Table table) {
    return SYSTEM_TABLES.isIndexed(table);
  }

  @Override
  public TableScan scan(TableAccess access) {
    if (SystemTables.contains(access.table())) {
      if (access.keyed()) {
        throw new PgException(
                SqlState.FEATURE_NOT_SUPPORTED, "locking rows of a system catalog is not supported")
            .withHint("Leave out FOR UPDATE, or say OF which table.");
      }
      return SYSTEM_TABLES.scan(access);
    }
    List<Integer> columns = access.columns().stream().boxed().toList();
    Translation translation =
        new Translator(version)
            .scan(
                analysis,
                access.relation(),
                access.entry(),
                columns,
                access.conditions(),
                access.keyed());
    TableQuery query = query(access, columns, translation);
    queries.add(query);
    boolean writes = access.keyed() || !streams;
    return environment ->
        environment.session().read(query, !writes && queries.size() == 1, environment);
  }

  private TableQuery query(TableAccess access, List<Integer> columns, Translation translation) {
    List<Integer> places = new ArrayList<>(columns);
    List<SqlType> types = new ArrayList<>();
    columns.forEach(i -> types.add(access.table().columns().get(i).carried()));
    int width = access.table().columns().size();
    if (access.keyed()) {
      places.add(width);
      types.add(SqlType.of(PgType.TEXT));
      width++;
    }
    return new TableQuery(translation, scalars(analysis, translation), places, types, width);
  }

  /** The expressions that are to be computed here before a step runs. */
  static IdentityHashMap<Expression, Scalar> scalars(Analysis analysis, Translation translation) {
    IdentityHashMap<Expression, Scalar> scalars = new IdentityHashMap<>();
    for (Translation.Step step : translation.steps()) {
      for (Translation.Operand operand : step.operands()) {
        if (operand instanceof Translation.Computed computed) {
          scalars.put(computed.expression(), Evaluator.scalar(analysis, computed.expression()));
        } else if (operand instanceof Translation.Fallback fallback) {
          RowExpression rule = fallback.rule();
          scalars.put(rule.expression(), Evaluator.scalar(rule.analysis(), rule.expression()));
        }
      }
    }
    return scalars;
  }
}
