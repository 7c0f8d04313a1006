package io.irispgwire.session;

import io.irispgwire.error.PgException;
import io.irispgwire.error.Severity;
import io.irispgwire.error.SqlState;
import io.irispgwire.session.Runner.Outcome;
import io.irispgwire.sql.tree.Name;
import io.irispgwire.sql.tree.QualifiedName;
import io.irispgwire.sql.tree.SessionCommand.SetConstraints;
import io.irispgwire.types.PgType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * SET CONSTRAINTS, where every constraint is checked at once.
 *
 * <p>Source of the checks: PostgreSQL {@code src/backend/commands/trigger.c}, {@code
 * AfterTriggerSetState}.
 */
final class ConstraintTimes {
  private static final String FIND =
      "SELECT count(*) FROM pg_catalog.pg_constraint c WHERE c.conname = $1 AND ($2 = '' OR"
          + " c.connamespace = (SELECT n.oid FROM pg_catalog.pg_namespace n WHERE n.nspname = $2))";

  private final Conversation conversation;

  ConstraintTimes(Conversation conversation) {
    this.conversation = conversation;
  }

  Outcome run(SetConstraints command) {
    conversation.warnOutsideBlock("SET CONSTRAINTS");
    for (QualifiedName name : command.names()) {
      check(name, command.deferred());
    }
    boolean told =
        "immediate".equals(conversation.settings().find("iris_pgwire.deferred_constraints"));
    if (command.names().isEmpty() && command.deferred()) {
      defer(command, told);
    }
    return Outcome.done(CommandTag.of(command), 0);
  }

  private void defer(SetConstraints command, boolean told) {
    String message = "SET CONSTRAINTS ALL DEFERRED is not supported by IRIS";
    if (!told) {
      throw new PgException(SqlState.FEATURE_NOT_SUPPORTED, message)
          .withHint(
              "IRIS checks foreign keys at once. SET iris_pgwire.deferred_constraints = immediate"
                  + " to have it so.")
          .at(command.span().position());
    }
    conversation.notice(Severity.WARNING, SqlState.FEATURE_NOT_SUPPORTED, message);
  }

  private void check(QualifiedName name, boolean deferred) {
    Name written = name.schema();
    String schema = written == null ? "" : written.value();
    if (written != null && !conversation.schema().schemaExists(schema)) {
      throw new PgException(
          SqlState.INVALID_SCHEMA_NAME, "schema \"" + schema + "\" does not exist");
    }
    String constraint = "constraint \"" + name.last().value() + "\"";
    if (!exists(schema, name.last().value())) {
      throw new PgException(SqlState.UNDEFINED_OBJECT, constraint + " does not exist");
    }
    if (deferred) {
      throw new PgException(SqlState.WRONG_OBJECT_TYPE, constraint + " is not deferrable");
    }
  }

  private boolean exists(String schema, String name) {
    RoutineSql sql = new RoutineSql(conversation);
    int text = PgType.TEXT.oid();
    List<@Nullable Object> values = List.of(name, schema);
    RowSource rows = sql.run(sql.ready(FIND, List.of(text, text), values)).rows();
    if (rows == null) {
      return false;
    }
    try (rows) {
      return rows.next() && !Long.valueOf(0).equals(rows.value(0));
    }
  }
}
