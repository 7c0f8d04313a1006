package io.irispgwire.eval;

import io.irispgwire.sql.analysis.Modified;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Merge;
import java.util.ArrayList;
import java.util.List;

/** MERGE without its WITH. */
final class MergeCompiler {
  private final Compilation compilation;
  private final Scope scope;
  private final ExpressionCompiler compiler;

  MergeCompiler(Compilation compilation, Scope scope, ExpressionCompiler compiler) {
    this.compilation = compilation;
    this.scope = scope;
    this.compiler = compiler;
  }

  Change compile(Merge node) {
    Modified modified = compilation.analysis().modified(node);
    FromCompiler from = new FromCompiler(compilation, scope, compiler);
    FromCompiler.Part source = from.source(node.source(), List.of());
    TargetRow target = new TargetRow(modified, scope);
    FromCompiler.Part part = from.target(target, OwnConditions.conjuncts(node.on()));
    Node on = compiler.compile(node.on());
    JoinKeys keys =
        JoinKeys.of(OwnConditions.conjuncts(node.on()), part, compilation.analysis(), compiler);
    boolean adds = node.clauses().stream().anyMatch(when -> !when.matched());
    Source joined =
        adds
            ? Joins.outer(source, part, on, keys, true, false)
            : Joins.inner(source.source(), part, on, keys);
    List<MergePlan.When> clauses = new ArrayList<>();
    for (Merge.When when : node.clauses()) {
      Node condition = when.condition() == null ? null : compiler.compile(when.condition());
      clauses.add(new MergePlan.When(when.matched(), condition, action(when.action(), target)));
    }
    return new MergePlan(scope, joined, target, clauses);
  }

  private MergeAction action(Merge.Action action, TargetRow target) {
    if (action instanceof Merge.Change change) {
      return new MergeAction.Change(
          new AssignmentCompiler(compilation, compiler, target).compile(change.assignments()));
    }
    if (action instanceof Merge.Add add) {
      return add(add, target);
    }
    return action instanceof Merge.Remove ? new MergeAction.Remove() : new MergeAction.Nothing();
  }

  private MergeAction add(Merge.Add add, TargetRow target) {
    List<Expression> values = add.values() == null ? List.of() : add.values();
    Proposal proposal =
        new InsertCompiler(compilation, scope, compiler)
            .proposal(target.table(), add.columns(), values.size());
    Node[] nodes = new Node[values.size()];
    for (int i = 0; i < nodes.length; i++) {
      nodes[i] =
          values.get(i) instanceof Expression.Default
              ? frame -> SourceCompiler.DEFAULT
              : compiler.compileAs(values.get(i), proposal.types().get(i));
    }
    return new MergeAction.Add(proposal, nodes);
  }
}
