package io.irispgwire.session;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.session.RoutineScope.Variable;
import io.irispgwire.session.RoutineSql.Ready;
import io.irispgwire.sql.ParsedStatement;
import io.irispgwire.sql.analysis.Proc;
import io.irispgwire.sql.analysis.Routine;
import io.irispgwire.sql.routine.BodyParser;
import io.irispgwire.types.PgRecord;
import io.irispgwire.types.PgType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs the functions and procedures that clients have defined (docs/adr/0022-routines.md). */
final class Routines {
  /** Each level takes a few hundred Java frames. */
  private static final int MAX_DEPTH = 40;

  private static final int VOID = 2278;

  private final Conversation conversation;
  private final RoutineSql sql;
  private int depth;
  private boolean atomic = true;
  private final Deque<Supplier<String>> running = new ArrayDeque<>();

  Routines(Conversation conversation) {
    this.conversation = conversation;
    this.sql = new RoutineSql(conversation);
  }

  /** Runs a procedure that may end transactions. */
  void nonAtomic(Runnable call) {
    atomic = false;
    try {
      call.run();
    } finally {
      atomic = true;
    }
  }

  /** The value of a function, or the values that a procedure gives back, as a record. */
  @Nullable Object value(Proc proc, @Nullable Object[] arguments) {
    Routine routine = routine(proc);
    return guarded(
        () -> {
          boolean endsTransactions = !atomic && depth == 1;
          if (routine.language().equals("sql")) {
            return value(routine, arguments);
          }
          RoutineRun run = run(routine, arguments, null, endsTransactions);
          return run.returned();
        });
  }

  /** The rows of a function. */
  Iterator<? extends @Nullable Object> rows(Proc proc, @Nullable Object[] arguments) {
    Routine routine = routine(proc);
    return guarded(
        () -> {
          Spool rows = conversation.portals().spool(types(routine));
          if (routine.language().equals("sql")) {
            new SqlBody(routine, arguments).run(rows);
          } else {
            run(routine, arguments, rows, false);
          }
          return iterator(rows, types(routine).size());
        });
  }

  private <T extends @Nullable Object> T guarded(Supplier<T> body) {
    if (++depth > MAX_DEPTH) {
      depth--;
      throw new PgException(SqlState.STATEMENT_TOO_COMPLEX, "stack depth limit exceeded")
          .withHint("Functions call each other more than " + MAX_DEPTH + " levels deep.");
    }
    try {
      return body.get();
    } catch (PgException e) {
      throw e.at(0); // which would count in a text that the client has not sent
    } finally {
      depth--;
    }
  }

  private Routine routine(Proc proc) {
    return conversation.schema().routines(proc.schema(), proc.name()).stream()
        .filter(candidate -> candidate.proc().oid() == proc.oid())
        .findFirst()
        .orElseThrow(
            () ->
                new PgException(
                    SqlState.UNDEFINED_FUNCTION,
                    "function with OID "
                        + Integer.toUnsignedString(proc.oid())
                        + " does not exist"));
  }

  /** The columns of what it gives. */
  static List<PgType> types(Routine routine) {
    List<Proc.Output> outputs = routine.proc().outputs();
    return outputs.isEmpty()
        ? List.of(routine.result().type())
        : outputs.stream().map(output -> routine.proc().type(output.oid())).toList();
  }

  private static Iterator<? extends @Nullable Object> iterator(Spool rows, int width) {
    RowSource source = rows.rows(0);
    Iterator<@Nullable Object[]> all =
        new SourceIterator(
            source, java.util.stream.IntStream.range(0, width).boxed().toList(), width);
    return new Iterator<@Nullable Object>() {
      @Override
      public boolean hasNext() {
        boolean more = all.hasNext();
        if (!more) {
          source.close();
        }
        return more;
      }

      @Override
      public @Nullable Object next() {
        @Nullable Object[] row = all.next();
        return width == 1 ? row[0] : row;
      }
    };
  }

  private RoutineRun run(
      Routine routine,
      @Nullable Object[] arguments,
      @Nullable Spool rows,
      boolean endsTransactions) {
    RoutineRun run =
        new RoutineRun(
            conversation, sql, routine, parameters(routine, arguments), rows, endsTransactions);
    running.push(run::context);
    try {
      run.run(BodyParser.parse(routine.body()));
    } finally {
      running.pop();
    }
    return run;
  }

