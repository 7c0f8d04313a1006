package io.irispgwire.session;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.session.RoutineScope.Variable;
import io.irispgwire.session.RoutineSql.Ready;
import io.irispgwire.session.RoutineSql.Row;
import io.irispgwire.session.Runner.Outcome;
import io.irispgwire.sql.Parser;
import io.irispgwire.sql.analysis.Routine;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.analysis.TypeNames;
import io.irispgwire.sql.routine.Instruction;
import io.irispgwire.sql.routine.Instruction.Block;
import io.irispgwire.sql.routine.Instruction.Branch;
import io.irispgwire.sql.routine.Instruction.Declaration;
import io.irispgwire.sql.routine.Instruction.Into;
import io.irispgwire.sql.routine.Instruction.Target;
import io.irispgwire.sql.tree.TransactionControl;
import io.irispgwire.types.PgRecord;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One run of a PL/pgSQL body.
 *
 * <p>Source of the rules: PostgreSQL {@code src/pl/plpgsql/src/pl_exec.c}.
 */
final class RoutineRun {
  private static final int VOID = 2278;

  private final Conversation conversation;
  private final RoutineSql sql;
  private final Routine routine;
  private final List<Variable> parameters;
  private final @Nullable Spool rows;
  private final boolean endsTransactions;
  private final Variable found;
  private final RoutineScope outermost;
  private RoutineScope scope;
  private long rowCount;
  private @Nullable Object value;
  private @Nullable String leaving;
  private End outer = End.NEXT;

  /**
   * @param parameters one for each of the routine's
   * @param rows where RETURN NEXT and RETURN QUERY put theirs; null in a function of one value
   * @param endsTransactions whether COMMIT and ROLLBACK are allowed
   */
  RoutineRun(
      Conversation conversation,
      RoutineSql sql,
      Routine routine,
      List<Variable> parameters,
      @Nullable Spool rows,
      boolean endsTransactions) {
    this.conversation = conversation;
    this.sql = sql;
    this.routine = routine;
    this.parameters = parameters;
    this.rows = rows;
    this.endsTransactions = endsTransactions;
    this.outermost = new RoutineScope(null, routine.proc().name());
    this.scope = outermost;
    this.found = new Variable(SqlType.of(PgType.BOOL), false, null);
    declareParameters();
  }

  private void declareParameters() {
    found.set(false);
    outermost.declare("found", found);
    for (int i = 0; i < parameters.size(); i++) {
      Routine.Parameter parameter = routine.parameters().get(i);
      outermost.declare("$" + (i + 1), parameters.get(i));
      if (!parameter.name().isEmpty()) {
        outermost.declare(parameter.name(), parameters.get(i));
      }
    }
  }

  /** How an instruction ended. */
  private enum End {
    NEXT,
    EXIT,
    CONTINUE,
    RETURN
  }

  void run(Block body) {
    End end = block(body);
    boolean needsValue =
        rows == null && routine.proc().outputs().isEmpty() && routine.result().type().oid() != VOID;
    if (end != End.RETURN && needsValue) {
      throw new PgException(
          SqlState.FUNCTION_EXECUTED_NO_RETURN_STATEMENT,
          "control reached end of function without RETURN");
    }
  }

  /** What the routine gives, once it has run. */
  @Nullable Object returned() {
    List<PgType> types = Routines.types(routine);
    if (!routine.proc().outputs().isEmpty()) {
      List<@Nullable Object> values = outputs();
      return routine.result().type().equals(PgType.RECORD)
          ? new PgRecord(types, values)
          : values.get(0);
    }
    return routine.result().type().oid() == VOID ? "" : value;
  }

  private List<@Nullable Object> outputs() {
    List<@Nullable Object> values = new ArrayList<>();
    for (int i = 0; i < parameters.size(); i++) {
      if (routine.parameters().get(i).isOutput()) {
        values.add(parameters.get(i).value());
      }
    }
    return values;
  }

  private End block(Block block) {
    RoutineScope outer = scope;
    scope = new RoutineScope(outer, Objects.requireNonNullElse(block.label(), ""));
    try {
      block.declarations().forEach(this::declare);
      End end = all(block.body());
      return end == End.EXIT && isMine(block.label()) ? End.NEXT : end;
    } finally {
      scope = outer;
    }
  }

