package io.irispgwire.session;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.session.RoutineSql.Ready;
import io.irispgwire.session.RoutineSql.Row;
import io.irispgwire.session.Runner.Outcome;
import io.irispgwire.sql.routine.Instruction;
import io.irispgwire.sql.routine.Instruction.Into;
import io.irispgwire.sql.tree.TransactionControl;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The SQL statements of a PL/pgSQL body.
 *
 * <p>Source of the rules: PostgreSQL {@code src/pl/plpgsql/src/pl_exec.c}, {@code
 * exec_stmt_execsql}, {@code exec_stmt_dynexecute}, {@code exec_stmt_perform}.
 */
final class RoutineStatements {
  private final RoutineSql sql;
  private final RoutineFrame frame;

  RoutineStatements(RoutineSql sql, RoutineFrame frame) {
    this.sql = sql;
    this.frame = frame;
  }

  /**
   * A query whose rows wait.
   *
   * @param text as messages show it
   */
  record Opened(Planned planned, String text, RowSource rows) {}

  void run(Instruction.Run run) {
    Ready ready = frame.prepare(run.sql());
    frame.inside(run.sql(), () -> statement(ready, run.into()));
  }

  void perform(Instruction.Perform perform) {
    Ready ready = frame.prepare(perform.query());
    frame.inside(
        perform.query(),
        () -> {
          RowSource result = sql.run(ready).rows();
          frame.counted(result == null ? 0 : drain(result));
        });
  }

  void execute(Instruction.Execute execute) {
    Dynamic text = dynamic(execute.expression(), execute.using());
    Ready ready = text.ready;
    frame.inside(
        text.sql,
        () -> {
          if (!ready.planned().returnsRows() || !execute.into().targets().isEmpty()) {
            statement(ready, execute.into());
          } else {
            RowSource result = sql.run(ready).rows();
            frame.countedQuietly(result == null ? 0 : drain(result));
          }
        });
  }

  private record Dynamic(String sql, Ready ready) {}

  private Dynamic dynamic(String expression, List<String> using) {
    Object text = frame.convert(frame.evaluate(expression), SqlType.of(PgType.TEXT));
    if (text == null) {
      throw new PgException(
          SqlState.NULL_VALUE_NOT_ALLOWED, "query string argument of EXECUTE is null");
    }
    List<Integer> oids = new ArrayList<>();
    List<@Nullable Object> values = new ArrayList<>();
    for (String value : using) {
      Row row = frame.evaluate(value);
      oids.add(row.types().get(0).oid());
      values.add(row.values().get(0));
    }
    String written = (String) text;
    return new Dynamic(written, ready(written, oids, values));
  }

  private Ready ready(String written, List<Integer> oids, List<@Nullable Object> values) {
    try {
      return sql.ready(written, oids, values);
    } catch (PgException e) {
      int position = e.diagnostic().position();
      throw position > 0
          ? e.inside(written, position)
          : e.passing(RoutinePlaces.statement(written));
    }
  }

  /** Begins a query. */
  Opened open(Instruction.Rows from) {
    String text;
    Ready ready;
    if (from instanceof Instruction.Dynamic dynamic) {
      Dynamic made = dynamic(dynamic.expression(), dynamic.using());
      text = made.sql;
      ready = made.ready;
    } else {
      text = ((Instruction.Query) from).sql();
      ready = frame.prepare(text);
    }
    return frame.computed(
        text,
        () -> {
          RowSource rows = sql.run(ready).rows();
          return new Opened(ready.planned(), text, rows == null ? RowSource.EMPTY : rows);
        });
  }

  /** The rows, all read now: what follows may use the connection. */
  RowSource kept(Opened opened, int bytesInMemory) {
    List<PgType> types =
        opened.planned().columns().stream().map(column -> column.type().type()).toList();
    return frame.computed(opened.text(), () -> Spool.restOf(opened.rows(), types, bytesInMemory));
  }

  private void statement(Ready ready, Into into) {
    if (ready.planned().statement().tree() instanceof TransactionControl) {
      throw new PgException(
          SqlState.FEATURE_NOT_SUPPORTED, "unsupported transaction command in PL/pgSQL");
    }
    Outcome outcome = sql.run(ready);
    RowSource result = outcome.rows();
    if (result == null) {
      if (!into.targets().isEmpty()) {
        throw new PgException(
            SqlState.SYNTAX_ERROR, "INTO used with a command that cannot return data");
      }
      frame.counted(outcome.changed());
      return;
    }
    if (into.targets().isEmpty()) {
      result.close();
      throw new PgException(SqlState.SYNTAX_ERROR, "query has no destination for result data")
          .withHint("If you want to discard the results of a SELECT, use PERFORM instead.");
    }
    into(ready.planned(), result, into);
  }

  private void into(Planned planned, RowSource result, Into into) {
    try (result) {
      Row row = RoutineSql.first(planned, result);
      if (into.strict() && row == null) {
        throw new PgException(SqlState.NO_DATA_FOUND, "query returned no rows");
      }
      if (into.strict() && result.next()) {
        throw new PgException(SqlState.TOO_MANY_ROWS, "query returned more than one row")
            .withHint("Make sure the query returns a single row, or use LIMIT 1.");
      }
      frame.counted(row == null ? 0 : 1);
      frame.store(into.targets(), planned, row);
    }
  }

  private static long drain(RowSource rows) {
    long count = 0;
    try (rows) {
      while (rows.next()) {
        count++;
      }
    }
    return count;
  }
}
