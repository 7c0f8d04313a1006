package io.irispgwire.eval;

import io.irispgwire.sql.analysis.ResultColumn;
import io.irispgwire.sql.tree.Modification;
import io.irispgwire.sql.tree.Query;
import io.irispgwire.types.PgType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** WITH queries. */
final class CommonTableCompiler {
  private final Compilation compilation;
  private final Scope scope;

  CommonTableCompiler(Compilation compilation, Scope scope) {
    this.compilation = compilation;
    this.scope = scope;
  }

  void add(Query.CommonTable table, boolean mayRecurse) {
    int slot = scope.allocate(1);
    if (table.statement() instanceof Modification modification) {
      scope.add(table, new CommonTablePlan(slot, modification(modification)));
      return;
    }
    Query query = (Query) table.statement();
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

  /** The rows of RETURNING, which a frame keeps: so it runs once. */
  private BiFunction<Execution, Frame, List<@Nullable Object[]>> modification(Modification node) {
    Scope inner = new Scope(scope);
    Query.With with = node.with();
    if (with != null) {
      for (Query.CommonTable table : with.tables()) {
        new CommonTableCompiler(compilation, inner).add(table, with.recursive());
      }
    }
    Change change = new ModificationCompiler(compilation, inner).compile(node);
    return (execution, outer) -> {
      List<@Nullable Object[]> rows = new ArrayList<>();
      change.run(
          execution,
          new Frame(execution, outer, inner.size()),
          row -> {
            execution.hold(row);
            rows.add(row);
          });
      return rows;
    };
  }

  /** Null when the query does not refer to itself. */
  private @Nullable Recursion recursion(
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
