package io.irispgwire.eval;

import io.irispgwire.sql.analysis.ResultColumn;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Modification.Insert;
import io.irispgwire.sql.tree.Query;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import io.irispgwire.types.TypeModifiers;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The rows of INSERT: its VALUES or query, cast to the columns that take them. */
final class SourceCompiler {
  private final Compilation compilation;
  private final @Nullable Object absent;
  private final Scope scope = new Scope(null);

  /**
   * @param absent stands for DEFAULT; null to refuse it
   */
  SourceCompiler(Compilation compilation, @Nullable Object absent) {
    this.compilation = compilation;
    this.absent = absent;
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
    return (execution, outer) -> {
      RowCursor rows = plan.open(execution, new Frame(execution, outer, scope.size()));
      return types.stream().anyMatch(SourceCompiler::isSized)
          ? () -> checked(rows.next(), types)
          : rows;
    };
  }

  /** A column of strings or numbers refuses what is too long for it, one of vectors may not. */
  private static boolean isSized(SqlType type) {
    return type.type().equals(PgType.VECTOR) && type.modifier() >= 0;
  }

  private @Nullable Object @Nullable [] checked(
      @Nullable Object @Nullable [] row, List<SqlType> types) {
    for (int i = 0; row != null && i < row.length; i++) {
      if (isSized(types.get(i)) && row[i] != absent) {
        row[i] = TypeModifiers.apply(row[i], types.get(i), false);
      }
    }
    return row;
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
        nodes[i] =
            absent != null && row.get(i) instanceof Expression.Default
                ? frame -> absent
                : compiler.compileAs(row.get(i), types.get(i));
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
