package io.irispgwire.sql.analysis;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Query;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import java.util.ArrayList;
import java.util.List;

/** VALUES as a query: PostgreSQL's {@code transformValuesClause}. */
final class ValuesAnalyzer {
  private final ExpressionAnalyzer expressions;

  ValuesAnalyzer(AnalysisContext context, Scope scope) {
    this.expressions = new ExpressionAnalyzer(context, scope);
  }

  List<ResultColumn> analyze(Query.Values values, QueryAnalyzer.Unknowns unknowns) {
    int width = values.rows().get(0).size();
    for (List<Expression> row : values.rows()) {
      for (Expression item : row) {
        expressions.analyze(item, Clause.VALUES);
      }
      if (row.size() != width) {
        throw new PgException(SqlState.SYNTAX_ERROR, "VALUES lists must all be the same length")
            .at(Places.of(row.get(0)));
      }
    }
    List<ResultColumn> columns = new ArrayList<>(width);
    for (int i = 0; i < width; i++) {
      columns.add(new ResultColumn("column" + (i + 1), column(column(values, i), unknowns), 0, 0));
    }
    return columns;
  }

  private static List<Expression> column(Query.Values values, int index) {
    return values.rows().stream().map(row -> row.get(index)).toList();
  }

  private SqlType column(List<Expression> items, QueryAnalyzer.Unknowns unknowns) {
    Coercer coercer = expressions.coercer();
    boolean open =
        unknowns == QueryAnalyzer.Unknowns.LEFT
            && items.size() == 1
            && coercer.isUnknown(items.get(0));
    if (open) {
      return SqlType.of(PgType.UNKNOWN);
    }
    ConditionalExpressions conditionals = new ConditionalExpressions(expressions);
    PgType common = conditionals.commonType(items, "VALUES");
    items.forEach(item -> coercer.toCommon(item, common, "VALUES"));
    return new SqlType(common, conditionals.commonModifier(items));
  }
}
