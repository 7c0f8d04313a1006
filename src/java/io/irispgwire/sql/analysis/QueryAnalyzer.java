package io.irispgwire.sql.analysis;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Query;
import io.irispgwire.types.PgType;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Queries: WITH, then the body, then ORDER BY and LIMIT.
 *
 * <p>Source: PostgreSQL {@code src/backend/parser/analyze.c}, {@code transformSelectStmt}, {@code
 * transformValuesClause}, {@code transformSetOperationStmt}.
 */
final class QueryAnalyzer {
  private final AnalysisContext context;

  QueryAnalyzer(AnalysisContext context) {
    this.context = context;
  }

  /** What becomes of output columns whose type nothing has decided. */
  enum Unknowns {
    TO_TEXT,
    /** The set operation or INSERT around it decides. */
    LEFT
  }

  List<ResultColumn> analyze(Query query, @Nullable Scope parent) {
    return analyze(query, new Scope(parent), Unknowns.TO_TEXT);
  }

  List<ResultColumn> analyze(Query query, Scope scope, Unknowns unknowns) {
    return analyze(query, scope, unknowns, columns -> {});
  }

  /**
   * The body of a recursive common table.
   *
   * @param firstSeen told the columns of the non-recursive term before the other is analysed
   */
  List<ResultColumn> analyzeRecursive(
      Query query, Scope scope, Consumer<List<ResultColumn>> firstSeen) {
    return analyze(query, scope, Unknowns.TO_TEXT, firstSeen);
  }

  private List<ResultColumn> analyze(
      Query query, Scope scope, Unknowns unknowns, Consumer<List<ResultColumn>> firstSeen) {
    if (query.with() != null) {
      new CommonTables(context, scope).define(query.with());
    }
    List<ResultColumn> columns = body(query, scope, unknowns, firstSeen);
    context.findings().setColumns(query, columns);
    return columns;
  }

  private List<ResultColumn> body(
      Query query, Scope scope, Unknowns unknowns, Consumer<List<ResultColumn>> firstSeen) {
    if (query.body() instanceof Query.Select select) {
      return new SelectAnalyzer(context, scope).analyze(query, select, unknowns);
    }
    if (query.body() instanceof Query.Values values) {
      List<ResultColumn> columns = new ValuesAnalyzer(context, scope).analyze(values, unknowns);
      orderAndLimit(query, scope, columns);
      return columns;
    }
    Query.SetOperation operation = (Query.SetOperation) query.body();
    List<ResultColumn> columns = new SetOperations(context, scope).analyze(operation, firstSeen);
    orderAndLimit(query, scope, columns);
    return columns;
  }

  private void orderAndLimit(Query query, Scope scope, List<ResultColumn> columns) {
    Locks.check(query, scope, context.findings(), false);
    new SortClauses(new ExpressionAnalyzer(context, scope)).orderByOutput(query, columns);
    limits(query, scope);
  }

  /** {@code transformLimitClause}: both count rows in int8. */
  void limits(Query query, Scope scope) {
    ExpressionAnalyzer expressions = new ExpressionAnalyzer(context, scope);
    rowCount(expressions, query.offset(), Clause.OFFSET);
    rowCount(expressions, query.limit(), Clause.LIMIT);
  }

  private static void rowCount(
      ExpressionAnalyzer expressions, @Nullable Expression count, Clause clause) {
    if (count != null) {
      expressions.analyze(count, clause);
      expressions.coercer().toSpecific(count, PgType.INT8, clause.label());
      if (References.hasColumn(count, expressions.findings())) {
        throw new PgException(
                SqlState.INVALID_COLUMN_REFERENCE,
                "argument of " + clause.label() + " must not contain variables")
            .at(Places.of(count));
      }
    }
  }
}
