package io.irispgwire.eval;

import io.irispgwire.eval.AssignmentCompiler.Assigned;
import io.irispgwire.sql.analysis.Modified;
import io.irispgwire.sql.tree.Merge;
import io.irispgwire.sql.tree.Modification;
import io.irispgwire.sql.tree.Modification.Delete;
import io.irispgwire.sql.tree.Modification.Insert;
import io.irispgwire.sql.tree.Modification.Update;
import org.jspecify.annotations.Nullable;

/** UPDATE and DELETE without their WITH; INSERT and MERGE have compilers of their own. */
final class ModificationCompiler {
  private final Compilation compilation;
  private final Scope scope;
  private final ExpressionCompiler compiler;

  /**
   * @param outer where the WITH queries are
   */
  ModificationCompiler(Compilation compilation, Scope outer) {
    this.compilation = compilation;
    this.scope = new Scope(outer);
    this.compiler = new ExpressionCompiler(compilation, scope);
  }

  Change compile(Modification node) {
    compilation.markBlocking();
    Change change = change(node);
    SetCall.refuse(scope);
    return change;
  }

  private Change change(Modification node) {
    if (node instanceof Insert insert) {
      return new InsertCompiler(compilation, scope, compiler).compile(insert);
    }
    if (node instanceof Merge merge) {
      return new MergeCompiler(compilation, scope, compiler).compile(merge);
    }
    return node instanceof Update update ? update(update) : delete((Delete) node);
  }

  private Change update(Update node) {
    Modified modified = compilation.analysis().modified(node);
    TargetRow target = new TargetRow(modified, scope);
    Source source =
        new FromCompiler(compilation, scope, compiler).compile(target, node.from(), node.where());
    Assigned assigned =
        new AssignmentCompiler(compilation, compiler, target).compile(node.assignments());
    ReturningPlan returning = ReturningPlan.compile(modified.returning(), target, compiler);
    LockedRows rows = new LockedRows(source, target, scope, !returning.isEmpty(), assigned::values);
    return new UpdatePlan(rows, assigned.columns(), returning);
  }

  private Change delete(Delete node) {
    Modified modified = compilation.analysis().modified(node);
    TargetRow target = new TargetRow(modified, scope);
    Source source =
        new FromCompiler(compilation, scope, compiler).compile(target, node.using(), node.where());
    ReturningPlan returning = ReturningPlan.compile(modified.returning(), target, compiler);
    @Nullable Object[] nothing = new @Nullable Object[0];
    LockedRows rows = new LockedRows(source, target, scope, !returning.isEmpty(), frame -> nothing);
    return new DeletePlan(rows, returning);
  }
}
