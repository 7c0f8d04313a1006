package io.irispgwire.sql.analysis;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Query;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** UNION, INTERSECT, EXCEPT: PostgreSQL's {@code transformSetOperationTree}. */
final class SetOperations {
  private final AnalysisContext context;
  private final Scope scope;

  SetOperations(AnalysisContext context, Scope scope) {
    this.context = context;
    this.scope = scope;
  }

  /**
   * @param leftSeen told the columns of the left branch before the right one is analysed
   */
  List<ResultColumn> analyze(Query.SetOperation operation, Consumer<List<ResultColumn>> leftSeen) {
    QueryAnalyzer queries = new QueryAnalyzer(context);
    List<ResultColumn> left =
        queries.analyze(operation.left(), new Scope(scope), QueryAnalyzer.Unknowns.LEFT);
    leftSeen.accept(left);
    List<ResultColumn> right =
        queries.analyze(operation.right(), new Scope(scope), QueryAnalyzer.Unknowns.LEFT);
    String name = operation.kind().name();
    if (left.size() != right.size()) {
      PgException differ =
          new PgException(
              SqlState.SYNTAX_ERROR,
              "each " + name + " query must have the same number of columns");
      throw right.isEmpty() ? differ : differ.at(place(operation.right(), 0));
    }
    List<ResultColumn> columns = new ArrayList<>(left.size());
    for (int i = 0; i < left.size(); i++) {
      columns.add(column(operation, i, left.get(i), right.get(i)));
    }
    return columns;
  }

  private ResultColumn column(
      Query.SetOperation operation, int index, ResultColumn left, ResultColumn right) {
    SqlType leftType = left.type();
    SqlType rightType = right.type();
    String name = operation.kind().name();
    PgType common =
        CommonType.of(
            List.of(leftType.type(), rightType.type()),
            (chosen, other, at) ->
                new PgException(
                        SqlState.DATATYPE_MISMATCH,
                        name
                            + " types "
                            + FormatType.of(chosen)
                            + " and "
                            + FormatType.of(other)
                            + " cannot be matched")
                    .at(place(operation.right(), index)));
    if (!operation.all() || operation.kind() != Query.SetOperation.Kind.UNION) {
      SortClauses.requireEquality(common, place(operation.left(), index));
    }
    int modifier =
        leftType.equals(rightType) && leftType.type().equals(common) ? leftType.modifier() : -1;
    decide(operation.left(), index, common, name);
    decide(operation.right(), index, common, name);
    return new ResultColumn(left.label(), new SqlType(common, modifier), 0, 0);
  }

  /** An output column of a branch that has no type yet takes the common one. */
  private void decide(Query branch, int index, PgType common, String name) {
    Findings findings = context.findings();
    List<ResultColumn> columns = new ArrayList<>(findings.columns(branch));
    PgType now = columns.get(index).type().type();
    if (!Coercibility.implicit(now, common)) {
      throw new PgException(
              SqlState.CANNOT_COERCE,
              name
                  + " could not convert type "
                  + FormatType.of(now)
                  + " to "
                  + FormatType.of(common))
          .at(place(branch, index));
    }
    if (!now.equals(PgType.UNKNOWN)) {
      return;
    }
    Expression expression = output(branch, index);
    if (expression != null) {
      context.coercer().coerce(expression, common);
    }
    columns.set(index, SelectAnalyzer.untyped(columns.get(index), common));
    findings.setColumns(branch, columns);
    if (branch.body() instanceof Query.Select select) {
      List<Target> targets = new ArrayList<>(findings.targets(select));
      targets.set(index, new Target(columns.get(index), expression, null));
      findings.setTargets(select, targets);
    }
  }

  private @Nullable Expression output(Query branch, int index) {
    if (branch.body() instanceof Query.Select select) {
      return context.findings().targets(select).get(index).expression();
    }
    return branch.body() instanceof Query.Values values ? values.rows().get(0).get(index) : null;
  }

  /** Where the expression of an output column stands, in the leftmost branch. */
  int place(Query branch, int index) {
    if (branch.body() instanceof Query.SetOperation operation) {
      return place(operation.left(), index);
    }
    Expression expression = output(branch, index);
    if (expression != null) {
      return Places.of(expression);
    }
    return branch.body() instanceof Query.Select select
        ? select.items().get(0).span().position()
        : branch.span().position();
  }
}
