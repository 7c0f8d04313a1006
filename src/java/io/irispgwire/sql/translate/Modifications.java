package io.irispgwire.sql.translate;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.Translation.Constant;
import io.irispgwire.sql.Translation.Fallback;
import io.irispgwire.sql.Translation.Operand;
import io.irispgwire.sql.Translation.Step;
import io.irispgwire.sql.analysis.RowExpression;
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
import io.irispgwire.sql.tree.TableRef;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** UPDATE and DELETE. */
final class Modifications {
  private final Rules rules;
  private final Table table;

  Modifications(Rules rules) {
    this.rules = rules;
    this.table = Objects.requireNonNull(rules.analysis().target(), "a modification has a target");
  }

  List<Step> update(Update node) {
    Edits edits = rules.edits();
    editWith(edits, node.with());
    new FromClause(rules).edit(edits, node.from());
    editTarget(edits, node, node.alias());
    node.assignments().forEach(assignment -> edits.replace(assignment, assignment(assignment)));
    editWhere(edits, node.where());
    if (node.returning().isEmpty() && !concernsRules(node)) {
      return List.of(step(Step.Kind.UPDATE, edits, node.span()));
    }
    Node last = node.assignments().get(node.assignments().size() - 1);
    Span changing = changing(node, last.span(), node.from(), node.where());
    return new ReturningRule(rules, node, node.alias())
        .update(node, step(Step.Kind.CHANGE, edits, changing), concernsRules(node));
  }

  /** Whether the table has a rule that the change may break. */
  boolean concernsRules(Update node) {
    return concernsRules(node.assignments());
  }

  private boolean concernsRules(List<Assignment> assignments) {
    if (table.rules().isEmpty()) {
      return false;
    }
    Set<String> assigned = new HashSet<>();
    assignments.forEach(a -> a.targets().forEach(t -> assigned.add(t.column().value())));
    return table.rules().checks().stream()
            .anyMatch(check -> !check.valid() || reads(check.condition(), assigned))
        || table.rules().fillings().stream()
            .anyMatch(filling -> filling.generated() && reads(filling.value(), assigned))
        || table.rules().domains().stream().anyMatch(column -> assigned.contains(column.name()));
  }

  private static boolean reads(String rule, Set<String> columns) {
    return columns.stream().anyMatch(column -> StoredRule.reads(rule, column));
  }

  static PgException isGenerated(String what, Table.Column column) {
    return new PgException(SqlState.GENERATED_ALWAYS, what.formatted(column.name()))
        .withDetail("Column \"" + column.name() + "\" is a generated column.");
  }

  List<Step> delete(Delete node) {
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
    if (node.returning().isEmpty()) {
      return List.of(step(Step.Kind.UPDATE, edits, node.span()));
    }
    Name alias = node.alias();
    Span target = alias == null ? node.target().span() : alias.span();
    Span changing = changing(node, target, node.using(), node.where());
    return new ReturningRule(rules, node, alias)
        .delete(node, step(Step.Kind.CHANGE, edits, changing));
  }

  /** The statement up to RETURNING. */
  private static Span changing(
      Node node, Span atLeast, List<TableRef> from, @Nullable Expression where) {
    Span end = from.isEmpty() ? atLeast : from.get(from.size() - 1).span();
    return node.span().to(where == null ? end : where.span());
  }

  private static Step step(Step.Kind kind, Edits edits, Span span) {
    Fragment sql = edits.apply(span);
    return new Step(kind, sql.text().strip(), sql.operands());
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
        node.target().span(), renamed ? name + " AS " + Identifiers.escaped(table.name()) : name);
    if (alias != null) {
      edits.replace(alias.span(), Identifiers.quote(alias));
    }
  }

  private void editWhere(Edits edits, @Nullable Expression where) {
    if (where != null) {
      edits.replace(where, rules.condition(where, true));
    }
  }

  Fragment assignment(Assignment node) {
    node.targets().forEach(Modifications::refuseIndirection);
    if (node.targets().size() == 1) {
      Target target = node.targets().get(0);
      boolean list = rules.textOf(node).startsWith("(");
      Expression value = list ? onlyItem(node) : node.value();
      return list
          ? Fragment.form("# = #", Fragment.of(quoted(table, target)), value(value, target))
          : rules
              .edits()
              .replace(target.span(), quoted(table, target))
              .replace(value, value(value, target))
              .apply(node.span());
    }
    if (!(Rules.bareOf(node.value()) instanceof Expression.Row row)) {
      throw Refusal.of(node, "SET (…) = a query", "Assign each column.");
    }
    List<Fragment> parts = new ArrayList<>();
    for (int i = 0; i < node.targets().size(); i++) {
      Target target = node.targets().get(i);
      Fragment value = value(row.items().get(i), target);
      parts.add(Fragment.form("# = #", Fragment.of(quoted(table, target)), value));
    }
    return Fragment.join(", ", parts);
  }

  private static Expression onlyItem(Assignment node) {
    return Rules.bareOf(node.value()) instanceof Expression.Row row
        ? row.items().get(0)
        : Rules.bareOf(node.value());
  }

  private Fragment value(Expression value, Target target) {
    Table.Column column = column(table, target);
    boolean generated =
        table.rules().fillings().stream()
            .anyMatch(f -> f.generated() && f.column().equals(column.name()));
    if (!(value instanceof Expression.Default written)) {
      if (generated) {
        throw isGenerated("column \"%s\" can only be updated to DEFAULT", column);
      }
      return new Assigned(rules).bare(value, column);
    }
    if (generated) {
      return Fragment.of(quoted(table, target));
    }
    RowExpression own = rules.analysis().fallback(written);
    Operand constant = own == null ? StoredDefault.of(column) : computed(own, column);
    if (constant == null) {
      throw Refusal.of(value, "SET … = DEFAULT for this column", "Write the value.");
    }
    return constant instanceof Constant none && none.value() == null
        ? Fragment.of("NULL")
        : Fragment.operand(constant);
  }

  /** Null where each row gets another value, or a text for it. */
  private static @Nullable Operand computed(RowExpression own, Table.Column column) {
    return RowFree.is(own.analysis(), own.expression()) && !column.isText()
        ? new Fallback(own, column.type())
        : null;
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
}