  private boolean isMine(@Nullable String label) {
    if (label == null || !label.equals(leaving)) {
      return false;
    }
    leaving = null;
    return true;
  }

  private void declare(Declaration declaration) {
    String alias = declaration.alias();
    if (alias != null) {
      scope.alias(declaration.name(), alias);
      return;
    }
    SqlType type = type(declaration.type());
    Variable variable = new Variable(type, declaration.notNull(), declaration.query());
    String first = declaration.value();
    if (first != null) {
      assign(variable, evaluate(first));
    } else if (declaration.notNull()) {
      throw new PgException(
          SqlState.NULL_VALUE_NOT_ALLOWED,
          "variable \""
              + declaration.name()
              + "\" must have a default value, since it's declared"
              + " NOT NULL");
    }
    scope.declare(declaration.name(), variable);
  }

  /** Null for a record. */
  private @Nullable SqlType type(String written) {
    int percent = written.indexOf('%');
    if (percent < 0) {
      return written.equalsIgnoreCase("record")
          ? null
          : TypeNames.resolve(Parser.parseType(written), conversation.schema());
    }
    if (written.substring(percent + 1).strip().equalsIgnoreCase("rowtype")) {
      return null;
    }
    List<String> names = List.of(written.substring(0, percent).strip().split("\\.", -1));
    Variable other = scope.find(names);
    if (other != null && !other.isRecord()) {
      return other.type();
    }
    int last = names.size() - 1;
    Table table =
        last < 1
            ? null
            : conversation
                .schema()
                .table(last < 2 ? null : names.get(last - 2), names.get(last - 1));
    for (Table.Column column : table == null ? List.<Table.Column>of() : table.columns()) {
      if (column.name().equals(names.get(last))) {
        return column.type();
      }
    }
    throw new PgException(
        SqlState.UNDEFINED_TABLE, "relation \"" + String.join(".", names) + "\" does not exist");
  }

  private End all(List<Instruction> body) {
    for (Instruction instruction : body) {
      conversation.interrupts().check();
      End end = run(instruction);
      if (end != End.NEXT) {
        return end;
      }
    }
    return End.NEXT;
  }

  private End run(Instruction instruction) {
    if (instruction instanceof Block block) {
      return block(block);
    }
    if (instruction instanceof Instruction.If branches) {
      return branch(branches);
    }
    if (instruction instanceof Instruction.Loop loop) {
      return loop(loop);
    }
    if (instruction instanceof Instruction.Count count) {
      return count(count);
    }
    if (instruction instanceof Instruction.Each each) {
      return each(each);
    }
    if (instruction instanceof Instruction.Leave leave) {
      return leave(leave);
    }
    if (instruction instanceof Instruction.Return returned) {
      return give(returned);
    }
    if (instruction instanceof Instruction.ReturnNext next) {
      giveRow(next.expression());
    } else if (instruction instanceof Instruction.ReturnQuery query) {
      giveRows(query.query());
    } else {
      act(instruction);
    }
    return End.NEXT;
  }

  private void act(Instruction instruction) {
    if (instruction instanceof Instruction.Assign assign) {
      assign(scope.require(assign.target().names()), evaluate(assign.expression()));
    } else if (instruction instanceof Instruction.Run run) {
      statement(prepare(run.sql()), run.into());
    } else if (instruction instanceof Instruction.Perform perform) {
      Ready ready = prepare(perform.query());
      RowSource result = sql.run(ready).rows();
      rowCount = result == null ? 0 : drain(result);
      found.set(rowCount > 0);
    } else if (instruction instanceof Instruction.Execute execute) {
      execute(execute);
    } else if (instruction instanceof Instruction.Raise raise) {
      new RoutineMessages(conversation, this::evaluate).raise(raise);
    } else if (instruction instanceof Instruction.EndTransaction end) {
      endTransaction(end);
    } else if (instruction instanceof Instruction.RowCount count) {
      assign(scope.require(count.target().names()), row(PgType.INT8, rowCount));
    } else if (!(instruction instanceof Instruction.Nothing)) {
      new RoutineCursors(conversation, sql, this::prepare, this::store).run(instruction, scope);
    }
  }

