package io.irispgwire.eval;

import io.irispgwire.sql.analysis.ResultColumn;
import io.irispgwire.sql.analysis.RowExpression;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Modification.Assignment;
import io.irispgwire.sql.tree.Modification.Target;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import io.irispgwire.types.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** SET: the new values of the columns that it names. */
final class AssignmentCompiler {
  private final Compilation compilation;
  private final ExpressionCompiler compiler;
  private final TargetRow target;

  /** Each puts the row of a query into the frame. */
  private final List<Consumer<Frame>> queries = new ArrayList<>();

  /** By column, in the order of the columns' first mention. */
  private final Map<Integer, Node> values = new LinkedHashMap<>();

  AssignmentCompiler(Compilation compilation, ExpressionCompiler compiler, TargetRow target) {
    this.compilation = compilation;
    this.compiler = compiler;
    this.target = target;
  }

  /** New values of some columns, computed over a frame. */
  record Assigned(List<Integer> columns, Node[] values, List<Consumer<Frame>> before) {
    @Nullable Object[] values(Frame frame) {
      before.forEach(query -> query.accept(frame));
      return QueryCompiler.evaluate(values, frame);
    }
  }

  Assigned compile(List<Assignment> assignments) {
    for (Assignment assignment : assignments) {
      if (assignment.targets().size() == 1) {
        assign(assignment.targets().get(0), only(assignment.value()));
      } else if (OperationCompiler.bare(assignment.value()) instanceof Expression.Row row) {
        for (int i = 0; i < row.items().size(); i++) {
          assign(assignment.targets().get(i), row.items().get(i));
        }
      } else {
        assign(assignment.targets(), (Expression.SubLink) assignment.value());
      }
    }
    Table table = target.table();
    List<Node> nodes = new ArrayList<>();
    values.forEach((column, node) -> nodes.add(StoredValue.of(node, table.columns().get(column))));
    return new Assigned(
        List.copyOf(values.keySet()), nodes.toArray(new Node[0]), List.copyOf(queries));
  }

  /** {@code (a) = (x)} and {@code (a) = ROW(x)} assign one value. */
  private static Expression only(Expression value) {
    return OperationCompiler.bare(value) instanceof Expression.Row row && row.items().size() == 1
        ? row.items().get(0)
        : value;
  }

  private void assign(Target to, Expression value) {
    int column = column(target.table(), to);
    if (value instanceof Expression.Default written) {
      Node node = fallback(written, target.table().columns().get(column));
      if (node == null) {
        throw Failures.unsupported("SET … = DEFAULT for this column is not supported by IRIS")
            .withHint("Write the value.")
            .at(value.span().position());
      }
      values.put(column, node);
      return;
    }
    SqlType type = ArrayAssignment.type(target.table().columns().get(column).type(), to);
    put(to, column, compiler.compileAs(value, type));
  }

  /** What DEFAULT stands for; null where only the back end knows. */
  private @Nullable Node fallback(Expression.Default written, Table.Column column) {
    RowExpression own = compilation.analysis().fallback(written);
    if (own == null) {
      return StoredValue.ofDefault(column);
    }
    RowScalar value = RowScalar.of(own);
    return frame -> value.value(new @Nullable Object[0], frame.environment());
  }

  /** Several columns of the one row of a query; NULLs where it has none. */
  private void assign(List<Target> targets, Expression.SubLink link) {
    Scope inner = new Scope(compiler.scope());
    Plan plan = compiler.plan(link.query(), inner);
    int base = compiler.scope().allocate(targets.size());
    queries.add(frame -> fill(plan, frame, base, targets.size()));
    List<ResultColumn> columns = compilation.analysis().columns(link.query());
    for (int i = 0; i < targets.size(); i++) {
      int slot = base + i;
      int column = column(target.table(), targets.get(i));
      SqlType type =
          ArrayAssignment.type(target.table().columns().get(column).type(), targets.get(i));
      Node value = frame -> frame.get(slot);
      put(targets.get(i), column, Coercions.implicit(value, columns.get(i).type(), type));
    }
  }

  private static void fill(Plan plan, Frame frame, int base, int width) {
    Execution execution = frame.execution();
    long mark = execution.held();
    long retained = execution.retained();
    RowCursor rows = plan.open(execution, frame);
    @Nullable Object[] row = rows.next();
    if (row != null && rows.next() != null) {
      throw OperationCompiler.cardinality();
    }
    execution.release(mark, retained);
    frame.setAll(base, row == null ? new @Nullable Object[width] : row, width);
  }

  private void put(Target to, int column, Node value) {
    if (to.indirection().isEmpty()) {
      values.put(column, value);
      return;
    }
    Node before = Objects.requireNonNullElseGet(values.get(column), () -> current(column));
    PgType element =
        Objects.requireNonNull(Types.elementOf(target.table().columns().get(column).type().type()));
    values.put(column, ArrayAssignment.compile(before, element, to, value, compiler));
  }

  private Node current(int column) {
    return compiler.column(target.column(column));
  }

  static int column(Table table, Target to) {
    for (int i = 0; i < table.columns().size(); i++) {
      if (table.columns().get(i).name().equals(to.column().value())) {
        return i;
      }
    }
    throw new IllegalStateException("not a column: " + to.column().value());
  }
}
