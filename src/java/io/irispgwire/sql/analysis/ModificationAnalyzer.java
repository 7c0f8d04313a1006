package io.irispgwire.sql.analysis;

import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Merge;
import io.irispgwire.sql.tree.Modification;
import io.irispgwire.sql.tree.Name;
import io.irispgwire.sql.tree.Query;
import io.irispgwire.sql.tree.TableRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * INSERT, UPDATE, DELETE: {@code src/backend/parser/analyze.c}. What they assign is in {@link
 * Assignments}, INSERT's rows and ON CONFLICT in {@link Inserts}.
 */
final class ModificationAnalyzer {
  private final AnalysisContext context;
  private final Scope scope;
  private final ExpressionAnalyzer expressions;

  ModificationAnalyzer(AnalysisContext context, Scope scope) {
    this.context = context;
    this.scope = scope;
    this.expressions = new ExpressionAnalyzer(context, scope);
  }

  /** A whole statement. */
  void analyze(Modification node) {
    List<Target> returning = targets(node);
    context.findings().setReturning(returning);
  }

  /** One in WITH; gives the columns of its RETURNING. */
  List<ResultColumn> analyzeInside(Modification node) {
    return targets(node).stream().map(Target::column).toList();
  }

  private List<Target> targets(Modification node) {
    Table table = FromClause.table(context.schema(), node.target());
    context.findings().addTable(table);
    if (scope.parent() == null) {
      context.findings().setTarget(table);
    }
    Modified modified = modified(node, table);
    context.findings().setModified(node, modified);
    return modified.returning();
  }

  private Modified modified(Modification node, Table table) {
    if (node instanceof Modification.Insert insert) {
      return insert(insert, table);
    }
    if (node instanceof Modification.Update update) {
      return update(update, table);
    }
    return node instanceof Merge merge
        ? merge(merge, table)
        : delete((Modification.Delete) node, table);
  }

  private Modified merge(Merge merge, Table table) {
    Merges.check(merge);
    with(merge.with());
    NamespaceItem target = target(table, merge.alias());
    new Merges(context, scope, table).analyze(merge, target);
    return new Modified(table, target.entry(), null, List.of());
  }

  private Modified insert(Modification.Insert insert, Table table) {
    with(insert.with());
    NamespaceItem target = target(table, insert.alias());
    RangeEntry excluded = new Inserts(context, scope, table).analyze(insert, target);
    return new Modified(table, target.entry(), excluded, returning(insert.returning()));
  }

  private Modified delete(Modification.Delete delete, Table table) {
    with(delete.with());
    NamespaceItem target = target(table, delete.alias());
    scope.items().add(target);
    from(delete.using());
    where(delete.where());
    return new Modified(table, target.entry(), null, returning(delete.returning()));
  }

  private void with(Query.@Nullable With with) {
    if (with != null) {
      new CommonTables(context, scope).define(with);
    }
  }

  static NamespaceItem target(Table table, @Nullable Name alias) {
    String name = alias == null ? table.name() : alias.value();
    RangeEntry entry =
        new RangeEntry(name, new RangeEntry.Target(table, false, null), FromClause.columns(table));
    return NamespaceItem.of(entry, true);
  }

  /** What is assigned comes last, as in {@code transformUpdateStmt}. */
  private Modified update(Modification.Update update, Table table) {
    with(update.with());
    NamespaceItem target = target(table, update.alias());
    scope.items().add(target);
    from(update.from());
    where(update.where());
    List<Target> returning = returning(update.returning());
    scope.enter(Clause.UPDATE_SET);
    Assignments assignments = new Assignments(expressions, table);
    assignments.analyzeValues(update.assignments());
    assignments.assign(update.assignments());
    scope.enter(Clause.SELECT);
    return new Modified(table, target.entry(), null, returning);
  }

  private void from(List<TableRef> refs) {
    NamespaceItem target = scope.items().get(0);
    target.setLateral(true, false);
    new FromClause(context, scope).analyze(refs);
    target.setLateral(false, true);
  }

  private void where(@Nullable Expression where) {
    if (where != null) {
      expressions.condition(where, Clause.WHERE);
    }
  }

  private List<Target> returning(List<Query.Item> items) {
    if (items.isEmpty()) {
      return List.of();
    }
    scope.enter(Clause.RETURNING);
    TargetList list = new TargetList(expressions);
    List<Target> targets = list.resolveUnknowns(list.analyze(items));
    scope.enter(Clause.SELECT);
    return targets;
  }
}