  private static Row row(PgType type, Object value) {
    return new Row(List.of("?column?"), List.of(type), List.of(value));
  }

  private Ready prepare(String text) {
    return sql.prepare(text, scope, parameters, false);
  }

  /** An expression's value; of one column. */
  private Row evaluate(String expression) {
    Ready ready = prepare("SELECT " + expression);
    RowSource result = Objects.requireNonNull(sql.run(ready).rows());
    try (result) {
      Row row = RoutineSql.first(ready.planned(), result);
      if (row == null) {
        return new Row(
            List.of("?column?"),
            List.of(ready.planned().columns().get(0).type().type()),
            java.util.Collections.singletonList(null));
      }
      return row;
    }
  }

  private boolean isTrue(String condition) {
    return Boolean.TRUE.equals(convert(evaluate(condition), SqlType.of(PgType.BOOL)));
  }

  private @Nullable Object convert(Row row, SqlType to) {
    return sql.convert(row.values().get(0), row.types().get(0), to);
  }

  private void assign(Variable variable, Row row) {
    if (variable.isRecord()) {
      variable.setRow(row.names(), row.types(), row.values());
    } else {
      variable.set(convert(row, variable.type()));
    }
  }

  /** Gives targets the values of a row; PostgreSQL: {@code exec_move_row}. */
  private void store(List<Target> targets, Planned planned, @Nullable Row row) {
    Variable first = scope.require(targets.get(0).names());
    if (targets.size() == 1 && first.isRecord()) {
      Row given = row == null ? empty(planned) : row;
      first.setRow(given.names(), given.types(), given.values());
      return;
    }
    for (int i = 0; i < targets.size(); i++) {
      Variable variable = scope.require(targets.get(i).names());
      if (row == null || i >= row.values().size()) {
        variable.set(null);
      } else {
        variable.set(sql.convert(row.values().get(i), row.types().get(i), variable.type()));
      }
    }
  }

