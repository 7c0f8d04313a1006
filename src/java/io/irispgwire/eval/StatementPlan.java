package io.irispgwire.eval;

import io.irispgwire.sql.tree.Modification;
import io.irispgwire.sql.tree.Query;
import io.irispgwire.sql.tree.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A compiled statement that writes tables: itself, or in its WITH.
 *
 * <p>All see the tables as they were before; what one writes the others get by RETURNING only
 * (manual, section 7.8.4, "Data-Modifying Statements in WITH"). A modification in WITH runs when
 * its rows are asked for, or at the end: the last first ({@code ExecPostprocessPlan}, execMain.c).
 *
 * @param top where the WITH queries are
 * @param inWith the modifications, in the order in which they are brought to their end
 */
record StatementPlan(Scope top, Change body, List<CommonTablePlan> inWith) {
  static StatementPlan compile(Compilation compilation, Statement tree) {
    Scope top = new Scope(null);
    Query.With with = tree instanceof Query query ? query.with() : ((Modification) tree).with();
    List<CommonTablePlan> inWith = new ArrayList<>();
    if (with != null) {
      for (Query.CommonTable table : with.tables()) {
        new CommonTableCompiler(compilation, top).add(table, with.recursive());
        if (table.statement() instanceof Modification) {
          inWith.add(0, top.find(table).plan());
        }
      }
    }
    Change body =
        tree instanceof Query query
            ? query(new QueryCompiler(compilation, new Scope(top)).afterWith(query))
            : new ModificationCompiler(compilation, top).compile((Modification) tree);
    return new StatementPlan(top, body, inWith);
  }

  private static Change query(Plan plan) {
    return (execution, outer, returned) -> {
      RowCursor rows = plan.open(execution, outer);
      long count = 0;
      for (@Nullable Object[] row = rows.next(); row != null; row = rows.next()) {
        execution.tick();
        returned.accept(row);
        count++;
      }
      return count;
    };
  }

  long run(Execution execution, Consumer<@Nullable Object[]> returned) {
    execution.keepTables();
    Frame frame = new Frame(execution, null, top.size());
    long count = body.run(execution, frame, returned);
    inWith.forEach(table -> table.rows(frame));
    return count;
  }
}
