package io.irispgwire.eval;

import io.irispgwire.sql.analysis.ResultColumn;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Modification.Insert;
import io.irispgwire.sql.tree.Query;
import io.irispgwire.types.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The rows of INSERT: its VALUES or query, cast to the columns that take them. */
final class SourceCompiler {
  private final Compilation compilation;
  private final Scope scope = new Scope(null);

  SourceCompiler(Compilation compilation) {
    this.compilation = compilation;
  }

  Plan compile(Insert insert, List<SqlType> types) {
    if (insert.with() != null) {
      for (Query.CommonTable table : insert.with().tables()) {
        new CommonTableCompiler(compilation, scope).add(table, insert.with().recursive());
      }
    }
    Query source = Objects.requireNonNull(insert.source(), "DEFAULT VALUES has no rows to compute");
    Plan plan =
        source.body() instanceof Query.Values values && isPlain(source)
            ? values(values, types)
            : new QueryCompiler(compilation, scope).branch(source, columns(types));
    return (execution, outer) -> plan.open(execution, new Frame(execution, outer, scope.size()));
  }

  /** A list of rows, and no query: each value is cast on its own. */
  private static boolean isPlain(Query source) {
    return source.with() == null
        && source.orderBy().isEmpty()
        && source.limit() == null
        && source.offset() == null;
  }

  private Plan values(Query.Values values, List<SqlType> types) {
    Scope inner = new Scope(scope);
    ExpressionCompiler compiler = new ExpressionCompiler(compilation, inner);
    List<Node[]> rows = new ArrayList<>();
    for (List<Expression> row : values.rows()) {
      Node[] nodes = new Node[row.size()];
      for (int i = 0; i < nodes.length; i++) {
        nodes[i] = compiler.compileAs(row.get(i), types.get(i));
      }
      rows.add(nodes);
    }
    return (execution, outer) -> {
      Frame frame = new Frame(execution, outer, inner.size());
      int[] index = {0};
      return () ->
          index[0] < rows.size() ? QueryCompiler.evaluate(rows.get(index[0]++), frame) : null;
    };
  }

  private static List<ResultColumn> columns(List<SqlType> types) {
    return types.stream().map(type -> new ResultColumn("", type, 0, 0)).toList();
  }
}
