package io.irispgwire.eval;

import io.irispgwire.sql.analysis.ResultColumn;
import io.irispgwire.sql.tree.Query;
import io.irispgwire.types.PgType;
import java.util.List;

/** WITH queries. */
final class CommonTableCompiler {
  private final Compilation compilation;
  private final Scope scope;

  CommonTableCompiler(Compilation compilation, Scope scope) {
    this.compilation = compilation;
    this.scope = scope;
  }

  void add(Query.CommonTable table, boolean mayRecurse) {
    if (!(table.statement() instanceof Query query)) {
      throw Failures.unsupported("data-modifying statements in WITH are not supported here")
          .at(table.span().position());
    }
    int slot = scope.allocate(1);
    if (mayRecurse
        && query.body() instanceof Query.SetOperation union
        && union.kind() == Query.SetOperation.Kind.UNION) {
      Recursion recursion = recursion(table, query, union);
      if (recursion != null) {
        scope.add(table, new CommonTablePlan(slot, recursion::run));
        return;
      }
    }
    Plan plan = new QueryCompiler(compilation, new Scope(scope)).compile(query);
    scope.add(table, new CommonTablePlan(slot, (e, f) -> Sorting.drain(plan.open(e, f), e)));
  }

  /** Null when the query does not refer to itself. */
  private @org.jspecify.annotations.Nullable Recursion recursion(
      Query.CommonTable table, Query query, Query.SetOperation union) {
    Scope self = new Scope(scope);
    int working = self.allocate(1);
    CommonTablePlan workingTable =
        new CommonTablePlan(
            working,
            (e, f) -> {
              throw new IllegalStateException("a working table is filled before it is read");
            });
    self.add(table, workingTable);
    List<ResultColumn> columns = compilation.analysis().columns(query);
    QueryCompiler compiler = new QueryCompiler(compilation, self);
    Plan first = compiler.branch(union.left(), columns);
    Plan step = compiler.branch(union.right(), columns);
    List<PgType> types = columns.stream().map(column -> column.type().type()).toList();
    return self.wasFound(table)
        ? new Recursion(first, step, union.all(), types, self, workingTable)
        : null;
  }
}
