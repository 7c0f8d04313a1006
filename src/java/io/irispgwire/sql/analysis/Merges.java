package io.irispgwire.sql.analysis;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.tree.Merge;
import java.util.ArrayList;
import java.util.List;

/** MERGE: {@code src/backend/parser/parse_merge.c}. */
final class Merges {
  private final AnalysisContext context;
  private final Scope scope;
  private final Table table;
  private final ExpressionAnalyzer expressions;

  Merges(AnalysisContext context, Scope scope, Table table) {
    this.context = context;
    this.scope = scope;
    this.table = table;
    this.expressions = new ExpressionAnalyzer(context, scope);
  }

  static void check(Merge node) {
    if (node.with() != null && node.with().recursive()) {
      throw new PgException(
          SqlState.SYNTAX_ERROR, "WITH RECURSIVE is not supported for MERGE statement");
    }
    for (boolean matched : new boolean[] {true, false}) {
      boolean ended = false;
      for (Merge.When when : node.clauses()) {
        if (when.matched() == matched && ended) {
          throw new PgException(
              SqlState.SYNTAX_ERROR,
              "unreachable WHEN clause specified after unconditional WHEN clause");
        }
        ended |= when.matched() == matched && when.condition() == null;
      }
    }
  }

  void analyze(Merge node, NamespaceItem target) {
    if (table.view() || table.isMaterialized()) {
      throw new PgException(
              SqlState.FEATURE_NOT_SUPPORTED,
              "cannot execute MERGE on relation \"" + table.name() + '"')
          .withDetail("This operation is not supported for " + table.kind() + "s.");
    }
    new FromClause(context, scope).analyze(List.of(node.source()));
    List<NamespaceItem> source = List.copyOf(scope.items());
    if (source.stream().anyMatch(item -> item.isNamed(target.entry().alias()))) {
      throw new PgException(
              SqlState.DUPLICATE_ALIAS,
              "name \"" + target.entry().alias() + "\" specified more than once")
          .withDetail("The name is used both as MERGE target table and data source.");
    }
    List<NamespaceItem> both = new ArrayList<>(List.of(target));
    both.addAll(source);
    scope.replaceItems(both);
    scope.hide(target);
    expressions.condition(node.on(), Clause.JOIN_ON);
    for (Merge.When when : node.clauses()) {
      scope.replaceItems(when.matched() ? both : source);
      if (when.condition() != null) {
        expressions.condition(when.condition(), Clause.MERGE_WHEN);
      }
      action(when);
    }
    scope.replaceItems(both);
  }

  private void action(Merge.When when) {
    if (when.action() instanceof Merge.Change change) {
      scope.enter(Clause.UPDATE_SET);
      Assignments assignments = new Assignments(expressions, table);
      assignments.analyzeValues(change.assignments());
      assignments.assign(change.assignments());
      scope.enter(Clause.SELECT);
    } else if (when.action() instanceof Merge.Add add) {
      new Inserts(context, scope, table).analyze(add, when.span());
    }
  }
}
