package io.irispgwire.sql.translate;

import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Expression.Row;
import io.irispgwire.sql.tree.Expression.SubLink;
import io.irispgwire.sql.tree.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** EXISTS, IN, ANY and ALL over a query. */
final class SubLinkRule {
  private static final String ROW_ALIAS = "\"pgwire_row\"";

  private final Rules rules;

  SubLinkRule(Rules rules) {
    this.rules = rules;
  }

  Fragment condition(SubLink node, boolean wanted) {
    if (node.kind() == SubLink.Kind.EXISTS) {
      Fragment exists =
          rules.edits().replace(node.query(), rules.query(node.query(), null)).apply(node.span());
      return wanted ? exists : Fragment.form("NOT #", exists);
    }
    Expression test = Objects.requireNonNull(node.test(), "ANY and ALL have a left side");
    if (Rules.bareOf(test) instanceof Row row) {
      return rows(node, row, wanted);
    }
    Fragment left = rules.value(test);
    Fragment query = rules.exactQuery(node.query());
    if (wanted && isNegated(node, test)) {
      return Fragment.form("# IN (#)", left, query);
    }
    if (wanted) {
      return rules.edits().replace(test, left).replace(node.query(), query).apply(node.span());
    }
    String operator = Objects.requireNonNull(node.operator(), "ANY and ALL have an operator");
    if (!ComparisonRule.isComparison(operator)) {
      throw Refusal.of(node, "operator " + operator + " over a query");
    }
    boolean any = node.kind() == SubLink.Kind.ANY;
    if (any && operator.equals("=")) {
      return Fragment.form("# NOT IN (#)", left, query);
    }
    String form = "# " + ComparisonRule.opposite(operator) + (any ? " ALL (#)" : " ANY (#)");
    return Fragment.form(form, left, query);
  }

  /** Whether it is written NOT IN: the NOT is a node around it. */
  private boolean isNegated(SubLink node, Expression test) {
    String text = rules.textOf(node);
    String after = text.substring(test.span().end() - node.span().start()).strip();
    return after.regionMatches(true, 0, "NOT", 0, 3);
  }

  private Fragment rows(SubLink node, Row row, boolean wanted) {
    if (!wanted || node.kind() != SubLink.Kind.ANY || !"=".equals(node.operator())) {
      throw Refusal.of(node, "this comparison of a row with a query", "Use EXISTS.");
    }
    rules.columns().qualifyAll();
    Query query = node.query();
    List<String> labels = new ArrayList<>();
    List<Fragment> tests = new ArrayList<>();
    for (int i = 0; i < row.items().size(); i++) {
      labels.add("pgwire_" + (i + 1));
      Fragment column = Fragment.of(ROW_ALIAS + "." + Identifiers.quote(labels.get(i)));
      tests.add(Fragment.form("# = #", column, rules.value(row.items().get(i))));
    }
    return Fragment.form(
        "EXISTS (SELECT 1 FROM (#) " + ROW_ALIAS + " WHERE #)",
        rules.query(query, labels),
        Fragment.join(" AND ", tests));
  }
}
