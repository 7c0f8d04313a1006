package io.irispgwire.session;

import io.irispgwire.sql.ParsedStatement;
import io.irispgwire.sql.Shape;
import io.irispgwire.sql.analysis.ResultColumn;
import io.irispgwire.sql.tree.Statement;
import io.irispgwire.wire.BackendMessage.CommandComplete;
import io.irispgwire.wire.BackendMessage.Signal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The simple query protocol: every statement of a text in turn, in one implied transaction; manual,
 * "Simple Query".
 */
final class SimpleQuery {
  private final Conversation conversation;
  private final Runner runner;

  SimpleQuery(Conversation conversation, Runner runner) {
    this.conversation = conversation;
    this.runner = runner;
  }

  /** A text whose statements are run one by one. */
  final class Run {
    private final List<ParsedStatement> statements;
    private int next;

    private Run(List<ParsedStatement> statements) {
      this.statements = statements;
    }

    /** Runs what is left, up to a COPY that waits for its data; null at the end. */
    @Nullable CopyIn goOn() {
      CopyIn copy = null;
      while (copy == null && next < statements.size()) {
        copy = run(statements.get(next), next, statements.size() > 1);
        next++;
      }
      return copy;
    }
  }

  Run begin(String sql) {
    conversation.record().resume();
    conversation.currentText(sql);
    conversation.statements().remove("");
    if (runShared(sql)) {
      return new Run(List.of());
    }
    List<ParsedStatement> statements = conversation.services().plans().parse(sql);
    if (statements.isEmpty()) {
      conversation.send(Signal.EMPTY_QUERY_RESPONSE);
    }
    return new Run(statements);
  }

  /** Whether there is a plan for all texts of this shape, which then has run. */
  private boolean runShared(String sql) {
    Shape shape = conversation.transaction().isFailed() ? null : Shape.of(sql);
    if (shape == null) {
      return false;
    }
    conversation.beginStatement();
    try {
      SharedPlan shared = SharedPlan.find(conversation, shape);
      conversation.interrupts().check();
      if (shared != null) {
        run(shared.planned(), shared.values());
      }
      return shared != null;
    } finally {
      conversation.interrupts().end();
    }
  }

  private @Nullable CopyIn run(ParsedStatement statement, int index, boolean oneOfSeveral) {
    conversation.record().resume();
    Commands.refuseInFailedBlock(conversation.transaction(), statement.tree());
    conversation.beginStatement();
    if (oneOfSeveral) {
      conversation.transaction().implyBlock();
    }
    CopyIn copy = null;
    try {
      Planned planned =
          conversation
              .services()
              .plans()
              .plan(
                  statement,
                  index,
                  List.of(),
                  conversation.schema(),
                  conversation.settings().textStyle());
      conversation.record().planned(planned);
      Commands.refuseParameters(planned);
      if (statement.tree() instanceof Statement.Copy command && command.from()) {
        conversation.portals().close("");
        copy = CopyIn.begin(conversation, command, statement);
      } else {
        run(planned, List.of());
      }
      return copy;
    } finally {
      if (copy == null) {
        conversation.interrupts().end();
      }
    }
  }

  private void run(Planned planned, List<@Nullable Object> parameters) {
    conversation.record().planned(planned);
    List<ResultColumn> columns = Commands.columns(conversation, planned);
    int[] formats = Commands.formats(conversation, planned, columns.size());
    Portal portal = new Portal("", planned, columns, parameters, formats, null).hidden();
    conversation.portals().add(portal);
    runner.checkWritable(planned);
    if (planned.runsBeforeItsRows()) {
      runner.start(portal);
    }
    if (Commands.returnsRows(planned, columns)) {
      conversation.send(Descriptions.rows(columns, formats));
    }
    String tag = runner.run(portal, 0);
    conversation.portals().close("");
    conversation.send(new CommandComplete(String.valueOf(tag)));
    conversation.record().ended();
  }
}
