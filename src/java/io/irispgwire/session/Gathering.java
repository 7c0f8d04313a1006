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
import io.irispgwire.sql.analysis.Analysis;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.types.PgType;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
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
  Plan.@Nullable Gather plan() {
    try {
      Evaluation evaluation = Evaluator.compile(analysis, ALL_TABLES);
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
