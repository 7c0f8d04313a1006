package io.irispgwire.session;

import io.irispgwire.session.Runner.Outcome;
import io.irispgwire.sql.analysis.ResultColumn;
import io.irispgwire.sql.tree.SessionCommand;
import io.irispgwire.sql.tree.Statement;
import io.irispgwire.sql.tree.TransactionControl;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Runs the commands that the session answers by itself. */
final class LocalCommands {
  private final Conversation conversation;
  private final TransactionCommands transactions;
  private final SettingCommands settings;
  private final CursorCommands cursors;
  private final PreparedCommands prepared;
  private final CopyOut copyOut;

  LocalCommands(Conversation conversation, Runner runner) {
    this.conversation = conversation;
    this.transactions = new TransactionCommands(conversation);
    this.settings = new SettingCommands(conversation);
    this.cursors = new CursorCommands(conversation, runner);
    this.prepared = new PreparedCommands(conversation, runner);
    this.copyOut = new CopyOut(conversation, runner);
  }

  /** What a local command will return; depends on the session, so it is not part of the plan. */
  static List<ResultColumn> columns(Conversation conversation, Statement command) {
    if (command instanceof SessionCommand.Show show) {
      return SettingCommands.columns(conversation.settings(), show);
    }
    if (command instanceof SessionCommand.Fetch fetch && !fetch.move()) {
      Portal cursor = conversation.portals().find(fetch.cursor().value());
      return cursor == null ? List.of() : cursor.columns(); // running it tells
    }
    if (command instanceof SessionCommand.Execute execute) {
      return PreparedCommands.columns(conversation, execute);
    }
    return List.of();
  }

  static ResultColumn textColumn(String label) {
    return new ResultColumn(label, SqlType.of(PgType.TEXT), 0, 0);
  }

  Outcome run(Planned planned, Plan.Local plan, List<@Nullable Object> parameters) {
    Statement command = plan.command();
    if (command instanceof TransactionControl control) {
      return transactions.run(control);
    }
    if (command instanceof SessionCommand.DeclareCursor declare && plan.inner() != null) {
      return cursors.declare(declare, plan.inner(), parameters);
    }
    if (command instanceof SessionCommand.Fetch fetch) {
      return cursors.fetch(fetch);
    }
    if (command instanceof SessionCommand.CloseCursor close) {
      return cursors.close(close);
    }
    if (command instanceof SessionCommand.Prepare prepare) {
      return prepared.prepare(prepare, planned.statement());
    }
    if (command instanceof SessionCommand.Execute execute) {
      return prepared.execute(execute, planned.statement());
    }
    if (command instanceof SessionCommand.Deallocate deallocate) {
      return prepared.deallocate(deallocate);
    }
    if (command instanceof SessionCommand.Discard discard) {
      return discard(discard);
    }
    if (command instanceof SessionCommand.Notification notification) {
      return notification(notification);
    }
    if (command instanceof Statement.Copy copy) {
      return copyOut.run(copy, planned.statement());
    }
    if (command instanceof SessionCommand.Do block) {
      conversation.routines().block(block.language(), block.body());
      return Outcome.done(CommandTag.of(command), 0);
    }
    if (command instanceof SessionCommand.SetConstraints constraints) {
      return new ConstraintTimes(conversation).run(constraints);
    }
    return settings.run((SessionCommand) command);
  }

  private Outcome discard(SessionCommand.Discard command) {
    CommandTag tag = CommandTag.of(command);
    if (command.kind() == SessionCommand.Discard.Kind.ALL) {
      conversation.transaction().refuseInBlock("DISCARD ALL");
      conversation.portals().closeAll();
      conversation.statements().clear();
      conversation.settings().discard();
      conversation.notifications().unlisten(null);
      conversation.locks().unlockAll();
    }
    if (command.kind() == SessionCommand.Discard.Kind.ALL
        || command.kind() == SessionCommand.Discard.Kind.TEMP) {
      conversation.sessionSchema().dropTemporaryTables();
    }
    if (command.kind() == SessionCommand.Discard.Kind.ALL
        || command.kind() == SessionCommand.Discard.Kind.SEQUENCES) {
      conversation.sequences().forget();
    }
    return Outcome.done(tag, 0);
  }

  private Outcome notification(SessionCommand.Notification command) {
    Notifications notifications = conversation.notifications();
    String channel = command.channel() == null ? null : command.channel().value();
    switch (command.kind()) {
      case LISTEN -> notifications.listen(Objects.requireNonNull(channel));
      case UNLISTEN -> notifications.unlisten(channel);
      case NOTIFY ->
          notifications.notify(
              Objects.requireNonNull(channel), Objects.requireNonNullElse(command.payload(), ""));
    }
    return Outcome.done(CommandTag.of(command), 0);
  }
}
