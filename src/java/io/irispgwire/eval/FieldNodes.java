package io.irispgwire.eval;

import io.irispgwire.sql.analysis.Analysis;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.types.PgRecord;

/** {@code (record).field}. */
final class FieldNodes {
  private FieldNodes() {}

  static Node compile(
      Expression.FieldSelection node, ExpressionCompiler compiler, Analysis analysis) {
    if (node.field() == null) { // as an argument it is the row itself
      return compiler.compile(node.base());
    }
    int index = analysis.field(node);
    Node row = compiler.compile(node.base());
    return frame -> {
      Object value = row.value(frame);
      return value instanceof PgRecord fields ? fields.values().get(index) : null;
    };
  }
}
