package io.irispgwire.sql;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Query.GroupExpression;
import io.irispgwire.sql.tree.Query.GroupItem;
import io.irispgwire.sql.tree.Query.GroupingSet;
import java.util.ArrayList;
import java.util.List;

/** GROUP BY. */
final class Groupings {
  /** Past 12 columns PostgreSQL refuses a CUBE too (4,096 grouping sets). */
  private static final int MAX_CUBE = 12;

  private final TokenStream in;
  private final Grammar grammar;

  Groupings(Grammar grammar) {
    this.in = grammar.in;
    this.grammar = grammar;
  }

  /** GROUP BY, or nothing. */
  List<GroupItem> clause() {
    if (!in.accept("group")) {
      return List.of();
    }
    in.expect("by");
    if (in.at("distinct")) {
      throw new PgException(SqlState.FEATURE_NOT_SUPPORTED, "GROUP BY DISTINCT is not supported")
          .at(in.start() + 1);
    }
    in.accept("all");
    return items();
  }

  private List<GroupItem> items() {
    List<GroupItem> items = new ArrayList<>();
    do {
      items.add(item());
    } while (in.accept(","));
    return items;
  }

  private GroupItem item() {
    int start = in.start();
    if (in.accept("(", ")")) {
      return new GroupingSet(in.from(start), GroupingSet.Kind.EMPTY, List.of());
    }
    if (in.at("rollup", "(") || in.at("cube", "(")) {
      boolean rollup = in.take().is("rollup");
      in.take();
      List<List<Expression>> sets = new ArrayList<>();
      for (Expression set : grammar.expressions.list()) {
        sets.add(columns(set));
      }
      in.expect(")");
      GroupingSet.Kind kind = rollup ? GroupingSet.Kind.ROLLUP : GroupingSet.Kind.CUBE;
      return new GroupingSet(in.from(start), kind, sets);
    }
    if (in.at("grouping", "sets")) {
      return groupingSets(start);
    }
    Expression expression = grammar.expressions.expression();
    return new GroupExpression(expression.span(), expression);
  }

  private GroupItem groupingSets(int start) {
    in.enter();
    in.take();
    in.take();
    in.expect("(");
    List<List<Expression>> sets = new ArrayList<>();
    for (GroupItem item : items()) {
      sets.addAll(setsOf(item));
    }
    in.expect(")");
    in.leave();
    return new GroupingSet(in.from(start), GroupingSet.Kind.SETS, sets);
  }

  /** {@code (a, b)} is one set of two columns. */
  private static List<Expression> columns(Expression set) {
    if (set instanceof Expression.Row row && !row.explicit()) {
      return row.items();
    }
    return List.of(set instanceof Expression.Parenthesized p ? p.inner() : set);
  }

  /** The sets that an item inside GROUPING SETS stands for: manual, section 7.2.4. */
  private static List<List<Expression>> setsOf(GroupItem item) {
    if (item instanceof GroupExpression plain) {
      return List.of(columns(plain.expression()));
    }
    GroupingSet set = (GroupingSet) item;
    return switch (set.kind()) {
      case EMPTY -> List.of(List.of());
      case SETS -> set.sets();
      case ROLLUP -> rollup(set.sets());
      case CUBE -> cube(set);
    };
  }

  private static List<List<Expression>> rollup(List<List<Expression>> elements) {
    List<List<Expression>> sets = new ArrayList<>();
    for (int size = elements.size(); size >= 0; size--) {
      sets.add(elements.subList(0, size).stream().flatMap(List::stream).toList());
    }
    return sets;
  }

  private static List<List<Expression>> cube(GroupingSet set) {
    List<List<Expression>> elements = set.sets();
    if (elements.size() > MAX_CUBE) {
      throw TokenStream.error(
          SqlState.TOO_MANY_COLUMNS, "CUBE is limited to 12 elements", set.span());
    }
    List<List<Expression>> sets = new ArrayList<>();
    for (int left = (1 << elements.size()) - 1; left >= 0; left--) {
      List<Expression> columns = new ArrayList<>();
      for (int i = 0; i < elements.size(); i++) {
        if ((left & (1 << (elements.size() - 1 - i))) != 0) {
          columns.addAll(elements.get(i));
        }
      }
      sets.add(columns);
    }
    return sets;
  }
}
