package io.irispgwire.eval;

import io.irispgwire.sql.analysis.Analysis;
import io.irispgwire.sql.analysis.Call;
import io.irispgwire.sql.analysis.Proc;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.tree.Expression;
import io.irispgwire.sql.tree.Modification.Insert;
import io.irispgwire.sql.tree.Query;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import io.irispgwire.types.TypeModifiers;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Consumer;
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
    return compile(analysis, RowLookup.NONE);
  }

  /** The same where {@code tables} gives the rows of some tables. */
  public static @Nullable Evaluation compile(Analysis analysis, RowLookup tables) {
    if (!(analysis.statement().tree() instanceof Query query) || analysis.target() != null) {
      return null;
    }
    for (Table table : analysis.tables()) {
      if (!tables.has(table)) {
        return null;
      }
    }
    Compilation compilation = new Compilation(analysis, tables);
    Plan plan = new QueryCompiler(compilation, new Scope(null)).compile(query);
    return compiled(compilation, plan);
  }

  /**
   * Compiles a statement that writes tables, itself or in its WITH.
   *
   * @throws io.irispgwire.error.PgException 0A000 as for {@link #compile}
   */
  public static Modifying modifying(Analysis analysis, RowLookup tables) {
    Compilation compilation = new Compilation(analysis, tables);
    StatementPlan plan = StatementPlan.compile(compilation, analysis.statement().tree());
    List<BoundScan> scans = compilation.scans();
    return (environment, returned) -> {
      Execution execution = new Execution(environment, scans, compilation.caches());
      try {
        return plan.run(execution, returned);
      } finally {
        execution.close();
      }
    };
  }

  /**
   * The rows that an INSERT adds.
   *
   * @param types of the columns it writes; modifiers are left to whoever stores the values
   * @param absent the value that stands for DEFAULT
   * @throws io.irispgwire.error.PgException 0A000 as for {@link #compile}
   */
  public static Evaluation source(
      Analysis analysis, Insert insert, List<SqlType> types, RowLookup tables, Object absent) {
    Compilation compilation = new Compilation(analysis, tables);
    Plan plan = SourceCompiler.whole(compilation, insert, types, absent);
    return compiled(compilation, plan);
  }

  private static Compiled compiled(Compilation compilation, Plan plan) {
    return new Compiled(
        plan,
        compilation.scans(),
        compilation.caches(),
        compilation.mayBlock(),
        compilation.isConstant(),
        compilation.isAsking(),
        compilation.locking());
  }

  /**
   * Compiles one expression of a statement, with the cast and the length that its place asks for;
   * it must not read rows.
   *
   * @throws io.irispgwire.error.PgException 0A000 as for {@link #compile}
   */
  public static Scalar scalar(Analysis analysis, Expression expression) {
    Compilation compilation = new Compilation(analysis, RowLookup.NONE);
    Scope scope = new Scope(null);
    Node node = new ExpressionCompiler(compilation, scope).compile(expression);
    SetCall.refuse(scope);
    SqlType wanted = analysis.coercion(expression);
    return environment -> {
      Execution execution = new Execution(environment, List.of(), compilation.caches());
      Object value = node.value(new Frame(execution, null, scope.size()));
      return wanted == null ? value : TypeModifiers.apply(value, wanted, false);
    };
  }

  /**
   * The value of a function.
   *
   * @param values one for each argument that the function declares, of the class of its type
   * @throws io.irispgwire.error.PgException 0A000 as for {@link #compile}
   */
  public static @Nullable Object call(
      Proc proc, @Nullable Object[] values, Environment environment) {
    List<SqlType> types = proc.argumentOids().stream().map(proc::type).map(SqlType::of).toList();
    PgType result = proc.type(proc.resultOid());
    Call call = new Call(proc, types, SqlType.of(result), -1);
    Implementation body = CallNodes.find(call, 0);
    if (proc.strict() && Arrays.stream(values).anyMatch(Objects::isNull)) {
      return null;
    }
    Execution execution = new Execution(environment, List.of(), 0);
    return CallNodes.invoke(body, new Invocation(execution, call), values);
  }

  /** A compiled expression: immutable, shared between sessions. */
  public interface Scalar {
    /** Its value, of the class that its type has. */
    @Nullable Object value(Environment environment);
  }

  /** A compiled statement that writes tables: immutable, shared between sessions. */
  public interface Modifying {
    /**
     * Runs it.
     *
     * @param returned takes the rows of a query or of RETURNING
     * @return how many rows the query has, or the modification has written
     */
    long run(Environment environment, Consumer<@Nullable Object[]> returned);
  }

  /** A compiled query: immutable, shared between sessions. */
  public interface Evaluation {
    /**
     * Rows, made as they are asked for; each array has one value per column of the analysis, in the
     * Java class that {@link io.irispgwire.types} gives for the column's type.
     */
    Rows rows(Environment environment);

    /**
     * Whether it may wait (pg_sleep) or give any number of rows (generate_series): then it must not
     * run on an event loop.
     */
    boolean mayBlock();

    /** Whether its value follows from the statement and its parameters alone. */
    boolean isConstant();

    /** How it locks rows: {@code UPDATE}, {@code SHARE}, …; "" when it does not. */
    String locking();
  }

  private record Compiled(
      Plan plan,
      List<BoundScan> scans,
      int caches,
      boolean mayBlock,
      boolean isConstant,
      boolean isAsking,
      String locking)
      implements Evaluation {
    @Override
    public Rows rows(Environment environment) {
      Execution execution = new Execution(environment, scans, caches);
      if (isAsking) {
        execution.keepTables();
      }
      return new Rows(execution, plan.open(execution, null));
    }
  }

  /** The rows of one run: one row ahead. To be closed, which ends what reads tables. */
  public static final class Rows implements Iterator<@Nullable Object[]>, AutoCloseable {
    private final Execution execution;
    private final RowCursor cursor;
    private @Nullable Object @Nullable [] ahead;
    private boolean asked;

    private Rows(Execution execution, RowCursor cursor) {
      this.execution = execution;
      this.cursor = cursor;
    }

    @Override
    public boolean hasNext() {
      if (!asked) {
        ahead = cursor.next();
        asked = true;
      }
      return ahead != null;
    }

    @Override
    public @Nullable Object[] next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      @Nullable Object[] row = java.util.Objects.requireNonNull(ahead);
      asked = false;
      return row;
    }

    @Override
    public void close() {
      execution.close();
    }
  }
}