  private static Row empty(Planned planned) {
    List<String> names = new ArrayList<>();
    List<PgType> types = new ArrayList<>();
    List<@Nullable Object> values = new ArrayList<>();
    planned
        .columns()
        .forEach(
            column -> {
              names.add(column.label());
              types.add(column.type().type());
              values.add(null);
            });
    return new Row(names, types, values);
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
      rowCount = outcome.changed();
      found.set(rowCount > 0);
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
      rowCount = row == null ? 0 : 1;
      found.set(row != null);
      store(into.targets(), planned, row);
    }
  }

  private void execute(Instruction.Execute execute) {
    Object text = convert(evaluate(execute.expression()), SqlType.of(PgType.TEXT));
    if (text == null) {
      throw new PgException(
          SqlState.NULL_VALUE_NOT_ALLOWED, "query string argument of EXECUTE is null");
    }
    List<Integer> oids = new ArrayList<>();
    List<@Nullable Object> values = new ArrayList<>();
    for (String expression : execute.using()) {
      Row row = evaluate(expression);
      oids.add(row.types().get(0).oid());
      values.add(row.values().get(0));
    }
    Ready ready = sql.ready((String) text, oids, values);
    if (!ready.planned().returnsRows() || !execute.into().targets().isEmpty()) {
      statement(ready, execute.into());
    } else {
      RowSource result = sql.run(ready).rows();
      rowCount = result == null ? 0 : drain(result);
    }
  }

  private End branch(Instruction.If branches) {
    for (Branch branch : branches.branches()) {
      if (isTrue(branch.condition())) {
        return all(branch.body());
      }
    }
    return all(branches.otherwise());
  }

  private End loop(Instruction.Loop loop) {
    while (loop.condition() == null || isTrue(loop.condition())) {
      End end = turn(loop.label(), loop.body());
      if (end != End.NEXT) {
        return end == End.EXIT ? End.NEXT : outward(end);
      }
    }
    return End.NEXT;
  }

  /** One turn of a loop: EXIT when this loop is over, CONTINUE when one around it goes on. */
  private End turn(@Nullable String label, List<Instruction> body) {
    End end = all(body);
    if (end == End.EXIT || end == End.CONTINUE) {
      if (leaving == null || isMine(label)) {
        return end == End.EXIT ? End.EXIT : End.NEXT;
      }
      outer = end;
      return End.CONTINUE;
    }
    return end;
  }

  private End outward(End end) {
    return end == End.CONTINUE ? outer : end;
  }

  private End count(Instruction.Count count) {
    SqlType integer = SqlType.of(PgType.INT4);
    int from = bound(count.from(), integer, "lower bound");
    int to = bound(count.to(), integer, "upper bound");
    String by = count.by();
    int step = by == null ? 1 : bound(by, integer, "BY value");
    if (step <= 0) {
      throw new PgException(
          SqlState.INVALID_PARAMETER_VALUE, "BY value of FOR loop must be greater than zero");
    }
    RoutineScope around = scope;
    scope = new RoutineScope(around, Objects.requireNonNullElse(count.label(), ""));
    Variable variable = scope.declare(count.variable(), new Variable(integer, false, null));
    try {
      boolean any = false;
      for (long i = from;
          count.reverse() ? i >= to : i <= to;
          i += count.reverse() ? -step : step) {
        variable.set((int) i);
        any = true;
        End end = turn(count.label(), count.body());
        if (end != End.NEXT) {
          found.set(true);
          return end == End.EXIT ? End.NEXT : outward(end);
        }
      }
      found.set(any);
      return End.NEXT;
    } finally {
      scope = around;
    }
  }

  private int bound(String expression, SqlType integer, String what) {
    Object bound = convert(evaluate(expression), integer);
    if (bound == null) {
      throw new PgException(SqlState.NULL_VALUE_NOT_ALLOWED, what + " of FOR loop cannot be null");
    }
    return (Integer) bound;
  }

  /** All rows are read before the first turn: the body may use the connection. */
  private End each(Instruction.Each each) {
    Ready ready = prepare(each.query());
    RowSource result = Objects.requireNonNull(sql.run(ready).rows());
    List<PgType> types =
        ready.planned().columns().stream().map(column -> column.type().type()).toList();
    RowSource kept = Spool.restOf(result, types, conversation.services().maxRowBytesInMemory());
    boolean any = false;
    try (kept) {
      while (kept.next()) {
        any = true;
        store(each.row().targets(), ready.planned(), RoutineSql.row(ready.planned(), kept));
        End end = turn(each.label(), each.body());
        if (end != End.NEXT) {
          found.set(true);
          return end == End.EXIT ? End.NEXT : outward(end);
        }
      }
    }
    found.set(any);
    return End.NEXT;
  }

  private End leave(Instruction.Leave leave) {
    if (leave.condition() != null && !isTrue(leave.condition())) {
      return End.NEXT;
    }
    leaving = leave.label();
    return leave.again() ? End.CONTINUE : End.EXIT;
  }

  private End give(Instruction.Return returned) {
    String expression = returned.expression();
    if (expression != null && rows == null && routine.proc().outputs().isEmpty()) {
      value = convert(evaluate(expression), routine.result());
    }
    return End.RETURN;
  }

  private void giveRow(@Nullable String expression) {
    Spool result = requireRows("RETURN NEXT");
    if (expression == null) {
      result.add(outputs().toArray());
    } else {
      result.add(new Object[] {convert(evaluate(expression), routine.result())});
    }
  }

  private Spool requireRows(String what) {
    if (rows == null) {
      throw new PgException(
          SqlState.DATATYPE_MISMATCH, "cannot use " + what + " in a non-SETOF function");
    }
    return rows;
  }

  private void giveRows(String query) {
    Spool result = requireRows("RETURN QUERY");
    Ready ready = prepare(query);
    RoutineRows shape = new RoutineRows(sql, routine, ready.planned().columns());
    RowSource source = Objects.requireNonNull(sql.run(ready).rows());
    try (source) {
      rowCount = 0;
      while (source.next()) {
        result.add(shape.row(source));
        rowCount++;
      }
    }
    found.set(rowCount > 0);
  }

  private void endTransaction(Instruction.EndTransaction end) {
    if (!endsTransactions) {
      throw new PgException(
          SqlState.INVALID_TRANSACTION_TERMINATION, "invalid transaction termination");
    }
    if (end.commit()) {
      conversation.commit();
    } else {
      conversation.rollback();
    }
    conversation.transaction().ensureStarted();
  }
}
