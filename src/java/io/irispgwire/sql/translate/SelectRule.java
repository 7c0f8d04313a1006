package io.irispgwire.sql.translate;

import io.irispgwire.sql.IrisTypes;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.analysis.Target;
import io.irispgwire.sql.translate.Constants.TypedLiteral;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Expression.ColumnRef;
import io.irispgwire.sql.tree.Name;
import io.irispgwire.sql.tree.Node;
import io.irispgwire.sql.tree.Query.Item;
import io.irispgwire.sql.tree.Query.Select;
import io.irispgwire.sql.tree.SortItem;
import io.irispgwire.sql.tree.Span;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import java.util.ArrayList;
import java.util.List;

/** One SELECT: its list, FROM, WHERE and HAVING. */
final class SelectRule {
  private final Rules rules;
  private final Select select;
  private final List<Target> targets;

  SelectRule(Rules rules, Select select) {
    this.rules = rules;
    this.select = select;
    this.targets = rules.analysis().targets(select);
  }

  /**
   * @param top {@code TOP n } or nothing
   */
  void edit(Edits edits, Output output, Fragment top) {
    Select outer = rules.within(select);
    editClauses(edits, output, top);
    rules.within(outer);
  }

  private void editClauses(Edits edits, Output output, Fragment top) {
    refuse(output);
    if (isTableCommand()) {
      editTableCommand(edits, output, top);
      return;
    }
    new FromClause(rules).edit(edits, select.from());
    editItems(edits, output, top);
    Expression where = select.where();
    if (where != null) {
      edits.replace(where, rules.condition(where, true));
    }
    if (output.everyRow() && select.distinctOn() != null) {
      edits.replace(
          new Span(select.span().start(), select.items().get(0).span().start()),
          Fragment.of("SELECT "));
    }
    if (!select.windows().isEmpty()) {
      edits.delete(windowClause());
    }
    new GroupBy(rules, select).edit(edits);
    Expression having = select.having();
    if (having != null) {
      edits.replace(having, rules.condition(having, true));
    }
  }

  /** DISTINCT over what IRIS may hold in several ways. */
  private void refuseUnequal() {
    for (Target target : rules.analysis().targets(select)) {
      PgType type = target.column().type().type();
      if (!IrisTypes.isCanonical(type)) {
        throw Refusal.of(select, "DISTINCT over values of type " + type.name());
      }
    }
  }

  private void refuse(Output output) {
    if (select.distinctOn() != null && !output.everyRow()) {
      refuseUnequal();
    }
    if (select.items().isEmpty()) {
      throw Refusal.of(select, "SELECT without columns");
    }
    if (select.into() != null) {
      throw Refusal.of(select, "SELECT INTO", "Use CREATE TABLE AS.");
    }
  }

  /** {@code TABLE t} says SELECT * FROM t without the words. */
  private boolean isTableCommand() {
    return rules.textOf(select).regionMatches(true, 0, "TABLE", 0, 5);
  }

  private void editTableCommand(Edits edits, Output output, Fragment top) {
    refuseText(output);
    Fragment from = new FromClause(rules).item(select.from().get(0));
    Fragment list = needsList(output) ? Fragment.join(", ", list(output)) : Fragment.of("*");
    List<Fragment> items = new ArrayList<>(List.of(list));
    items.addAll(output.extra());
    Fragment all = Fragment.join(", ", items);
    edits.replace(select, Fragment.form("SELECT ## FROM #", top, all, from));
  }

  /** A star stays as it is, and so does not ask what it stands for. */
  private void refuseText(Output output) {
    for (Target target : targets) {
      Table.Column column =
          target.resolution() == null ? null : rules.columns().stored(target.resolution());
      if (column != null && column.isText() && !output.text()) {
        throw Refusal.kept(column);
      }
    }
  }

  private void editItems(Edits edits, Output output, Fragment top) {
    refuseText(output);
    List<Item> items = select.items();
    int start = items.get(0).span().start();
    edits.insert(start, top);
    boolean stars = items.stream().anyMatch(item -> isStar(item.expression()));
    if (stars && (needsList(output) || select.from().stream().anyMatch(Joins::merges))) {
      edits.replace(
          items.get(0).span().to(items.get(items.size() - 1).span()),
          Fragment.join(", ", list(output)));
      editExtra(edits, output);
      return;
    }
    int target = 0;
    for (Item item : items) {
      if (isStar(item.expression())) {
        if (!(item.expression() instanceof Expression.Star star)) {
          throw Refusal.of(item.expression(), "the fields of a row");
        }
        edits.replace(item, star(star));
      } else if (needsList(output)) {
        edits.replace(item, item(targets.get(target), target, output));
      } else {
        editItem(edits, item, output);
      }
      target++;
    }
    editExtra(edits, output);
  }

  private void editExtra(Edits edits, Output output) {
    int end = select.items().get(select.items().size() - 1).span().end();
    output.extra().forEach(extra -> edits.insert(end, Fragment.form(", #", extra)));
  }

  private static boolean isStar(Expression expression) {
    return expression instanceof Expression.Star
        || (expression instanceof Expression.FieldSelection field && field.field() == null);
  }

  private static boolean needsList(Output output) {
    return output.labels() != null || output.types() != null;
  }

  private Fragment star(Expression.Star star) {
    if (star.qualifier().isEmpty()) {
      return Fragment.of("*");
    }
    Name table = star.qualifier().get(star.qualifier().size() - 1);
    return Fragment.of(Identifiers.quote(table) + ".*");
  }

