package io.irispgwire.sql.deparse;

import static io.irispgwire.sql.deparse.Printer.STANDARD;

import io.irispgwire.sql.analysis.Analysis;
import io.irispgwire.sql.analysis.Target;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Query;
import java.util.List;

/** GROUP BY and HAVING: {@code get_basic_select_query}, {@code get_rule_groupingset}. */
final class GroupText {
  private final Analysis analysis;
  private final Lowering expressions;

  GroupText(Analysis analysis, Lowering expressions) {
    this.analysis = analysis;
    this.expressions = expressions;
  }

  void print(Query.Select select, Printer out) {
    if (!select.groupBy().isEmpty()) {
      out.line(" GROUP BY ", -STANDARD, STANDARD, 1);
      String before = "";
      for (Query.GroupItem item : select.groupBy()) {
        out.add(before);
        item(item, select, out);
        before = ", ";
      }
    }
    Expression having = select.having();
    if (having != null) {
      out.line(" HAVING ", -STANDARD, STANDARD, 0);
      expressions.of(having).print(out);
    }
  }

  private void item(Query.GroupItem item, Query.Select select, Printer out) {
    if (item instanceof Query.GroupExpression one) {
      AggregateText.sortKey(key(one.expression(), select), out);
    } else if (item instanceof Query.GroupingSet sets) {
      sets(sets, select, out);
    }
  }

  private void sets(Query.GroupingSet node, Query.Select select, Printer out) {
    switch (node.kind()) {
      case EMPTY -> {
        out.add("()");
        return;
      }
      case ROLLUP -> out.add("ROLLUP(");
      case CUBE -> out.add("CUBE(");
      case SETS -> out.add("GROUPING SETS (");
    }
    String before = "";
    for (List<Expression> set : node.sets()) {
      boolean enclosed = set.size() != 1;
      out.add(before).add(enclosed ? "(" : "");
      for (int i = 0; i < set.size(); i++) {
        out.add(i == 0 ? "" : ", ");
        AggregateText.sortKey(key(set.get(i), select), out);
      }
      out.add(enclosed ? ")" : "");
      before = ", ";
    }
    out.add(")");
  }

  private Shown key(Expression item, Query.Select select) {
    int output = analysis.outputColumn(item);
    if (output < 0) {
      return expressions.plain(item);
    }
    Target target = analysis.targets(select).get(output);
    Expression expression = target.expression();
    return expression == null ? expressions.plain(item) : expressions.of(expression);
  }
}
