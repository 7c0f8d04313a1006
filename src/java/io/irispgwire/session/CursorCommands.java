package io.irispgwire.session;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.session.Runner.Outcome;
import io.irispgwire.sql.tree.SessionCommand;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** DECLARE, FETCH, MOVE, CLOSE; PostgreSQL {@code src/backend/commands/portalcmds.c}. */
final class CursorCommands {
  private final Conversation conversation;
  private final Runner runner;

  CursorCommands(Conversation conversation, Runner runner) {
    this.conversation = conversation;
    this.runner = runner;
  }

  Outcome declare(
      SessionCommand.DeclareCursor command, Planned query, List<@Nullable Object> parameters) {
    if (!command.hold()) {
      conversation.transaction().requireBlock("DECLARE CURSOR");
    }
    if (command.name().value().isEmpty()) {
      throw new PgException(SqlState.INVALID_CURSOR_NAME, "invalid cursor name: must not be empty");
    }
    int[] formats = new int[query.columns().size()];
    Arrays.fill(formats, command.binary() ? 1 : 0);
    Portal portal =
        new Portal(
            command.name().value(),
            query,
            query.columns(),
            parameters,
            formats,
            new Cursor.Options(
                command.scroll(), command.hold(), conversation.services().maxRowBytesInMemory()));
    conversation.portals().add(portal);
    try {
      Outcome outcome = runner.start(query, parameters);
      portal.start(outcome.rows() == null ? RowSource.EMPTY : outcome.rows(), outcome.tag());
    } catch (RuntimeException e) {
      conversation.portals().close(portal.name());
      throw e;
    }
    return Outcome.done(CommandTag.of(command), 0);
  }

  Outcome fetch(SessionCommand.Fetch command) {
    Portal portal = conversation.portals().get(command.cursor().value(), "cursor");
    if (!portal.isStarted()) {
      runner.start(portal); // Bind made it, and nobody has asked for a row yet
    }
    Cursor cursor = portal.cursor(conversation.services().maxRowBytesInMemory());
    RowSource rows = cursor.fetch(command.direction(), command.count());
    CommandTag tag = CommandTag.of(command);
    if (!command.move()) {
      return new Outcome(tag, 0, rows);
    }
    long moved = 0;
    while (rows.next()) {
      moved++;
    }
    return Outcome.done(tag, moved);
  }

  Outcome close(SessionCommand.CloseCursor command) {
    if (command.cursor() == null) {
      conversation.portals().closeAll();
    } else {
      Portal portal = conversation.portals().get(command.cursor().value(), "cursor");
      conversation.portals().close(portal.name());
    }
    return Outcome.done(CommandTag.of(command), 0);
  }
}
