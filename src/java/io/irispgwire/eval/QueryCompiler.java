package io.irispgwire.eval;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.sql.analysis.Analysis;
import io.irispgwire.sql.analysis.ResultColumn;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Query;
import io.irispgwire.sql.tree.SortItem;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Queries: WITH, then the body, then ORDER BY and LIMIT of what is not a plain SELECT. */
final class QueryCompiler {
  private final Compilation compilation;
  private final Analysis analysis;
  private final Scope scope;

  QueryCompiler(Compilation compilation, Scope scope) {
    this.compilation = compilation;
    this.analysis = compilation.analysis();
    this.scope = scope;
  }

  Plan compile(Query query) {
    with(query);
    return afterWith(query);
  }

  private void with(Query query) {
    if (query.with() != null) {
      for (Query.CommonTable table : query.with().tables()) {
        new CommonTableCompiler(compilation, scope).add(table, query.with().recursive());
      }
    }
  }

  /** The same when its WITH queries are in reach already. */
  Plan afterWith(Query query) {
    return afterWith(query, query.locking());
  }

  /**
   * @param locking what locks its rows: its own clauses, and those of the query around it
   */
  private Plan afterWith(Query query, List<Query.Locking> locking) {
    Limit limit = limit(query);
    if (query.body() instanceof Query.Select select) {
      RowMarks marks = locking.isEmpty() ? RowMarks.NONE : new RowMarks(locking);
      return new SelectCompiler(compilation, scope, marks).compile(query, select, limit);
    }
    Plan body =
        query.body() instanceof Query.Values values
            ? values(query, values)
            : setOperation(query, (Query.SetOperation) query.body());
    return finish(query, body, limit);
  }

  /** A query in FROM whose rows the query around it locks. */
  Plan locked(Query query, List<Query.Locking> locking) {
    List<Query.Locking> all = new ArrayList<>(query.locking());
    // a name behind OF is that of the query in FROM: all its tables are meant
    locking.forEach(
        each -> all.add(new Query.Locking(each.span(), each.strength(), List.of(), each.policy())));
    with(query);
    return afterWith(query, all);
  }

  private Limit limit(Query query) {
    ExpressionCompiler compiler = new ExpressionCompiler(compilation, scope);
    return new Limit(
        query.limit() == null ? null : compiler.compile(query.limit()),
        query.offset() == null ? null : compiler.compile(query.offset()),
        query.withTies());
  }

  private Plan values(Query query, Query.Values values) {
    ExpressionCompiler compiler = new ExpressionCompiler(compilation, scope);
    List<ResultColumn> columns = analysis.columns(query);
    List<Node[]> rows = new ArrayList<>();
    for (List<Expression> row : values.rows()) {
      Node[] nodes = new Node[row.size()];
      for (int i = 0; i < nodes.length; i++) {
        nodes[i] = compiler.compileAs(row.get(i), columns.get(i).type());
      }
      rows.add(nodes);
    }
    return (execution, outer) -> {
      Frame frame = new Frame(execution, outer, scope.size());
      int[] index = {0};
      return () -> index[0] < rows.size() ? evaluate(rows.get(index[0]++), frame) : null;
    };
  }

  static @Nullable Object[] evaluate(Node[] nodes, Frame frame) {
    @Nullable Object[] row = new Object[nodes.length];
    for (int i = 0; i < row.length; i++) {
      row[i] = nodes[i].value(frame);
    }
    return row;
  }

  private Plan setOperation(Query query, Query.SetOperation operation) {
    List<ResultColumn> columns = analysis.columns(query);
    Plan left = branch(operation.left(), columns);
    Plan right = branch(operation.right(), columns);
    List<PgType> types = columns.stream().map(column -> column.type().type()).toList();
    Plan combined = SetOperations.of(operation, left, right, types);
    return (execution, outer) ->
        combined.open(execution, new Frame(execution, outer, scope.size()));
  }

  /** A branch, its columns cast to those of the whole. */
  Plan branch(Query query, List<ResultColumn> columns) {
    Scope inner = new Scope(scope);
    Plan plan = new QueryCompiler(compilation, inner).compile(query);
    List<SqlType> own = types(query);
    Scope casts = new Scope(scope);
    casts.allocate(own.size());
    Node[] nodes = new Node[own.size()];
    boolean same = true;
    for (int i = 0; i < nodes.length; i++) {
      int slot = i;
      Node column = frame -> frame.get(slot);
      nodes[i] = Coercions.implicit(column, own.get(i), columns.get(i).type());
      same &= nodes[i] == column;
    }
    return same ? plan : (execution, outer) -> cast(plan.open(execution, outer), nodes, execution);
  }

  /** Of its columns; a literal that INSERT assigns has the type of what it goes to. */
  private List<SqlType> types(Query query) {
    if (!(query.body() instanceof Query.Select select)) {
      return analysis.columns(query).stream().map(ResultColumn::type).toList();
    }
    ExpressionCompiler compiler = new ExpressionCompiler(compilation, scope);
    return analysis.targets(select).stream()
        .map(
            target ->
                target.expression() == null
                    ? target.column().type()
                    : compiler.type(target.expression()))
        .toList();
  }

  private static RowCursor cast(RowCursor rows, Node[] nodes, Execution execution) {
    Frame frame = new Frame(execution, null, nodes.length);
    return () -> {
      @Nullable Object[] row = rows.next();
      if (row == null) {
        return null;
      }
      frame.restore(row);
      return evaluate(nodes, frame);
    };
  }

  private Plan finish(Query query, Plan body, Limit limit) {
    List<SortKey> keys = new ArrayList<>();
    for (SortItem item : query.orderBy()) {
      int column = analysis.outputColumn(item.expression());
      if (column < 0) {
        throw new PgException(
                SqlState.FEATURE_NOT_SUPPORTED, "invalid UNION/INTERSECT/EXCEPT ORDER BY clause")
            .at(item.expression().span().position());
      }
      keys.add(SortKey.of(item, column, analysis.columns(query).get(column).type().type()));
    }
    int width = analysis.columns(query).size();
    return (execution, outer) -> {
      RowCursor rows = body.open(execution, outer);
      if (!keys.isEmpty()) {
        rows = Sorting.sort(rows, keys, execution);
      }
      return limit.apply(rows, keys, new Frame(execution, outer, scope.size()), width);
    };
  }
}
