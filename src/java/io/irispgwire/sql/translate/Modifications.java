package io.irispgwire.sql.translate;

import io.irispgwire.sql.Translation.Step;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Modification;
import io.irispgwire.sql.tree.Modification.Assignment;
import io.irispgwire.sql.tree.Modification.Delete;
import io.irispgwire.sql.tree.Modification.Target;
import io.irispgwire.sql.tree.Modification.Update;
import io.irispgwire.sql.tree.Name;
import io.irispgwire.sql.tree.Node;
import io.irispgwire.sql.tree.Query;
import io.irispgwire.sql.tree.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** UPDATE and DELETE. */
final class Modifications {
  private final Rules rules;
  private final Table table;

  Modifications(Rules rules) {
    this.rules = rules;
    this.table = Objects.requireNonNull(rules.analysis().target(), "a modification has a target");
  }

  Step update(Update node) {
    refuseReturning(node);
    Edits edits = rules.edits();
    editWith(edits, node.with());
    new FromClause(rules).edit(edits, node.from());
    editTarget(edits, node, node.alias());
    node.assignments().forEach(assignment -> edits.replace(assignment, assignment(assignment)));
    editWhere(edits, node.where());
    return step(edits, node);
  }

  Step delete(Delete node) {
    refuseReturning(node);
    Edits edits = rules.edits();
    editWith(edits, node.with());
    new FromClause(rules).edit(edits, node.using());
    editTarget(edits, node, node.alias());
    if (!node.using().isEmpty()) { // IRIS says FROM where PostgreSQL says USING
      Name alias = node.alias();
      int from = alias == null ? node.target().span().end() : alias.span().end();
      edits.replace(new Span(from, node.using().get(0).span().start()), " FROM ");
    }
    editWhere(edits, node.where());
    return step(edits, node);
  }

  private Step step(Edits edits, Node node) {
    Fragment sql = edits.apply(node.span());
    return new Step(Step.Kind.UPDATE, sql.text().strip(), sql.operands());
  }

  private static void editWith(Edits edits, Query.@Nullable With with) {
    if (with != null) {
      edits.replace(with.span(), Fragment.EMPTY);
    }
  }

  private void editTarget(Edits edits, Modification node, @Nullable Name alias) {
    String name = Identifiers.table(table);
    boolean renamed = alias == null && !table.backendName().equals(table.name());
    edits.replace(
        node.target().span(), renamed ? name + " AS " + Identifiers.quote(table.name()) : name);
    if (alias != null) {
      edits.replace(alias.span(), Identifiers.quote(alias));
    }
  }

  private void editWhere(Edits edits, @Nullable Expression where) {
    if (where != null) {
      edits.replace(where, rules.condition(where, true));
    }
  }

  private Fragment assignment(Assignment node) {
    node.targets().forEach(Modifications::refuseIndirection);
    if (node.targets().size() == 1) {
      Target target = node.targets().get(0);
      boolean list = rules.textOf(node).startsWith("(");
      Expression value = list ? onlyItem(node) : node.value();
      refuseDefault(value);
      return list
          ? Fragment.form("# = #", Fragment.of(quoted(table, target)), rules.bare(value))
          : rules
              .edits()
              .replace(target.span(), quoted(table, target))
              .replace(value, rules.bare(value))
              .apply(node.span());
    }
    if (!(Rules.bareOf(node.value()) instanceof Expression.Row row)) {
      throw Refusal.of(node, "SET (…) = a query", "Assign each column.");
    }
    List<Fragment> parts = new ArrayList<>();
    for (int i = 0; i < node.targets().size(); i++) {
      Expression value = row.items().get(i);
      refuseDefault(value);
      parts.add(
          Fragment.form(
              "# = #", Fragment.of(quoted(table, node.targets().get(i))), rules.bare(value)));
    }
    return Fragment.join(", ", parts);
  }

  private static Expression onlyItem(Assignment node) {
    return Rules.bareOf(node.value()) instanceof Expression.Row row
        ? row.items().get(0)
        : Rules.bareOf(node.value());
  }

  private static void refuseDefault(Expression value) {
    if (value instanceof Expression.Default) {
      throw Refusal.of(value, "SET … = DEFAULT", "Write the value.");
    }
  }

  static Table.Column column(Table table, Target target) {
    return table.columns().stream()
        .filter(column -> column.name().equals(target.column().value()))
        .findFirst()
        .orElseThrow();
  }

  static String quoted(Table table, Target target) {
    return Identifiers.quote(column(table, target).backendName());
  }

  static void refuseIndirection(Target target) {
    if (!target.indirection().isEmpty()) {
      throw Refusal.of(target, "assigning to a part of a column", "Assign the whole value.");
    }
  }

  static void refuseReturning(Modification node) {
    if (!node.returning().isEmpty()) {
      throw Refusal.of(node.returning().get(0), "RETURNING", "Read the rows with SELECT.");
    }
  }
}
