package io.irispgwire.sql.translate;

import io.irispgwire.sql.Translation.Operand;
import io.irispgwire.sql.Translation.RowKey;
import io.irispgwire.sql.Translation.Step;
import io.irispgwire.sql.analysis.ConflictKey;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.tree.Modification.Assignment;
import io.irispgwire.sql.tree.Modification.Insert;
import io.irispgwire.sql.tree.Modification.OnConflict;
import io.irispgwire.sql.tree.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * ON CONFLICT, row by row: where the INSERT meets a row with its key, that row is locked, found by
 * the key, and changed. IRIS's own INSERT OR UPDATE looks at every unique key, PostgreSQL at the
 * one that is named.
 */
final class ConflictRule {
  private final Rules rules;
  private final Insert node;
  private final OnConflict conflict;
  private final Table table;

  /** Columns of the key that decides, as indexes into the table's; null when every key does. */
  private final @Nullable List<Integer> key;

  ConflictRule(Rules rules, Insert node, OnConflict conflict) {
    this.rules = rules;
    this.node = node;
    this.conflict = conflict;
    this.table = Objects.requireNonNull(rules.analysis().target(), "INSERT has a target");
    if (table.view()) {
      throw Refusal.of(conflict, "ON CONFLICT on a view", "Write to its table.");
    }
    this.key = ConflictKey.of(rules.analysis(), table, conflict);
  }

  /**
   * The INSERT of one row and what follows it.
   *
   * @param row the values it proposes, by column of the table; null for one that only IRIS knows
   */
  List<Step> steps(Fragment insert, List<@Nullable Operand> row) {
    if (key == null) {
      return List.of(step(Step.Kind.PROPOSE, insert));
    }
    if (key.stream().anyMatch(column -> row.get(column) == null)) {
      return List.of(step(Step.Kind.INSERT, insert)); // a key that IRIS makes is a new one
    }
    List<Step> steps = new ArrayList<>();
    steps.add(step(Step.Kind.PROPOSE, insert));
    Fragment same = sameKey(key, row);
    if (conflict.update() != null) {
      steps.add(step(Step.Kind.LOCK, Fragment.form(RowLock.of(table) + " WHERE #", same)));
    }
    String from = "SELECT %ID FROM " + Identifiers.table(table) + " WHERE #";
    steps.add(step(Step.Kind.FIND, Fragment.form(from, same)));
    if (conflict.update() != null) {
      rules.columns().exclude(row);
      steps.add(step(Step.Kind.CHANGE, change(conflict.update())));
    }
    return steps;
  }

  /** Compared as the index compares, and not exactly. */
  private Fragment sameKey(List<Integer> columns, List<@Nullable Operand> row) {
    List<Fragment> parts = new ArrayList<>();
    for (int column : columns) {
      Operand value = Objects.requireNonNull(row.get(column), "the key is known");
      String name = Identifiers.quote(table.columns().get(column).backendName());
      parts.add(Fragment.form(name + " = #", Fragment.operand(value)));
    }
    return Fragment.join(" AND ", parts);
  }

  private Fragment change(List<Assignment> assignments) {
    Modifications modifications = new Modifications(rules);
    Fragment set =
        Fragment.join(", ", assignments.stream().map(modifications::assignment).toList());
    refuseOwnTable(set);
    Fragment where = Fragment.form("%ID = #", Fragment.operand(new RowKey(0)));
    if (conflict.where() != null) {
      Fragment condition = rules.condition(conflict.where(), true);
      refuseOwnTable(condition);
      where = Fragment.form("# AND (#)", where, condition);
    }
    return Fragment.form("UPDATE # SET # WHERE #", Fragment.of(target()), set, where);
  }

  /** PostgreSQL's subquery sees the table as it was before the statement. */
  private void refuseOwnTable(Fragment sql) {
    if (sql.text().contains(Identifiers.table(table))) {
      throw Refusal.of(
          conflict, "a subquery over the same table in ON CONFLICT", "Run the subquery before.");
    }
  }

  /** The table, by the name that columns are qualified with. */
  private String target() {
    Name alias = node.alias();
    String name = Identifiers.table(table);
    if (alias != null) {
      return name + " AS " + Identifiers.quote(alias);
    }
    return table.backendName().equals(table.name())
        ? name
        : name + " AS " + Identifiers.escaped(table.name());
  }

  private static Step step(Step.Kind kind, Fragment sql) {
    return new Step(kind, sql.text(), sql.operands());
  }
}
