package io.irispgwire.eval;

import io.irispgwire.sql.analysis.Analysis;
import io.irispgwire.sql.analysis.Call;
import io.irispgwire.sql.analysis.RangeEntry;
import io.irispgwire.sql.tree.TableRef;
import io.irispgwire.types.SqlType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JOIN: its condition, from ON, USING or NATURAL, and the entry of its alias. */
final class JoinCompiler {
  private final Analysis analysis;
  private final Scope scope;
  private final ExpressionCompiler compiler;
  private final FromCompiler from;

  JoinCompiler(
      Analysis analysis, Scope scope, ExpressionCompiler compiler, FromCompiler from) {
    this.analysis = analysis;
    this.scope = scope;
    this.compiler = compiler;
    this.from = from;
  }

  Source compile(TableRef.Join join) {
    FromCompiler.Part left = from.source(join.left());
    FromCompiler.Part right = from.source(join.right());
    Node condition = condition(join);
    return switch (join.kind()) {
      case CROSS -> Joins.cross(left.source(), right);
      case INNER -> Joins.inner(left.source(), right, condition);
      case LEFT -> Joins.outer(left, right, condition, true, false);
      case RIGHT -> Joins.outer(left, right, condition, false, true);
      case FULL -> Joins.outer(left, right, condition, true, true);
    };
  }

  private @Nullable Node condition(TableRef.Join join) {
    return join.on() == null ? null : compiler.compile(join.on());
  }
}
