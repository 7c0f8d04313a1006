package io.irispgwire.session;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.session.RoutineScope.Variable;
import io.irispgwire.session.RoutineSql.Ready;
import io.irispgwire.session.RoutineSql.Row;
import io.irispgwire.sql.Parser;
import io.irispgwire.sql.analysis.Routine;
import io.irispgwire.sql.analysis.SchemaLookup;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.sql.analysis.TypeNames;
import io.irispgwire.sql.routine.Instruction.Declaration;
import io.irispgwire.sql.routine.Instruction.Placed;
import io.irispgwire.sql.routine.Instruction.Target;
import io.irispgwire.types.PgRecord;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import io.irispgwire.types.UserType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The variables of one run of a PL/pgSQL body, and the expressions over them.
 *
 * <p>Source of the rules: PostgreSQL {@code src/pl/plpgsql/src/pl_exec.c}, {@code exec_eval_expr},
 * {@code exec_assign_value}, {@code exec_move_row}.
 */
final class RoutineFrame {
  private static final String SELECT = "SELECT ";

  private final Conversation conversation;
  private final RoutineSql sql;
  private final Routine routine;
  private final List<Variable> parameters;
  private final Variable found = new Variable(SqlType.of(PgType.BOOL), false, null);
  private final RoutineScope outermost;
  private RoutineScope scope;
  private long rowCount;
  private String place = "";
  private @Nullable String statement;

  /**
   * @param parameters one for each of the routine's
   */
  RoutineFrame(
      Conversation conversation, RoutineSql sql, Routine routine, List<Variable> parameters) {
    this.conversation = conversation;
    this.sql = sql;
    this.routine = routine;
    this.parameters = parameters;
    this.outermost = new RoutineScope(null, routine.proc().name());
    this.scope = outermost;
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

  void declare(Declaration declaration) {
    String alias = declaration.alias();
    if (alias != null) {
      scope.alias(declaration.name(), alias);
      return;
    }
    place = declaration.line() + " during statement block local variable initialization";
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
    List<String> names = List.of(written.substring(0, percent).strip().split("\\.", -1));
    if (written.substring(percent + 1).strip().equalsIgnoreCase("rowtype")) {
      return rowType(names);
    }
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

  /** Of a table; null, as for a record, of a cursor. */
  private @Nullable SqlType rowType(List<String> names) {
    SchemaLookup schema = conversation.schema();
    int last = names.size() - 1;
    Table table = schema.table(last < 1 ? null : names.get(last - 1), names.get(last));
    PgType type = table == null ? null : schema.rowType(table);
    return type == null ? null : SqlType.of(type);
  }

  /** A variable of the value's type, in the present scope. */
  void declareValue(String name, Row row) {
    Variable variable = new Variable(SqlType.of(row.types().get(0)), false, null);
    scope.declare(name, variable).set(row.values().get(0));
  }

  /** An instruction begins. */
  void at(Placed placed) {
    place = placed.line() + " at " + RoutinePlaces.name(placed.instruction());
  }

  void at(String newPlace) {
    place = newPlace;
  }

  String place() {
    return place;
  }

  /** The function and the line, as messages tell it; PostgreSQL: plpgsql_exec_error_callback. */
  String where() {
    String function = RoutinePlaces.function(routine);
    return "PL/pgSQL function " + function + (place.isEmpty() ? "" : " line " + place);
  }

  /** The same, behind the statement of SQL that is running. */
  String context() {
    return statement == null ? where() : RoutinePlaces.statement(statement) + '\n' + where();
  }

  /** Runs a statement of SQL: what fails in it says so. */
  void inside(String text, Runnable run) {
    boolean unused =
        computed(
            text,
            () -> {
              run.run();
              return true;
            });
  }

  /** The same with a result. */
  <T> T computed(String text, Supplier<T> run) {
    String before = statement;
    statement = text;
    try {
      return run.get();
    } catch (PgException e) {
      throw e.at(0).passing(RoutinePlaces.statement(text));
    } finally {
      statement = before;
    }
  }

  List<@Nullable Object> outputs() {
    List<@Nullable Object> values = new ArrayList<>();
    for (int i = 0; i < parameters.size(); i++) {
      if (routine.parameters().get(i).isOutput()) {
        values.add(parameters.get(i).value());
      }
    }
    return values;
  }

  Ready prepare(String text) {
    return prepare(text, 0);
  }

  /**
   * @param ahead how much of the text the client has not written
   */
  private Ready prepare(String text, int ahead) {
    try {
      return sql.prepare(text, scope, parameters, false);
    } catch (PgException e) {
      int position = e.diagnostic().position() - ahead;
      throw position > 0 ? e.inside(text.substring(ahead), position) : e;
    }
  }

  /** An expression's value; of one column. */
  Row evaluate(String expression) {
    Ready ready = prepare(SELECT + expression, SELECT.length());
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

  boolean isTrue(String condition) {
    return Boolean.TRUE.equals(convert(evaluate(condition), SqlType.of(PgType.BOOL)));
  }

  @Nullable Object convert(Row row, SqlType to) {
    return sql.convert(row.values().get(0), row.types().get(0), to);
  }

  /** A value of another type; assignment's conversion. */
  @Nullable Object convert(@Nullable Object value, PgType from, SqlType to) {
    return sql.convert(value, from, to);
  }

  void assign(Variable variable, Row row) {
    if (variable.isRecord()) {
      Row given = row.values().get(0) instanceof PgRecord whole ? fields(whole) : row;
      variable.setRow(given.names(), given.types(), given.values());
    } else {
      variable.set(convert(row, variable.type()));
    }
  }

  private static Row fields(PgRecord whole) {
    List<String> names = whole.names();
    if (names == null) {
      names = IntStream.rangeClosed(1, whole.types().size()).mapToObj(i -> "f" + i).toList();
    }
    return new Row(names, whole.types(), whole.values());
  }

  /** Gives targets the values of a row; PostgreSQL: {@code exec_move_row}. */
  void store(List<Target> targets, Planned planned, @Nullable Row row) {
    Variable first = scope.require(targets.get(0).names());
    if (targets.size() == 1 && first.isRecord()) {
      Row given = row == null ? empty(planned) : row;
      first.setRow(given.names(), given.types(), given.values());
      return;
    }
    if (targets.size() == 1 && first.isComposite()) {
      first.setFields(converted(row, first));
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

  /** A row's values as the types of a composite variable's fields; NULL for those it lacks. */
  private List<@Nullable Object> converted(@Nullable Row row, Variable variable) {
    List<@Nullable Object> values = new ArrayList<>();
    for (UserType.Field field : variable.type().type().fields()) {
      int i = values.size();
      values.add(
          row == null || i >= row.values().size()
              ? null
              : sql.convert(row.values().get(i), row.types().get(i), field.type()));
    }
    return values;
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

  RoutineScope scope() {
    return scope;
  }

  /** A scope inside of the present one, until {@link #leave}. */
  RoutineScope enter(@Nullable String label) {
    scope = new RoutineScope(scope, Objects.requireNonNullElse(label, ""));
    return scope;
  }

  /**
   * @param around the scope to go back to
   */
  void leave(RoutineScope around) {
    scope = around;
  }

  /** What the last statement did: FOUND and ROW_COUNT. */
  void counted(long rows) {
    rowCount = rows;
    found.set(rows > 0);
  }

  /** ROW_COUNT alone, as EXECUTE leaves FOUND. */
  void countedQuietly(long rows) {
    rowCount = rows;
  }

  void found(boolean any) {
    found.set(any);
  }

  long rowCount() {
    return rowCount;
  }
}
