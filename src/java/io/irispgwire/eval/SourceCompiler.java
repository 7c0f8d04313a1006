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
import org.jspecify.annotations.Nullable;

/** The rows of INSERT: its VALUES or query, cast to the columns that take them. */
final class SourceCompiler {
  /** Stands in a row where DEFAULT is written. */
  static final Object DEFAULT = new Object();

  private final Compilation compilation;
  private final Scope scope;
  private final Object absent;

  /**
   * @param absent stands in a row where DEFAULT is written
   */
  SourceCompiler(Compilation compilation, Scope scope, Object absent) {
    this.compilation = compilation;
    this.scope = scope;
    this.absent = absent;
  }

  /** The rows of a whole statement, its WITH included. */
  static Plan whole(Compilation compilation, Insert insert, List<SqlType> types, Object absent) {
    Scope top = new Scope(null);
    if (insert.with() != null) {
      for (Query.CommonTable table : insert.with().tables()) {
        new CommonTableCompiler(compilation, top).add(table, insert.with().recursive());
      }
    }
    Plan plan = new SourceCompiler(compilation, top, absent).compile(insert.source(), types);
    return (execution, outer) -> {
      RowCursor rows = plan.open(execution, new Frame(execution, outer, top.size()));
      return types.stream().anyMatch(SourceCompiler::isSized)
          ? () -> checked(rows.next(), types, absent)
          : rows;
    };
  }

  /** A column of strings or numbers refuses what is too long for it, one of vectors may not. */
  private static boolean isSized(SqlType type) {
    return type.type().equals(PgType.VECTOR) && type.modifier() >= 0;
  }

  private static @Nullable Object @Nullable [] checked(
      @Nullable Object @Nullable [] row, List<SqlType> types, Object absent) {
    for (int i = 0; row != null && i < row.length; i++) {
      if (isSized(types.get(i)) && row[i] != absent) {
        row[i] = TypeModifiers.apply(row[i], types.get(i), false);
      }
    }
    return row;
  }

  /**
   * @param source null for DEFAULT VALUES: one row of no columns
   */
  Plan compile(@Nullable Query source, List<SqlType> types) {
    if (source == null) {
      return values(List.of(List.of()), types);
    }
    return source.body() instanceof Query.Values values && isPlain(source)
        ? values(values.rows(), types)
        : new QueryCompiler(compilation, scope).branch(source, columns(types));
  }

  /** A list of rows, and no query: each value is cast on its own. */
  private static boolean isPlain(Query source) {
    return source.with() == null
        && source.orderBy().isEmpty()
        && source.limit() == null
        && source.offset() == null;
  }

  private Plan values(List<List<Expression>> values, List<SqlType> types) {
    Scope inner = new Scope(scope);
    ExpressionCompiler compiler = new ExpressionCompiler(compilation, inner);
    List<Node[]> rows = new ArrayList<>();
    for (List<Expression> row : values) {
      Node[] nodes = new Node[row.size()];
      for (int i = 0; i < nodes.length; i++) {
        nodes[i] =
            row.get(i) instanceof Expression.Default
                ? frame -> absent
                : compiler.compileAs(row.get(i), types.get(i));
      }
      rows.add(nodes);
    }
    if (rows.size() == 1 && !inner.sets().isEmpty()) { // then it is the list of a SELECT
      return (execution, outer) -> {
        Frame frame = new Frame(execution, outer, inner.size());
        Cursor cursor = new ProjectSet(Cursor.single(), inner.sets(), frame);
        return () -> cursor.next() ? QueryCompiler.evaluate(rows.get(0), frame) : null;
      };
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
