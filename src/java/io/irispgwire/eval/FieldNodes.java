package io.irispgwire.eval;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.analysis.Analysis;
import io.irispgwire.sql.analysis.Call;
import io.irispgwire.sql.analysis.Resolution;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.types.PgRecord;
import java.util.List;

/** {@code (record).field}. */
final class FieldNodes {
  private FieldNodes() {}

  static Node compile(
      Expression.FieldSelection node, ExpressionCompiler compiler, Analysis analysis) {
    Expression base = node.base();
    while (base instanceof Expression.Parenthesized inner) {
      base = inner.inner();
    }
    if (node.field() == null) {
      throw Failures.unsupported("row expansion via \"*\" is not supported here")
          .at(node.span().position());
    }
    int index = names(base, analysis).indexOf(node.field().value());
    if (index < 0) {
      throw new PgException(
              SqlState.UNDEFINED_COLUMN,
              "could not identify column \"%s\" in record data type"
                  .formatted(node.field().value()))
          .at(node.field().span().position());
    }
    Node row = compiler.compile(node.base());
    return frame -> {
      Object value = row.value(frame);
      return value instanceof PgRecord fields ? fields.values().get(index) : null;
    };
  }

  private static List<String> names(Expression base, Analysis analysis) {
    if (base instanceof Expression.ColumnRef reference
        && analysis.resolution(reference) instanceof Resolution.WholeRow row) {
      return row.entry().columns().stream().map(column -> column.label()).toList();
    }
    if (base instanceof Expression.FunctionCall call) {
      List<Call> calls = analysis.calls(call);
      return calls.isEmpty()
          ? List.of()
          : calls.get(0).proc().outputs().stream().map(output -> output.name()).toList();
    }
    if (base instanceof Expression.Row row) {
      return java.util.stream.IntStream.rangeClosed(1, row.items().size())
          .mapToObj(i -> "f" + i)
          .toList();
    }
    return List.of();
  }
}
