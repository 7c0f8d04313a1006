package io.irispgwire.session;

import io.irispgwire.sql.ParsedStatement;
import io.irispgwire.sql.Shape;
import io.irispgwire.sql.analysis.ResultColumn;
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

  void run(String sql) {
    conversation.currentText(sql);
    conversation.statements().remove("");
    if (runShared(sql)) {
      return;
    }
    List<ParsedStatement> statements = conversation.services().plans().parse(sql);
    if (statements.isEmpty()) {
      conversation.send(Signal.EMPTY_QUERY_RESPONSE);
    }
    for (int i = 0; i < statements.size(); i++) {
      run(statements.get(i), i, statements.size() > 1);
    }
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

  private void run(ParsedStatement statement, int index, boolean oneOfSeveral) {
    Commands.refuseInFailedBlock(conversation.transaction(), statement.tree());
    conversation.beginStatement();
    if (oneOfSeveral) {
      conversation.transaction().implyBlock();
    }
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
      Commands.refuseParameters(planned);
      run(planned, List.of());
    } finally {
      conversation.interrupts().end();
    }
  }

  private void run(Planned planned, List<@Nullable Object> parameters) {
    List<ResultColumn> columns = Commands.columns(conversation, planned);
    int[] formats = Commands.formats(conversation, planned, columns.size());
    Portal portal = new Portal("", planned, columns, parameters, formats, null).hidden();
    conversation.portals().add(portal);
    if (planned.isFoldable()) {
      runner.start(portal);
    }
    if (Commands.returnsRows(planned, columns)) {
      conversation.send(Descriptions.rows(columns, formats));
    }
    String tag = runner.run(portal, 0);
    conversation.portals().close("");
    conversation.send(new CommandComplete(String.valueOf(tag)));
  }
}
