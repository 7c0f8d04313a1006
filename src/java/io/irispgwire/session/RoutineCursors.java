package io.irispgwire.session;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.session.RoutineScope.Variable;
import io.irispgwire.session.RoutineSql.Ready;
import io.irispgwire.session.RoutineSql.Row;
import io.irispgwire.sql.routine.Instruction;
import io.irispgwire.sql.routine.Instruction.Target;
import io.irispgwire.sql.tree.SessionCommand.Fetch;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** OPEN, FETCH and CLOSE in routines: a cursor is a portal, a variable holds its name. */
final class RoutineCursors {
  private final Conversation conversation;
  private final RoutineSql sql;
  private final Function<String, Ready> prepare;
  private final Store store;

  /** Gives targets the values of a row, or NULLs. */
  @FunctionalInterface
  interface Store {
    void store(List<Target> targets, Planned planned, @Nullable Row row);
  }

  RoutineCursors(
      Conversation conversation, RoutineSql sql, Function<String, Ready> prepare, Store store) {
    this.conversation = conversation;
    this.sql = sql;
    this.prepare = prepare;
    this.store = store;
  }

  void run(Instruction instruction, RoutineScope scope) {
    if (instruction instanceof Instruction.Open open) {
      open(open, scope.require(List.of(open.cursor())));
    } else if (instruction instanceof Instruction.Fetch fetch) {
      fetch(fetch, scope);
    } else if (instruction instanceof Instruction.Close close) {
      Portal portal = portal(close.cursor(), scope);
      conversation.portals().close(portal.name());
    } else {
      throw new IllegalStateException(instruction.toString());
    }
  }

  private void open(Instruction.Open open, Variable variable) {
    String query = open.query() == null ? variable.query() : open.query();
    if (query == null) {
      throw new PgException(
          SqlState.SYNTAX_ERROR, "cursor variable \"" + open.cursor() + "\" has no query");
    }
    Object given = variable.value();
    String name = given == null ? conversation.portals().freeName() : (String) given;
    if (conversation.portals().find(name) != null) {
      throw new PgException(SqlState.DUPLICATE_CURSOR, "cursor \"" + name + "\" already in use");
    }
    Ready ready = prepare.apply(query);
    Planned planned = ready.planned();
    Portal portal =
        new Portal(
            name,
            planned,
            planned.columns(),
            ready.values(),
            new int[planned.columns().size()],
            new Cursor.Options(null, false, conversation.services().maxRowBytesInMemory()));
    RowSource rows = sql.run(ready).rows();
    conversation.portals().add(portal);
    portal.start(rows == null ? RowSource.EMPTY : rows, planned.tag());
    variable.set(name);
  }

  private Portal portal(String cursor, RoutineScope scope) {
    Object name = scope.require(List.of(cursor)).value();
    if (name == null) {
      throw new PgException(
          SqlState.NULL_VALUE_NOT_ALLOWED, "cursor variable \"" + cursor + "\" is null");
    }
    return conversation.portals().get((String) name, "cursor");
  }

  private void fetch(Instruction.Fetch fetch, RoutineScope scope) {
    Portal portal = portal(fetch.cursor(), scope);
    Cursor cursor = portal.cursor(conversation.services().maxRowBytesInMemory());
    RowSource rows = cursor.fetch(Fetch.Direction.FORWARD, 1);
    Row row = RoutineSql.first(portal.planned(), rows);
    scope.require(List.of("found")).set(row != null);
    store.store(fetch.into().targets(), portal.planned(), row);
  }
}
