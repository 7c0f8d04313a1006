package io.irispgwire.sql.translate;

import io.irispgwire.sql.Translation.RowKey;
import io.irispgwire.sql.Translation.Step;
import io.irispgwire.sql.analysis.Resolution;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.analysis.Table.Column;
import io.irispgwire.sql.analysis.Target;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Expression.ColumnRef;
import io.irispgwire.sql.tree.Modification;
import io.irispgwire.sql.tree.Modification.Delete;
import io.irispgwire.sql.tree.Modification.Update;
import io.irispgwire.sql.tree.Name;
import io.irispgwire.sql.tree.TableRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * RETURNING, which IRIS does not have: the rows are locked, found by their RowID ({@code %ID}; SQL
 * Guide, "RowID field"), changed, and read.
 *
 * <p>UPDATE reads them after its change, DELETE before it.
 */
final class ReturningRule {
  /** Places for RowIDs in one text: fewer round trips, and one text for any number of rows. */
  private static final int KEYS = 16;

  private final Rules rules;
  private final Modification node;
  private final Table table;
  private final String correlation;

  /**
   * @param alias what the statement calls its table; null where it says nothing
   */
  ReturningRule(Rules rules, Modification node, @Nullable Name alias) {
    this.rules = rules;
    this.node = node;
    this.table = Objects.requireNonNull(rules.analysis().target(), "a modification has a target");
    this.correlation = alias == null ? Identifiers.escaped(table.name()) : Identifiers.quote(alias);
    if (table.view() && !node.returning().isEmpty()) {
      throw Refusal.of(node.returning().get(0), "RETURNING from a view", "Write to its table.");
    }
  }

  /**
   * @param single whether just one row is inserted
   */
  Step inserted(boolean single) {
    return result(single ? 1 : KEYS, true);
  }

  /**
   * @param verified whether the rows are looked at when they are changed
   */
  List<Step> update(Update update, Step change, boolean verified) {
    if (!node.returning().isEmpty()) {
      refuseOthers(update.from());
    }
    Modification.Target first = update.assignments().get(0).targets().get(0);
    Column column = Modifications.column(table, first);
    List<Step> steps = new ArrayList<>();
    steps.add(lock(column, update.from(), update.where()));
    steps.add(find(update.from(), update.where()));
    steps.add(change);
    if (verified) {
      steps.addAll(RowReads.verifying(table));
    }
    if (!node.returning().isEmpty()) {
      steps.add(result(KEYS, true));
    }
    return steps;
  }

  List<Step> delete(Delete delete, Step change) {
    refuseOthers(delete.using());
    return List.of(
        lock(RowLock.column(table), delete.using(), delete.where()),
        find(delete.using(), delete.where()),
        result(KEYS, false),
        change);
  }

  private Step lock(Column column, List<TableRef> from, @Nullable Expression where) {
    String name = Identifiers.quote(column.backendName());
    String set = " SET " + name + " = " + (from.isEmpty() ? "" : correlation + ".") + name;
    Fragment others =
        from.isEmpty()
            ? Fragment.EMPTY
            : Fragment.form(" FROM #", Fragment.join(", ", items(from)));
    Fragment sql = Fragment.of("UPDATE " + target() + set).then(others).then(where(where));
    return step(Step.Kind.LOCK, sql);
  }

  private Step find(List<TableRef> from, @Nullable Expression where) {
    List<Fragment> tables = new ArrayList<>();
    tables.add(Fragment.of(target()));
    tables.addAll(items(from));
    String key = from.isEmpty() ? "%ID" : "DISTINCT " + correlation + ".%ID";
    Fragment sql =
        Fragment.of("SELECT " + key + " FROM ")
            .then(Fragment.join(", ", tables))
            .then(where(where));
    return step(Step.Kind.FIND, sql);
  }

  private Step result(int keys, boolean changed) {
    List<Fragment> items = new ArrayList<>();
    for (Target item : rules.analysis().returning()) {
      Fragment value = item(item);
      // PostgreSQL's subquery sees the table as it was before the statement.
      if (changed && value.text().contains(Identifiers.table(table))) {
        throw Refusal.of(
            node.returning().get(0),
            "a subquery over the same table in RETURNING",
            "Run the subquery before.");
      }
      items.add(value);
    }
    items.add(Fragment.of("%ID"));
    List<Fragment> places = new ArrayList<>();
    for (int i = 0; i < keys; i++) {
      places.add(Fragment.operand(new RowKey(i)));
    }
    Fragment among =
        Fragment.form(keys == 1 ? "%ID = #" : "%ID IN (#)", Fragment.join(", ", places));
    return step(
        Step.Kind.RESULT,
        Fragment.form(
            "SELECT # FROM # WHERE #", Fragment.join(", ", items), Fragment.of(target()), among));
  }

  /** The rows are read by their RowIDs, when what they were joined with is not at hand. */
  private void refuseOthers(List<TableRef> from) {
    if (from.isEmpty()) {
      return;
    }
    rules.columns().qualifyAll();
    for (Target item : rules.analysis().returning()) {
      String value = item(item).text();
      if (aliases(from).anyMatch(alias -> value.contains(Identifiers.escaped(alias) + "."))) {
        throw Refusal.of(
            node.returning().get(0),
            "a column of another table in RETURNING",
            "Return the key and join with SELECT.");
      }
    }
  }

  private Stream<String> aliases(List<TableRef> from) {
    return from.stream()
        .flatMap(
            item ->
                item instanceof TableRef.Join join
                    ? aliases(List.of(join.left(), join.right()))
                    : Stream.of(rules.analysis().entry(item).alias()));
  }

  private Fragment item(Target item) {
    Expression expression = item.expression();
    if (expression == null) {
      Resolution resolution =
          Objects.requireNonNull(item.resolution(), "a star stands for columns");
      return rules.columns().qualified(resolution, node.returning().get(0).expression());
    }
    boolean column =
        rules.analysis().coercion(expression) == null
            && Rules.bareOf(expression) instanceof ColumnRef;
    return column
        ? rules.columns().plain((ColumnRef) Rules.bareOf(expression))
        : rules.value(expression);
  }

  private List<Fragment> items(List<TableRef> from) {
    FromClause clause = new FromClause(rules);
    return from.stream().map(clause::item).toList();
  }

  private Fragment where(@Nullable Expression where) {
    return where == null ? Fragment.EMPTY : Fragment.form(" WHERE #", rules.condition(where, true));
  }

  /** The table, by the name that columns are qualified with. */
  private String target() {
    String name = Identifiers.table(table);
    boolean renamed = !correlation.equals(Identifiers.quote(table.backendName()));
    return renamed ? name + " AS " + correlation : name;
  }

  private static Step step(Step.Kind kind, Fragment sql) {
    return new Step(kind, sql.text(), sql.operands());
  }
}
