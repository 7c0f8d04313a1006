package io.irispgwire.session;

import io.irispgwire.eval.Evaluator.Evaluation;
import io.irispgwire.eval.Evaluator.Scalar;
<<<<<<< HEAD
import io.irispgwire.eval.Scan;
=======
import io.irispgwire.eval.TableQuery;
>>>>>>> main
import io.irispgwire.sql.Translation;
import io.irispgwire.sql.Translation.SourceValue;
import io.irispgwire.sql.Translation.Step;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Statement;
<<<<<<< HEAD
import io.irispgwire.types.PgType;
=======
import io.irispgwire.types.SqlType;
>>>>>>> main
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Where a statement is answered; decided once per text. */
sealed interface Plan {
<<<<<<< HEAD
  /** Whether it says something about tables of the back end, which DDL may change. */
  default boolean readsBackEnd() {
    return false;
=======
  /** Whether it reads or writes tables of the back end, whose definitions may change. */
  default boolean usesBackend() {
    return this instanceof Remote
        || this instanceof Insert
        || (this instanceof Evaluate evaluate && !evaluate.reads().isEmpty());
>>>>>>> main
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
   */
  record Remote(
      Translation translation,
      IntFunction<Translation> longer,
      IdentityHashMap<Expression, Scalar> scalars)
      implements Plan {
    @Override
    public boolean readsBackEnd() {
      return true;
    }
  }

  /**
   * In the JVM, over rows that the back end reads: what IRIS SQL has no form for.
   *
   * @param scans the query behind each table, by identity; none for a system table
   */
  record Gather(Evaluation evaluation, IdentityHashMap<Scan, Planned> scans) implements Plan {
    @Override
    public boolean readsBackEnd() {
      return true;
    }
  }

  /**
   * INSERT of rows that the JVM makes.
   *
   * @param insert inserts one of them
   */
  record Fill(Gather source, Step insert) implements Plan {
    @Override
    public boolean readsBackEnd() {
      return true;
    }

    /** What the columns of the source become. */
    List<PgType> types() {
      return insert.operands().stream()
          .map(operand -> ((SourceValue) operand).type())
          .toList();
    }
  }

  /**
   * INSERT of rows that are computed here.
   *
   * @param types of the rows
   * @param reads what they are computed from
   */
  record Insert(
      Evaluation source, List<SqlType> types, List<TableQuery> reads, Translation translation)
      implements Plan {}

  /** EXPLAIN of another plan. */
  record Explain(Planned explained) implements Plan {}
}