  private void editItem(Edits edits, Item item, Output output) {
    edits.replace(item.expression(), scalar(item.expression(), output));
    Name label = item.label();
    if (label != null) {
      boolean holds = Identifiers.isLabel(label.value());
      edits.replace(label.span(), Identifiers.quote(holds ? label.value() : "column"));
    }
  }

  /** The whole list, stars expanded. */
  private List<Fragment> list(Output output) {
    List<Fragment> items = new ArrayList<>();
    for (int i = 0; i < targets.size(); i++) {
      items.add(item(targets.get(i), i, output));
    }
    return items;
  }

  private Fragment item(Target target, int index, Output output) {
    Fragment value = cast(target, index, output);
    List<String> labels = output.labels();
    if (labels == null) {
      return value;
    }
    String label = Identifiers.quote(labels.get(index));
    return value.text().equals(label) ? value : value.then(" AS " + label);
  }

  private Fragment cast(Target target, int index, Output output) {
    Expression expression = target.expression();
    Fragment value = expression == null ? starred(target, output) : scalar(expression, output);
    List<SqlType> types = output.types();
    if (types == null || expression == null) {
      return value;
    }
    SqlType type = types.get(index);
    TypedLiteral literal = new Constants(rules).literal(expression);
    if (literal != null && literal.isNull()) {
      return Constants.typed(Fragment.of("NULL"), type);
    }
    SqlType own = rules.typeOf(expression);
    boolean alike = IrisTypes.storedAs(own.type()) == IrisTypes.storedAs(type.type());
    return alike ? value : new CastRule(rules).convert(expression, value, own, type);
  }

  private Fragment starred(Target target, Output output) {
    if (target.resolution() == null) {
      throw Refusal.of(select, "this item of SELECT");
    }
    if (output.text() && !isCompared(output)) {
      return rules.columns().given(target.resolution(), select.items().get(0).expression());
    }
    return isCompared(output)
        ? rules.columns().reference(target.resolution(), select.items().get(0).expression())
        : rules.columns().qualified(target.resolution(), select.items().get(0).expression());
  }

  private Fragment scalar(Expression expression, Output output) {
    boolean column = Rules.bareOf(expression) instanceof ColumnRef;
    if (column && isCompared(output) && VectorRule.isVector(rules.typeOf(expression))) {
      throw VectorRule.refusal(expression, "DISTINCT or GROUP BY with a vector");
    }
    if (output.text()
        && !isCompared(output)
        && rules.analysis().coercion(expression) == null
        && Rules.bareOf(expression) instanceof ColumnRef reference) {
      return rules.columns().given(rules.analysis().resolution(reference), reference);
    }
    return !isCompared(output)
            && rules.analysis().coercion(expression) == null
            && Rules.bareOf(expression) instanceof ColumnRef reference
        ? rules.columns().plain(reference)
        : rules.value(expression);
  }

  private boolean isCompared(Output output) {
    return output.exact() || select.distinctOn() != null || rules.analysis().isGrouped(select);
  }

  /** The WINDOW clause, from the end of the clause before it: each OVER says what it refers to. */
  private Span windowClause() {
    List<? extends Node> before = select.items();
    for (List<? extends Node> clause : List.of(select.from(), select.groupBy())) {
      before = clause.isEmpty() ? before : clause;
    }
    int start = before.get(before.size() - 1).span().end();
    if (select.where() != null) {
      start = Math.max(start, select.where().span().end());
    }
    if (select.having() != null) {
      start = Math.max(start, select.having().span().end());
    }
    return new Span(start, select.windows().get(select.windows().size() - 1).span().end());
  }

  /** ORDER BY of this SELECT: an ordinal or label stands for the expression it names. */
  Fragment sortKey(SortItem item) {
    Select outer = rules.within(select);
    Fragment key = keyOf(item);
    rules.within(outer);
    return key;
  }

  private Fragment keyOf(SortItem item) {
    int column = rules.analysis().outputColumn(item.expression());
    SortKeys keys = new SortKeys(rules, select.from());
    if (column < 0) {
      return keys.key(item, item.expression());
    }
    Target target = targets.get(column);
    if (target.expression() != null) {
      return keys.key(item, target.expression());
    }
    Fragment value =
        target.resolution() == null
            ? Fragment.of(String.valueOf(column + 1))
            : rules.columns().qualified(target.resolution(), item.expression());
    boolean nullable = rules.columns().isNullable(target.resolution(), select.from());
    return SortKeys.key(item, value, target.column().type().type(), nullable);
  }

  /**
   * IRIS sorts a grouped query only by what its list holds (SQLCODE -73), and a key that puts NULL
   * in its place is more than that, unless it is made of grouped columns.
   */
  boolean sortsGroupsByExpression(List<SortItem> orderBy) {
    return rules.analysis().isGrouped(select)
        && orderBy.stream().map(SortItem::expression).anyMatch(this::isOutsideList);
  }

  private boolean isOutsideList(Expression key) {
    int column = listed(key);
    Expression expression = column < 0 ? key : targets.get(column).expression();
    return expression != null
        && !isColumn(expression)
        && (column < 0 || rules.columns().isNullable(expression, select.from()));
  }

  /** Where the key stands in the list; -1 for nowhere. */
  private int listed(Expression key) {
    int column = rules.analysis().outputColumn(key);
    for (int i = 0; column < 0 && i < targets.size(); i++) {
      Expression expression = targets.get(i).expression();
      if (expression != null && rules.analysis().same(expression, key)) {
        return i;
      }
    }
    return column;
  }

  private static boolean isColumn(Expression expression) {
    return Rules.bareOf(expression) instanceof ColumnRef;
  }
}
