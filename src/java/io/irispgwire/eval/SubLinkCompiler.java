package io.irispgwire.eval;

import io.irispgwire.sql.analysis.Analysis;
import io.irispgwire.sql.analysis.Call;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Expression.SubLink;
import io.irispgwire.types.PgArray;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import io.irispgwire.types.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Queries inside expressions; one that reads no outer row runs once. */
final class SubLinkCompiler {
  private static final Object NULL = new Object();

  private final Compilation compilation;
  private final Analysis analysis;
  private final ExpressionCompiler compiler;

  SubLinkCompiler(
      Compilation compilation, ExpressionCompiler compiler, OperationCompiler operations) {
    this.compilation = compilation;
    this.analysis = compilation.analysis();
    this.compiler = compiler;
  }

  Node compile(SubLink node) {
    Scope inner = new Scope(compiler.scope());
    Plan plan = compiler.plan(node.query(), inner);
    return switch (node.kind()) {
      case EXISTS -> once(inner, frame -> open(plan, frame).next() != null);
      case SCALAR -> once(inner, frame -> scalar(open(plan, frame)));
      case ARRAY -> once(inner, frame -> array(open(plan, frame), analysis.typeOf(node).type()));
      case ANY, ALL -> quantified(node, plan, inner);
    };
  }

  private static RowCursor open(Plan plan, Frame frame) {
    return plan.open(frame.execution(), frame);
  }

  private Node once(Scope inner, Node node) {
    if (inner.isCorrelated()) {
      return frame -> released(node, frame);
    }
    int place = compilation.allocateCache();
    return frame -> {
      Object kept = frame.execution().cached(place);
      if (kept == null) {
        kept = retained(node, frame);
        frame.execution().cache(place, kept);
      }
      return kept == NULL ? null : kept;
    };
  }

  /** What the run of a correlated query held is free after it. */
  private static @Nullable Object released(Node node, Frame frame) {
    Execution execution = frame.execution();
    long mark = execution.held();
    long retained = execution.retained();
    Object value = node.value(frame);
    execution.release(mark, retained);
    return value;
  }

  private static Object retained(Node node, Frame frame) {
    Execution execution = frame.execution();
    long mark = execution.held();
    long retained = execution.retained();
    Object value = node.value(frame);
    execution.retain(mark, retained);
    return value == null ? NULL : value;
  }

  private static @Nullable Object scalar(RowCursor rows) {
    @Nullable Object[] first = rows.next();
    if (first == null) {
      return null;
    }
    if (rows.next() != null) {
      throw OperationCompiler.cardinality();
    }
    return first[0];
  }

  private static Object array(RowCursor rows, PgType type) {
    List<@Nullable Object> values = new ArrayList<>();
    for (@Nullable Object[] row = rows.next(); row != null; row = rows.next()) {
      values.add(row[0]);
    }
    PgType element = Objects.requireNonNull(Types.elementOf(type));
    return values.stream().anyMatch(PgArray.class::isInstance)
        ? ArrayNodes.stack(element, values)
        : PgArray.of(element, values);
  }

  private Node quantified(SubLink node, Plan plan, Scope inner) {
    Expression test = OperationCompiler.bare(Objects.requireNonNull(node.test()));
    Node rows =
        once(
            inner,
            frame -> {
              List<@Nullable Object[]> kept = new ArrayList<>();
              RowCursor cursor = open(plan, frame);
              for (@Nullable Object[] row = cursor.next(); row != null; row = cursor.next()) {
                frame.execution().hold(row);
                kept.add(row);
              }
              return kept;
            });
    List<Expression> tests = test instanceof Expression.Row row ? row.items() : List.of(test);
    return compare(node, tests, rows);
  }

  @SuppressWarnings("unchecked") // the list is the one made above
  private Node compare(SubLink node, List<Expression> tests, Node rows) {
    List<Call> calls = analysis.calls(node);
    String operator = node.operator() == null ? "=" : node.operator();
    boolean all = node.kind() == SubLink.Kind.ALL;
    int base = compiler.scope().allocate(tests.size());
    List<Node> left = new ArrayList<>();
    List<Node> right = new ArrayList<>();
    for (int i = 0; i < tests.size(); i++) {
      Call call = calls.get(Math.min(i, calls.size() - 1));
      int slot = base + i;
      SqlType from = analysis.columns(node.query()).get(i).type();
      left.add(compiler.compileAs(tests.get(i), call.argumentTypes().get(0)));
      right.add(Coercions.implicit(f -> f.get(slot), from, call.argumentTypes().get(1)));
    }
    Node comparison =
        tests.size() == 1
            ? CallNodes.of(calls.get(0), List.of(left.get(0), right.get(0)), node.span().position())
            : RowComparison.of(operator, left, right, calls);
    int count = tests.size();
    return frame -> {
      boolean unknown = false;
      for (@Nullable Object[] row :
          (List<@Nullable Object[]>) Objects.requireNonNull(rows.value(frame))) {
        frame.setAll(base, row, count);
        Object result = comparison.value(frame);
        if (result == null) {
          unknown = true;
        } else if ((Boolean) result != all) {
          return !all;
        }
      }
      return unknown ? null : (Object) all;
    };
  }
}
