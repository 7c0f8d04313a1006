package io.irispgwire.session;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.eval.Evaluator.Evaluation;
import io.irispgwire.eval.Evaluator.Modifying;
import io.irispgwire.eval.Evaluator.Scalar;
import io.irispgwire.eval.TableQuery;
import io.irispgwire.sql.Translation;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Statement;
import io.irispgwire.types.SqlType;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Where a statement is answered; decided once per text. */
sealed interface Plan {
  /** Whether it reads or writes tables of the back end, whose definitions may change. */
  default boolean usesBackend() {
    return this instanceof Remote
        || this instanceof Modify
        || this instanceof RuledInsert
        || (this instanceof Evaluate evaluate && !evaluate.reads().isEmpty());
  }

  /**
   * By the session itself: SET, BEGIN, FETCH, ….
   *
   * @param inner the query of DECLARE, else null
   */
  record Local(Statement command, @Nullable Planned inner) implements Plan {}

  /**
   * In the JVM.
   *
   * @param reads what it reads from the back end, if anything
   */
  record Evaluate(Evaluation evaluation, List<TableQuery> reads) implements Plan {}

  /**
   * By the back end.
   *
   * @param longer the same with room for longer array parameters
   * @param scalars the expressions that are computed here and bound, by identity
   * @param rules what the rows that it writes are held to; null for nothing
   * @param shown as what the columns of a query are shown, if their types do not say it; else empty
   */
  record Remote(
      Translation translation,
      IntFunction<Translation> longer,
      IdentityHashMap<Expression, Scalar> scalars,
      @Nullable RowRules rules,
      List<SqlType> shown)
      implements Plan {}

  /**
   * A statement whose changes are computed here and stored row by row.
   *
   * @param reads what they are computed from
   * @param targets the tables that are written
   */
  record Modify(Modifying modifying, List<TableQuery> reads, List<Table> targets) implements Plan {}

  /**
   * INSERT into a table whose rows the server completes and checks.
   *
   * @param source null for DEFAULT VALUES
   * @param targets where in a row of the table each value of the source belongs
   * @param reads what the source is computed from
   * @param storing how a row of which these columns are given is written
   */
  record RuledInsert(
      @Nullable Evaluation source,
      List<Integer> targets,
      List<TableQuery> reads,
      Function<BitSet, Storing> storing,
      RowRules rules)
      implements Plan {
    /** Stands in the source's rows where the client wrote DEFAULT. */
    static final Object DEFAULT = new Object();
  }

  /**
   * The steps that write one row.
   *
   * @param scalars the expressions that are computed once and bound, by identity
   */
  record Storing(Translation translation, IdentityHashMap<Expression, Scalar> scalars) {}

  /**
   * CALL of a procedure that a client has defined.
   *
   * @param evaluation gives the row of what it gives back
   */
  record Call(Evaluation evaluation) implements Plan {}

  /**
   * Not at all: it reads a materialized view that nothing has filled yet.
   *
   * @param view that materialized view
   */
  record Unpopulated(Table view) implements Plan {
    /** PostgreSQL: execUtils.c, ExecOpenScanRelation. */
    PgException error() {
      return new PgException(
              SqlState.OBJECT_NOT_IN_PREREQUISITE_STATE,
              "materialized view \"" + view.name() + "\" has not been populated")
          .withHint("Use the REFRESH MATERIALIZED VIEW command.");
    }
  }

  /** EXPLAIN of another plan. */
  record Explain(Planned explained, ExplainOptions options) implements Plan {}
}
