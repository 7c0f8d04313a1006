package io.irispgwire.eval;

import io.irispgwire.sql.analysis.Analysis;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Compiles a query that needs no back end into something that gives rows. */
public final class Evaluator {
  private Evaluator() {}

  /**
   * The compiled query, or null when it is not for us: it reads a table of the back end or is no
   * query.
   *
   * @throws io.irispgwire.error.PgException 0A000 for a function of PostgreSQL that has no
   *     implementation here
   */
  public static @Nullable Evaluation compile(Analysis analysis) {
    throw new UnsupportedOperationException();
  }

  /** A compiled query: immutable, shared between sessions. */
  public interface Evaluation {
    /**
     * Rows, made as they are asked for; each array has one value per column of the analysis, in the
     * Java class that {@link io.irispgwire.types} gives for the column's type.
     */
    Iterator<@Nullable Object[]> rows(Environment environment);

    /** Whether it may wait (pg_sleep): then it must not run on an event loop. */
    boolean mayBlock();
  }
}