  /** Where the routines that run stand, the innermost first. */
  String context() {
    return String.join("\n", running.stream().map(Supplier::get).toList());
  }

  /** DO: a block of PL/pgSQL. */
  void block(String language, String body) {
    if (!language.equals("plpgsql")) {
      throw language.equals("sql")
          ? new PgException(
              SqlState.FEATURE_NOT_SUPPORTED,
              "language \"sql\" does not support inline code execution")
          : new PgException(
              SqlState.UNDEFINED_OBJECT, "language \"" + language + "\" does not exist");
    }
    Routine routine = Routine.anonymous(body);
    Runnable run =
        () -> {
          RoutineRun unused =
              guarded(() -> run(routine, new Object[0], null, !atomic && depth == 1));
        };
    if (conversation.transaction().isBlock() || depth > 0) {
      run.run();
    } else {
      nonAtomic(run);
    }
  }

  /** The parameters with their values: all of them, OUT included. */
  private List<Variable> parameters(Routine routine, @Nullable Object[] arguments) {
    List<Variable> variables = new ArrayList<>();
    int next = 0;
    for (Routine.Parameter parameter : routine.parameters()) {
      Variable variable = new Variable(parameter.type(), false, null);
      boolean passed = parameter.isInput() || (routine.isProcedure() && parameter.mode() == 'o');
      if (passed) {
        Object argument = arguments[next++];
        if (parameter.isInput()) {
          variable.set(argument == Routine.DEFAULT ? fallback(parameter) : argument);
        }
      }
      variables.add(variable);
    }
    return variables;
  }

  private @Nullable Object fallback(Routine.Parameter parameter) {
    Ready ready = sql.ready("SELECT (" + parameter.fallback() + ")", List.of(), List.of());
    RowSource rows = Objects.requireNonNull(sql.run(ready).rows());
    try (rows) {
      return rows.next()
          ? sql.convert(
              rows.value(0), ready.planned().columns().get(0).type().type(), parameter.type())
          : null;
    }
  }

  private @Nullable Object value(Routine routine, @Nullable Object[] arguments) {
    List<PgType> types = types(routine);
    Spool rows = conversation.portals().spool(types);
    try {
      new SqlBody(routine, arguments).run(rows);
      if (routine.result().type().oid() == VOID && types.size() == 1) {
        return "";
      }
      if (rows.size() == 0) {
        return null;
      }
      @Nullable Object[] row = rows.get(0);
      return types.size() == 1 && !routine.result().type().equals(PgType.RECORD)
          ? row[0]
          : new PgRecord(types, Arrays.asList(row));
    } finally {
      rows.close();
    }
  }

  /** The statements of a function in SQL; the last one gives its result. */
  private final class SqlBody {
    private final Routine routine;
    private final RoutineScope scope;
    private final List<Variable> inputs = new ArrayList<>();

    SqlBody(Routine routine, @Nullable Object[] arguments) {
      this.routine = routine;
      this.scope = new RoutineScope(null, routine.proc().name());
      List<Variable> all = parameters(routine, arguments);
      for (int i = 0; i < all.size(); i++) {
        Routine.Parameter parameter = routine.parameters().get(i);
        if (parameter.isInput()) {
          inputs.add(all.get(i));
          if (!parameter.name().isEmpty()) {
            scope.declare(parameter.name(), all.get(i));
          }
        }
      }
    }

    void run(Spool result) {
      List<ParsedStatement> statements = conversation.services().plans().parse(routine.body());
      for (int i = 0; i < statements.size(); i++) {
        ParsedStatement statement = statements.get(i);
        String text =
            statement
                .sql()
                .substring(statement.tree().span().start(), statement.tree().span().end());
        Ready ready = sql.prepare(text, scope, inputs, true);
        RowSource rows = sql.run(ready).rows();
        if (rows != null) {
          try (rows) {
            boolean last = i == statements.size() - 1;
            if (last && routine.result().type().oid() != VOID) {
              keep(ready.planned(), rows, result);
            }
          }
        }
      }
    }

    private void keep(Planned planned, RowSource rows, Spool result) {
      RoutineRows shape = new RoutineRows(sql::convert, routine, planned.columns());
      shape.checkFinalStatement();
      boolean all = routine.proc().returnsSet();
      while (rows.next() && (all || result.size() == 0)) {
        result.add(shape.row(rows));
      }
    }
  }
}
