package io.irispgwire.session;

import io.irispgwire.catalog.SystemTables;
import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.eval.Environment;
import io.irispgwire.eval.Evaluator;
import io.irispgwire.eval.Evaluator.Evaluation;
import io.irispgwire.eval.RowLookup;
import io.irispgwire.eval.Scan;
import io.irispgwire.sql.ParsedStatement;
import io.irispgwire.sql.Parser;
import io.irispgwire.sql.Translation.Operand;
import io.irispgwire.sql.Translation.SourceValue;
import io.irispgwire.sql.Translation.Step;
import io.irispgwire.sql.Translator;
import io.irispgwire.sql.analysis.Analysis;
import io.irispgwire.sql.analysis.ResultColumn;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Modification.Insert;
import io.irispgwire.sql.tree.Query;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Plans a query that IRIS SQL has no form for: the back end reads the tables, with as many of the
 * conditions as it can ask, and the evaluator does the rest.
 */
final class Gathering {
  private static final RowLookup ALL_TABLES =
      new RowLookup() {
        @Override
        public boolean has(Table table) {
          return true;
        }

        @Override
        public Iterator<@Nullable Object[]> rows(Scan scan, Environment environment) {
          throw new IllegalStateException(scan.table().name());
        }
      };

  private final Planner planner;
  private final Analysis analysis;
  private final List<Integer> parameterOids;

  Gathering(Planner planner, Analysis analysis) {
    this.planner = planner;
    this.analysis = analysis;
    this.parameterOids = analysis.parameterTypes().stream().map(PgType::oid).toList();
  }

  /** Null where the evaluator cannot do it either. */
  Plan.@Nullable Gather query() {
    return orNull(() -> gather(Evaluator.compile(analysis, ALL_TABLES)));
  }

  /** Likewise the query behind an INSERT. */
  Plan.@Nullable Fill insert(Insert insert, Translator translator) {
    Query source = insert.source();
    if (source == null || insert.with() != null || !insert.returning().isEmpty()) {
      return null;
    }
    return orNull(
        () -> {
          Step step = translator.translateInsert(analysis, insert);
          List<ResultColumn> columns = new ArrayList<>();
          for (Operand operand : step.operands()) {
            columns.add(new ResultColumn("", SqlType.of(((SourceValue) operand).type()), 0, 0));
          }
          Plan.Gather rows = gather(Evaluator.compile(analysis, source, columns, ALL_TABLES));
          return rows == null ? null : new Plan.Fill(rows, step);
        });
  }

  private Plan.@Nullable Gather gather(@Nullable Evaluation evaluation) {
    if (evaluation == null || evaluation.locks()) {
      return null;
    }
    IdentityHashMap<Scan, Planned> scans = new IdentityHashMap<>();
    for (Scan scan : evaluation.scans()) {
      if (!SystemTables.contains(scan.table())) {
        scans.put(scan, plan(scan));
      }
    }
    return new Plan.Gather(evaluation, scans);
  }

  private static <T> @Nullable T orNull(Supplier<@Nullable T> plan) {
    try {
      return plan.get();
    } catch (PgException e) {
      if (e.state() == SqlState.FEATURE_NOT_SUPPORTED) {
        return null;
      }
      throw e;
    }
  }

  /** With every condition, or else with each that the back end can ask. */
  private Planned plan(Scan scan) {
    List<Expression> filters = scan.filters();
    Planned whole = filters.isEmpty() ? null : tryPlan(scan, filters);
    if (whole != null) {
      return whole;
    }
    List<Expression> possible = new ArrayList<>();
    if (filters.size() > 1) {
      for (Expression filter : filters) {
        if (tryPlan(scan, List.of(filter)) != null) {
          possible.add(filter);
        }
      }
    }
    return planner.remote(query(scan, possible), parameterOids);
  }

  private @Nullable Planned tryPlan(Scan scan, List<Expression> filters) {
    try {
      return planner.remote(query(scan, filters), parameterOids);
    } catch (PgException e) {
      if (e.state() == SqlState.FEATURE_NOT_SUPPORTED) {
        return null;
      }
      throw e;
    }
  }

  /** The client's own words for the table and the conditions, each on a line of its own. */
  private ParsedStatement query(Scan scan, List<Expression> filters) {
    String sql = analysis.statement().sql();
    StringBuilder text = new StringBuilder("SELECT * FROM ");
    text.append(scan.relation().span().of(sql)).append('\n');
    String joint = "WHERE (";
    for (Expression filter : filters) {
      text.append(joint).append(filter.span().of(sql)).append("\n)");
      joint = " AND (";
    }
    ParsedStatement parsed = Parser.parse(text.toString()).get(0);
    return new ParsedStatement(parsed.sql(), parsed.tree(), parameterOids.size());
  }
}
