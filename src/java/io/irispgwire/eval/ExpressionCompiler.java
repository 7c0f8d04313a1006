package io.irispgwire.eval;

import io.irispgwire.sql.analysis.Analysis;
import io.irispgwire.sql.analysis.DomainRules;
import io.irispgwire.sql.analysis.RangeEntry;
import io.irispgwire.sql.analysis.Resolution;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Query;
import io.irispgwire.types.PgRecord;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns expressions of one scope into nodes; the larger constructs have compilers of their own. */
final class ExpressionCompiler implements Expression.Visitor<Node> {
  /** {@code BootstrapTransactionId}, transam.h. */
  private static final Long BOOTSTRAP_TRANSACTION = 1L;

  /** {@code FirstNormalObjectId}, transam.h. */
  private static final int FIRST_OF_USERS = 16_384;

  private final Compilation compilation;
  private final Analysis analysis;
  private final Scope scope;
  private final OperationCompiler operations;
  private final CallCompiler calls;

  ExpressionCompiler(Compilation compilation, Scope scope) {
    this.compilation = compilation;
    this.analysis = compilation.analysis();
    this.scope = scope;
    this.operations = new OperationCompiler(compilation, this);
    this.calls = new CallCompiler(compilation, scope, this);
  }

  Scope scope() {
    return scope;
  }

  /** The expression as its context wants it. */
  Node compile(Expression expression) {
    SqlType wanted = analysis.coercion(expression);
    Node node = raw(expression);
    return wanted == null ? node : Coercions.implicit(node, analysis.typeOf(expression), wanted);
  }

  /** The expression as a value of {@code wanted}, whatever its context says. */
  Node compileAs(Expression expression, SqlType wanted) {
    return Coercions.implicit(raw(expression), analysis.typeOf(expression), wanted);
  }

  /** The type of what {@link #compile} gives. */
  SqlType type(Expression expression) {
    SqlType wanted = analysis.coercion(expression);
    return wanted == null ? analysis.typeOf(expression) : wanted;
  }

  /** The expression without the cast that its context asks for. */
  Node raw(Expression expression) {
    Expression key = analysis.groupingKey(expression);
    if (key == null) {
      return computed(expression);
    }
    int slot = scope.placeOf(key);
    return frame -> frame.get(slot);
  }

  /** The expression computed from a row, also where a group knows its value. */
  Node computed(Expression expression) {
    compilation.enter();
    Node node = expression.accept(this);
    compilation.leave();
    return node;
  }

  /** A column as {@code wanted}: USING gives the two columns that it merges a common type. */
  Node column(Resolution resolution, SqlType wanted) {
    if (resolution instanceof Resolution.Merged merged) {
      return firstOf(column(merged.left(), wanted), column(merged.right(), wanted));
    }
    Node node = column(resolution);
    if (!(resolution instanceof Resolution.Column column)) {
      return node;
    }
    SqlType own = column.entry().columns().get(column.column()).type();
    boolean differs = !own.type().equals(wanted.type()) && !own.type().equals(PgType.UNKNOWN);
    return differs ? Coercions.implicit(node, own, wanted) : node;
  }

  private static Node firstOf(Node left, Node right) {
    return frame -> {
      Object value = left.value(frame);
      return value == null ? right.value(frame) : value;
    };
  }

  Node column(Resolution resolution) {
    if (resolution instanceof Resolution.Column column) {
      Scope.Place place = scope.find(column.entry(), column.column());
      return read(place);
    }
    if (resolution instanceof Resolution.Merged merged) {
      return firstOf(column(merged.left()), column(merged.right()));
    }
    if (resolution instanceof Resolution.SystemColumn column) {
      return systemColumn(column);
    }
    return wholeRow((Resolution.WholeRow) resolution);
  }

  static Node read(Scope.Place place) {
    int slot = place.slot();
    int levels = place.levels();
    return levels == 0 ? frame -> frame.get(slot) : frame -> frame.up(levels).get(slot);
  }

  /** Rows of system tables are as if the server's first transaction had made them. */
  private static Node systemColumn(Resolution.SystemColumn column) {
    if (column.entry().source() instanceof RangeEntry.BaseTable base) {
      if (column.name().equals("tableoid")) {
        return Literals.constant(Integer.toUnsignedLong(base.table().oid()));
      }
      boolean isSystem = base.table().oid() > 0 && base.table().oid() < FIRST_OF_USERS;
      if (isSystem && !column.name().equals("ctid")) {
        return Literals.constant(column.name().equals("xmin") ? BOOTSTRAP_TRANSACTION : 0L);
      }
    }
    throw Failures.unsupported("system column \"" + column.name() + "\" is not supported");
  }

