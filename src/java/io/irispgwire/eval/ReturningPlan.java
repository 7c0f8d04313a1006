package io.irispgwire.eval;

import io.irispgwire.sql.analysis.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** RETURNING: computed of each row when it has been written. */
record ReturningPlan(TargetRow target, Node[] outputs) {
  static ReturningPlan compile(
      List<Target> targets, TargetRow target, ExpressionCompiler compiler) {
    List<Node> outputs = new ArrayList<>();
    for (Target output : targets) {
      outputs.add(
          output.expression() != null
              ? compiler.compile(output.expression())
              : compiler.column(Objects.requireNonNull(output.resolution())));
    }
    return new ReturningPlan(target, outputs.toArray(new Node[0]));
  }

  boolean isEmpty() {
    return outputs.length == 0;
  }
}
