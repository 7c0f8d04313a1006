package io.irispgwire.session;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.session.RoutineScope.Variable;
import io.irispgwire.session.Runner.Outcome;
import io.irispgwire.sql.ParsedStatement;
import io.irispgwire.sql.analysis.Analyzer;
import io.irispgwire.sql.analysis.FormatType;
import io.irispgwire.sql.analysis.Variables;
import io.irispgwire.sql.tree.Span;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import io.irispgwire.types.TypeModifiers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The SQL inside of routines: names of variables are turned into parameters, then it runs as if the
 * client had sent it.
 *
 * <p>Source of the rules for names: PostgreSQL {@code src/pl/plpgsql/src/pl_comp.c}, {@code
 * resolve_column_ref}, and {@code src/backend/executor/functions.c}, {@code
 * sql_fn_post_column_ref}.
 */
final class RoutineSql {
  private final Conversation conversation;
  private final Runner runner;

  RoutineSql(Conversation conversation) {
    this.conversation = conversation;
    this.runner = new Runner(conversation);
  }

  /** A statement that is ready, and the values of its parameters. */
  record Ready(Planned planned, List<@Nullable Object> values) {}

  /** What a statement gave first. */
  record Row(List<String> names, List<PgType> types, List<@Nullable Object> values) {}

  /**
   * A statement with variables in it.
   *
   * @param parameters of the routine: {@code $1}, …
   * @param columnsFirst whether a column hides a variable; else both together are an error
   */
  Ready prepare(String sql, RoutineScope scope, List<Variable> parameters, boolean columnsFirst) {
    List<ParsedStatement> statements = conversation.services().plans().parse(sql);
    if (statements.size() != 1) {
      throw new PgException(SqlState.SYNTAX_ERROR, "one statement of SQL was expected: " + sql);
    }
    List<Integer> oids = new ArrayList<>();
    List<@Nullable Object> values = new ArrayList<>();
    for (Variable parameter : parameters) {
      oids.add(parameter.type().type().oid());
      values.add(parameter.value());
    }
    Map<Integer, Reference> references = references(statements.get(0), scope, oids, columnsFirst);
    StringBuilder text = new StringBuilder(sql);
    List<Variable> used = new ArrayList<>();
    references.values().forEach(reference -> addTo(used, reference.variable));
    List<Reference> backwards = new ArrayList<>(references.values());
    for (int i = backwards.size() - 1; i >= 0; i--) {
      Reference reference = backwards.get(i);
      int number = parameters.size() + used.indexOf(reference.variable) + 1;
      text.replace(reference.place.start(), reference.place.end(), "$" + number);
    }
    for (Variable variable : used) {
      oids.add(variable.type().type().oid());
      values.add(variable.value());
    }
    return ready(text.toString(), oids, values);
  }

  private record Reference(Span place, Variable variable) {}

  private static void addTo(List<Variable> used, Variable variable) {
    if (!used.contains(variable)) {
      used.add(variable);
    }
  }

  private Map<Integer, Reference> references(
      ParsedStatement statement, RoutineScope scope, List<Integer> oids, boolean columnsFirst) {
    Map<Integer, Reference> references = new TreeMap<>();
    Variables variables =
        (names, place, isColumn) -> {
          Variable variable = scope.find(names);
          if (variable == null || (isColumn && columnsFirst)) {
            return null;
          }
          if (isColumn) {
            throw new PgException(
                    SqlState.AMBIGUOUS_COLUMN,
                    "column reference \"" + String.join(".", names) + "\" is ambiguous")
                .withDetail("It could refer to either a PL/pgSQL variable or a table column.");
          }
          references.put(place.start(), new Reference(place, variable));
          return variable.type();
        };
    new Analyzer(conversation.schema(), conversation.settings().textStyle())
        .inside(variables)
        .analyze(statement, oids);
    return references;
  }

  /** A statement without variables. */
  Ready ready(String sql, List<Integer> oids, List<@Nullable Object> values) {
    List<ParsedStatement> statements = conversation.services().plans().parse(sql);
    Planned planned =
        conversation
            .services()
            .plans()
            .plan(
                statements.get(0),
                0,
                List.copyOf(oids),
                conversation.schema(),
                conversation.settings().textStyle());
    return new Ready(planned, values);
  }

  Outcome run(Ready ready) {
    conversation.interrupts().check();
    return runner.start(ready.planned, ready.values);
  }

  /** The first row of what has run; null when there is none. */
  static @Nullable Row first(Planned planned, RowSource rows) {
    return rows.next() ? row(planned, rows) : null;
  }

  /** The row that a result stands on. */
  static Row row(Planned planned, RowSource rows) {
    List<String> names = new ArrayList<>();
    List<PgType> types = new ArrayList<>();
    List<@Nullable Object> values = new ArrayList<>();
    for (int i = 0; i < planned.columns().size(); i++) {
      names.add(planned.columns().get(i).label());
      types.add(planned.columns().get(i).type().type());
      values.add(rows.value(i));
    }
    return new Row(names, types, values);
  }

  /** The value as that type; PostgreSQL: {@code exec_cast_value}. */
  @Nullable Object convert(@Nullable Object value, PgType from, SqlType to) {
    if (value == null) {
      return null;
    }
    Object converted = value;
    if (!from.equals(to.type())) {
      converted = cast(value, from, to.type());
    }
    return TypeModifiers.apply(converted, to, false);
  }

  private @Nullable Object cast(Object value, PgType from, PgType to) {
    String sql = "SELECT CAST($1 AS " + FormatType.of(to) + ")";
    try {
      return single(ready(sql, List.of(from.oid()), List.of(value)));
    } catch (PgException e) {
      if (e.state() != SqlState.CANNOT_COERCE) {
        throw e;
      }
    }
    String text = RowText.of(SqlType.of(from), value, conversation.environment(List.of()));
    return single(ready(sql, List.of(PgType.TEXT.oid()), List.of(text)));
  }

  private @Nullable Object single(Ready ready) {
    RowSource rows = run(ready).rows();
    if (rows == null) {
      return null;
    }
    try (rows) {
      return rows.next() ? rows.value(0) : null;
    }
  }
}
