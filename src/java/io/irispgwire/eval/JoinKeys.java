package io.irispgwire.eval;

import io.irispgwire.sql.analysis.Analysis;
import io.irispgwire.sql.analysis.Call;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.types.SqlType;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The equalities between columns of two sides of a join: what a hash table of the right side is
 * keyed by. The join's condition is still asked of every pair that they let through.
 *
 * @param columns which column of a table with indexes the right side is; -1 where it is none
 */
record JoinKeys(List<Node> left, List<Node> right, List<Integer> columns) {
  /**
   * Null when there is none.
   *
   * @param conditions between the ANDs, over columns that are in reach
   */
  static @Nullable JoinKeys of(
      List<Expression> conditions,
      FromCompiler.Part right,
      Analysis analysis,
      ExpressionCompiler compiler) {
    if (right.dependent()) {
      return null;
    }
    JoinKeys keys = new JoinKeys(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    conditions.forEach(condition -> keys.collect(condition, right, analysis, compiler));
    return keys.left.isEmpty() ? null : keys;
  }

  private void collect(
      Expression condition,
      FromCompiler.Part part,
      Analysis analysis,
      ExpressionCompiler compiler) {
    Expression bare = OperationCompiler.bare(condition);
    if (bare instanceof Expression.Operation operation
        && operation.operator().equals("=")
        && operation.left() != null
        && isColumn(operation.left())
        && isColumn(operation.right())
        && analysis.calls(operation).size() == 1) {
      Call call = analysis.calls(operation).get(0);
      add(
          side(operation.left(), call.argumentTypes().get(0), part, analysis, compiler),
          side(operation.right(), call.argumentTypes().get(1), part, analysis, compiler),
          part);
    }
  }

  private static boolean isColumn(Expression expression) {
    return OperationCompiler.bare(expression) instanceof Expression.ColumnRef;
  }

  private record Side(Node node, BitSet places, boolean isHashable, int column) {
    boolean isWithin(int from, int to) {
      return !places.isEmpty() && places.nextSetBit(0) >= from && places.length() <= to;
    }
  }

  private static Side side(
      Expression expression,
      SqlType type,
      FromCompiler.Part part,
      Analysis analysis,
      ExpressionCompiler compiler) {
    BitSet before = compiler.scope().noteTouched();
    Node node = compiler.compileAs(expression, type);
    BitSet places = compiler.scope().endTouched(before);
    IndexedScan indexed = part.indexed();
    int column = indexed == null ? -1 : IndexedScan.column(indexed.entry(), expression, analysis);
    return new Side(node, places, isHashable(type), column);
  }

  /** Types whose values are equal exactly when their Java objects are. */
  static boolean isHashable(SqlType type) {
    return switch (type.type().name()) {
      case "oid", "int2", "int4", "int8", "name", "text", "char" -> true;
      default -> false;
    };
  }

  private void add(Side one, Side other, FromCompiler.Part part) {
    if (!one.isHashable() || !other.isHashable()) {
      return;
    }
    if (one.isWithin(0, part.from()) && other.isWithin(part.from(), part.to())) {
      left.add(one.node());
      right.add(other.node());
      columns.add(other.column());
    } else if (other.isWithin(0, part.from()) && one.isWithin(part.from(), part.to())) {
      left.add(other.node());
      right.add(one.node());
      columns.add(one.column());
    }
  }

  /** The right side with its rows found by one of the keys; null where none can find them. */
  FromCompiler.@Nullable Part found(FromCompiler.Part part) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i) >= 0) {
        return part.found(new IndexedScan.Key(columns.get(i), left.get(i)));
      }
    }
    return null;
  }

  /** The values of {@code nodes}, or null when one of them is NULL and so equals nothing. */
  static @Nullable List<Object> key(List<Node> nodes, Frame frame) {
    List<Object> key = new ArrayList<>(nodes.size());
    for (Node node : nodes) {
      Object value = node.value(frame);
      if (value == null) {
        return null;
      }
      key.add(value instanceof Number number ? (Object) number.longValue() : value);
    }
    return key;
  }
}
