package io.irispgwire.eval;

import io.irispgwire.sql.analysis.Analysis;
import io.irispgwire.sql.analysis.Call;
import io.irispgwire.sql.analysis.RangeEntry;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.TableRef;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JOIN: its condition, from ON, USING or NATURAL, and the columns of its alias. */
final class JoinCompiler {
  private final Analysis analysis;
  private final Scope scope;
  private final ExpressionCompiler compiler;
  private final FromCompiler from;
  private final JoinColumns columns;

  JoinCompiler(Analysis analysis, Scope scope, ExpressionCompiler compiler, FromCompiler from) {
    this.analysis = analysis;
    this.scope = scope;
    this.compiler = compiler;
    this.from = from;
    this.columns = new JoinColumns(analysis);
  }

  Source compile(TableRef.Join join, List<Expression> conditions) {
    TableRef.Join.Kind kind = join.kind();
    if (kind == TableRef.Join.Kind.LEFT || kind == TableRef.Join.Kind.FULL) {
      from.padded(join.right());
    }
    if (kind == TableRef.Join.Kind.RIGHT || kind == TableRef.Join.Kind.FULL) {
      from.padded(join.left());
    }
    FromCompiler.Part left =
        from.source(join.left(), ofSide(join, conditions, TableRef.Join.Kind.LEFT));
    if (kind == TableRef.Join.Kind.RIGHT || kind == TableRef.Join.Kind.FULL) {
      left = left.flagged(flag(join.left()));
    }
    FromCompiler.Part right =
        from.source(join.right(), ofSide(join, conditions, TableRef.Join.Kind.RIGHT));
    Node condition = condition(join);
    JoinKeys keys = JoinKeys.of(OwnConditions.conjuncts(join.on()), right, analysis, compiler);
    FromCompiler.Part found = keys == null ? null : keys.found(right);
    if (kind == TableRef.Join.Kind.LEFT || kind == TableRef.Join.Kind.FULL) {
      int flag = flag(join.right());
      right = right.flagged(flag);
      found = found == null ? null : found.flagged(flag);
    }
    Source joined =
        switch (join.kind()) {
          case CROSS -> Joins.cross(left.source(), right, null);
          case INNER ->
              found == null
                  ? Joins.inner(left.source(), right, condition, keys)
                  : Joins.inner(left.source(), found, condition, null);
          case LEFT ->
              Joins.outer(left, found == null ? right : found, condition, keys, true, false);
          case RIGHT -> Joins.outer(left, right, condition, keys, false, true);
          case FULL -> Joins.outer(left, right, condition, keys, true, true);
        };
    return join.alias() == null ? joined : aliased(joined, join);
  }

  /** A place that tells whether a row of this side is there, or only NULLs in its stead. */
  private int flag(TableRef side) {
    int flag = scope.allocate(1);
    from.entries(side).forEach(entry -> scope.flag(entry, flag));
    return flag;
  }

  /**
   * What must hold for the rows of a side that are joined, or kept without a partner: for the side
   * that an outer join keeps that is what its surroundings ask, for the other one what ON asks.
   *
   * @param keeps the outer join that would keep this side
   */
  private static List<Expression> ofSide(
      TableRef.Join join, List<Expression> conditions, TableRef.Join.Kind keeps) {
    if (join.kind() == TableRef.Join.Kind.FULL) {
      return List.of();
    }
    if (join.kind() == keeps) {
      return conditions;
    }
    List<Expression> all = new ArrayList<>(OwnConditions.conjuncts(join.on()));
    if (join.kind() == TableRef.Join.Kind.INNER || join.kind() == TableRef.Join.Kind.CROSS) {
      all.addAll(conditions);
    }
    return all;
  }

  private @Nullable Node condition(TableRef.Join join) {
    if (join.on() != null) {
      return compiler.compile(join.on());
    }
    List<Call> calls = analysis.calls(join);
    List<JoinColumns.Column> left = columns.of(join.left());
    List<JoinColumns.Column> right = columns.of(join.right());
    List<Node> tests = new ArrayList<>();
    for (String name : columns.shared(join)) {
      Call call = calls.get(tests.size());
      tests.add(
          CallNodes.of(
              call,
              List.of(
                  side(JoinColumns.find(left, name), call, 0),
                  side(JoinColumns.find(right, name), call, 1)),
              join.span().position()));
    }
    return tests.isEmpty() ? null : Conditions.logical(true, tests);
  }

  private Node side(JoinColumns.Column column, Call call, int argument) {
    return Coercions.implicit(
        compiler.column(column.resolution()), column.type(), call.argumentTypes().get(argument));
  }

  /** The alias has columns of its own, filled from those of the sides. */
  private Source aliased(Source joined, TableRef.Join join) {
    RangeEntry entry = analysis.entry(join);
    Node[] values =
        columns.ofJoin(join).stream()
            .map(column -> compiler.column(column.resolution()))
            .toArray(Node[]::new);
    int base = scope.add(entry);
    return frame -> {
      Cursor cursor = joined.open(frame);
      return () -> {
        if (!cursor.next()) {
          return false;
        }
        for (int i = 0; i < values.length; i++) {
          frame.set(base + i, values[i].value(frame));
        }
        return true;
      };
    };
  }
}