  private Node wholeRow(Resolution.WholeRow row) {
    List<PgType> types = row.entry().columns().stream().map(c -> c.type().type()).toList();
    List<Node> columns = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      columns.add(read(scope.find(row.entry(), i)));
    }
    List<String> names = row.entry().columns().stream().map(c -> c.label()).toList();
    Node record = record(types, columns, names);
    List<Node> flags = scope.flags(row.entry()).stream().map(ExpressionCompiler::read).toList();
    return flags.isEmpty() ? record : present(record, flags);
  }

  /** NULL where an outer join has found no row. */
  private static Node present(Node record, List<Node> flags) {
    return frame -> {
      for (Node flag : flags) {
        if (!flag.holds(frame)) {
          return null;
        }
      }
      return record.value(frame);
    };
  }

  private static Node record(List<PgType> types, List<Node> items, @Nullable List<String> names) {
    return frame -> {
      List<@Nullable Object> values = new ArrayList<>(items.size());
      for (Node item : items) {
        values.add(item.value(frame));
      }
      return new PgRecord(types, values, names);
    };
  }

  @Override
  public Node onColumnRef(Expression.ColumnRef node) {
    return column(analysis.resolution(node), analysis.typeOf(node));
  }

  @Override
  public Node onStar(Expression.Star node) {
    return wholeRow(analysis.row(node));
  }

  @Override
  public Node onParameter(Expression.Parameter node) {
    int index = node.number() - 1;
    return frame -> frame.environment().parameters().get(index);
  }

  @Override
  public Node onLiteral(Expression.Literal node) {
    return Literals.compile(node, analysis.typeOf(node).type(), compilation);
  }

  @Override
  public Node onCast(Expression.Cast node) {
    Node value = cast(node);
    DomainRules domain = analysis.domain(node);
    if (domain == null || domain.isEmpty()) {
      return value;
    }
    DomainCheck check = DomainCheck.of(domain);
    compilation.markVarying(); // ALTER DOMAIN may come between
    return frame -> {
      Object checked = value.value(frame);
      check.check(checked, frame.environment());
      return checked;
    };
  }

  private Node cast(Expression.Cast node) {
    if (OperationCompiler.bare(node.operand()) instanceof Expression.Literal literal
        && Literals.isIntervalWithFields(literal, analysis.typeOf(node))) {
      SqlType interval = analysis.typeOf(node);
      Node value = Literals.intervalWithFields(literal, interval, compilation);
      return Coercions.explicit(value, SqlType.of(interval.type()), interval);
    }
    return Coercions.explicit(
        raw(node.operand()), analysis.typeOf(node.operand()), analysis.typeOf(node));
  }

  @Override
  public Node onOperation(Expression.Operation node) {
    return operations.operation(node);
  }

  @Override
  public Node onLogical(Expression.Logical node) {
    return Conditions.logical(node.and(), compileAll(node.operands()));
  }

  @Override
  public Node onNot(Expression.Not node) {
    return Conditions.not(compile(node.operand()));
  }

  @Override
  public Node onNullTest(Expression.NullTest node) {
    return Conditions.nullTest(compile(node.operand()), node.negated());
  }

  @Override
  public Node onBooleanTest(Expression.BooleanTest node) {
    return Conditions.booleanTest(compile(node.operand()), node.value(), node.negated());
  }

  @Override
  public Node onDistinctFrom(Expression.DistinctFrom node) {
    return operations.distinctFrom(node);
  }

  @Override
  public Node onBetween(Expression.Between node) {
    return operations.between(node);
  }

  @Override
  public Node onIn(Expression.In node) {
    return operations.in(node);
  }

  @Override
  public Node onLike(Expression.Like node) {
    return operations.like(node);
  }

  @Override
  public Node onArrayComparison(Expression.ArrayComparison node) {
    return operations.arrayComparison(node);
  }

  @Override
  public Node onSubLink(Expression.SubLink node) {
    return new SubLinkCompiler(compilation, this, operations).compile(node);
  }

  @Override
  public Node onCase(Expression.Case node) {
    return operations.caseOf(node);
  }

  @Override
  public Node onBuiltin(Expression.Builtin node) {
    return operations.builtin(node);
  }

  @Override
  public Node onSqlValueFunction(Expression.SqlValueFunction node) {
    compilation.markVarying();
    return SqlValues.compile(node);
  }

  @Override
  public Node onFunctionCall(Expression.FunctionCall node) {
    return calls.compile(node);
  }

  @Override
  public Node onRow(Expression.Row node) {
    for (Expression item : node.items()) {
      boolean isRow =
          item instanceof Expression.Star
              || (item instanceof Expression.FieldSelection selection && selection.field() == null);
      if (isRow) {
        throw Failures.unsupported("row expansion via \"*\" is not supported here")
            .at(item.span().position());
      }
    }
    List<PgType> types = node.items().stream().map(item -> type(item).type()).toList();
    return record(types, compileAll(node.items()), null);
  }

  @Override
  public Node onArrayConstructor(Expression.ArrayConstructor node) {
    return ArrayNodes.constructor(node, analysis.typeOf(node), this);
  }

  @Override
  public Node onSubscript(Expression.Subscript node) {
    return ArrayNodes.subscript(node, this);
  }

  @Override
  public Node onFieldSelection(Expression.FieldSelection node) {
    return FieldNodes.compile(node, this, analysis);
  }

  @Override
  public Node onCollate(Expression.Collate node) {
    return compile(node.operand());
  }

  @Override
  public Node onGrouping(Expression.Grouping node) {
    int slot = scope.add(node);
    return frame -> frame.get(slot);
  }

  @Override
  public Node onDefault(Expression.Default node) {
    throw Failures.unsupported("DEFAULT is not supported here").at(node.span().position());
  }

  @Override
  public Node onCurrentOf(Expression.CurrentOf node) {
    throw Failures.unsupported("WHERE CURRENT OF is not supported here").at(node.span().position());
  }

  @Override
  public Node onParenthesized(Expression.Parenthesized node) {
    return compile(node.inner());
  }

  List<Node> compileAll(List<Expression> expressions) {
    return expressions.stream().map(this::compile).toList();
  }

  /** A query that stands in this scope. */
  Plan plan(Query query, Scope inner) {
    return new QueryCompiler(compilation, inner).compile(query);
  }
}
