package io.irispgwire.session;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.session.PreparedStatements.Planning;
import io.irispgwire.session.PreparedStatements.PreparedStatement;
import io.irispgwire.sql.ParsedStatement;
import io.irispgwire.sql.analysis.ResultColumn;
import io.irispgwire.sql.tree.Statement;
import io.irispgwire.types.PgType;
import io.irispgwire.wire.BackendMessage.CommandComplete;
import io.irispgwire.wire.BackendMessage.Signal;
import io.irispgwire.wire.FrontendMessage.Bind;
import io.irispgwire.wire.FrontendMessage.Close;
import io.irispgwire.wire.FrontendMessage.Describe;
import io.irispgwire.wire.FrontendMessage.Execute;
import io.irispgwire.wire.FrontendMessage.Parse;
import io.irispgwire.wire.FrontendMessage.Target;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The extended query protocol; manual, "Extended Query", and PostgreSQL {@code
 * src/backend/tcop/postgres.c}, {@code exec_parse_message} and the functions after it.
 */
final class ExtendedQuery {
  private final Conversation conversation;
  private final Runner runner;

  ExtendedQuery(Conversation conversation, Runner runner) {
    this.conversation = conversation;
    this.runner = runner;
  }

  void parse(Parse message) {
    conversation.record().resume();
    conversation.currentText(message.sql());
    if (message.statement().isEmpty()) {
      conversation.statements().remove("");
    }
    conversation
        .statements()
        .add(prepare(message.statement(), message.sql(), message.parameterOids()));
    conversation.send(Signal.PARSE_COMPLETE);
    conversation.record().pause();
  }

  private PreparedStatement prepare(String name, String sql, List<Integer> parameterOids) {
    PlanCache plans = conversation.services().plans();
    List<ParsedStatement> statements = plans.parse(sql);
    if (statements.size() > 1) {
      throw new PgException(
          SqlState.SYNTAX_ERROR, "cannot insert multiple commands into a prepared statement");
    }
    if (statements.isEmpty()) {
      return new PreparedStatement(
          name, sql, null, oids -> Planned.EMPTY, conversation.statementMicros(), false);
    }
    ParsedStatement statement = statements.get(0);
    Commands.refuseInFailedBlock(conversation.transaction(), statement.tree());
    Planning planning = new LatestPlan(conversation, statement);
    return new PreparedStatement(
        name, sql, planning.plan(parameterOids), planning, conversation.statementMicros(), false);
  }

  void bind(Bind message) {
    conversation.record().resume();
    PreparedStatement statement = conversation.statements().get(message.statement());
    conversation.currentText(statement.sql());
    Planned planned = statement.current();
    conversation.record().planned(planned);
    List<PgType> types = planned == null ? List.of() : planned.parameterTypes();
    BindParameters.checkCounts(message, types.size());
    if (planned != null) {
      Commands.refuseInFailedBlock(conversation.transaction(), planned.statement().tree());
    } else if (conversation.transaction().isFailed()) {
      throw Transaction.aborted();
    }
    List<@Nullable Object> values =
        BindParameters.decode(
            message, types, conversation.environment(List.of()), conversation.encoding().current());
    Portal portal = portal(message, planned, values);
    conversation.portals().add(portal);
    if (planned != null && planned.isConstant()) {
      fold(portal);
    }
    conversation.send(Signal.BIND_COMPLETE);
    conversation.record().pause();
  }

  /** Computes constants now: PostgreSQL plans at Bind, and an error in them comes from there. */
  private void fold(Portal portal) {
    conversation.beginStatement();
    try {
      runner.start(portal);
    } finally {
      conversation.interrupts().end();
    }
  }

  private Portal portal(Bind message, @Nullable Planned planned, List<@Nullable Object> values) {
    if (planned == null) {
      return new Portal(message.portal(), Planned.EMPTY, List.of(), values, new int[0], null);
    }
    List<ResultColumn> columns = Commands.columns(conversation, planned);
    int[] formats = BindParameters.resultFormats(message.resultFormats(), columns.size());
    return new Portal(message.portal(), planned, columns, values, formats, null);
  }

  void describe(Describe message) {
    if (message.target() == Target.STATEMENT) {
      describeStatement(conversation.statements().get(message.name()));
    } else {
      describePortal(conversation.portals().get(message.name(), "portal"));
    }
  }

  private void describeStatement(PreparedStatement statement) {
    conversation.currentText(statement.sql());
    Planned described = statement.planned();
    if (described == null) {
      conversation.send(Descriptions.parameters(List.of()));
      conversation.send(Signal.NO_DATA);
      return;
    }
    List<ResultColumn> columns = Commands.columns(conversation, described);
    refuseRowsInFailedBlock(described, columns);
    conversation.send(Descriptions.parameters(described.parameterTypes()));
    statement.current();
    describeRows(described, columns, new int[columns.size()]);
  }

  private void describePortal(Portal portal) {
    refuseRowsInFailedBlock(portal.planned(), portal.columns());
    describeRows(portal.planned(), portal.columns(), portal.formats());
  }

  private void refuseRowsInFailedBlock(Planned planned, List<ResultColumn> columns) {
    if (conversation.transaction().isFailed() && Commands.returnsRows(planned, columns)) {
      throw Transaction.aborted();
    }
  }

  private void describeRows(Planned planned, List<ResultColumn> columns, int[] formats) {
    conversation.send(
        Commands.returnsRows(planned, columns)
            ? Descriptions.rows(columns, formats)
            : Signal.NO_DATA);
  }

  /** Runs a portal; gives a COPY that now waits for its data, else null. */
  @Nullable CopyIn execute(Execute message) {
    Portal portal = conversation.portals().get(message.portal(), "portal");
    if (portal.planned().equals(Planned.EMPTY)) {
      conversation.send(Signal.EMPTY_QUERY_RESPONSE);
      return null;
    }
    conversation.currentText(portal.planned().statement().sql());
    conversation.record().resume();
    conversation.record().planned(portal.planned());
    Commands.refuseInFailedBlock(conversation.transaction(), portal.planned().statement().tree());
    if (portal.isFinished() && !portal.returnedRows()) {
      throw new PgException(
          SqlState.OBJECT_NOT_IN_PREREQUISITE_STATE,
          "portal \"" + portal.name() + "\" cannot be run");
    }
    conversation.beginStatement();
    CopyIn copy = null;
    try {
      if (portal.planned().statement().tree() instanceof Statement.Copy command && command.from()) {
        copy = CopyIn.begin(conversation, command, portal.planned().statement());
      } else {
        String tag = runner.run(portal, message.maxRows());
        executed();
        conversation.send(tag == null ? Signal.PORTAL_SUSPENDED : new CommandComplete(tag));
        conversation.record().ended();
      }
      return copy;
    } finally {
      if (copy == null) {
        conversation.interrupts().end();
      }
    }
  }

  private void executed() {
    if (conversation.transaction().endsAtOnce()) {
      conversation.commit();
    } else {
      conversation.transaction().markPipelined();
    }
  }

  /** The data of a COPY has come. */
  void complete(Execute message, String tag) {
    executed();
    conversation.portals().get(message.portal(), "portal").complete(tag);
  }

  void close(Close message) {
    if (message.target() == Target.STATEMENT) {
      conversation.statements().remove(message.name());
    } else {
      conversation.portals().close(message.name());
    }
    conversation.send(Signal.CLOSE_COMPLETE);
  }
}
