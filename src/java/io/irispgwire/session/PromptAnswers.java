package io.irispgwire.session;

import io.irispgwire.eval.Evaluator.Evaluation;
import io.irispgwire.session.PreparedStatements.PreparedStatement;
import io.irispgwire.sql.ParsedStatement;
import io.irispgwire.sql.tree.SessionCommand;
import io.irispgwire.sql.tree.TransactionControl;
import io.irispgwire.wire.FrontendMessage;
import io.irispgwire.wire.FrontendMessage.AuthenticationResponse;
import io.irispgwire.wire.FrontendMessage.Bind;
import io.irispgwire.wire.FrontendMessage.Close;
import io.irispgwire.wire.FrontendMessage.CopyData;
import io.irispgwire.wire.FrontendMessage.CopyDone;
import io.irispgwire.wire.FrontendMessage.CopyFail;
import io.irispgwire.wire.FrontendMessage.Describe;
import io.irispgwire.wire.FrontendMessage.Execute;
import io.irispgwire.wire.FrontendMessage.Flush;
import io.irispgwire.wire.FrontendMessage.FunctionCall;
import io.irispgwire.wire.FrontendMessage.Malformed;
import io.irispgwire.wire.FrontendMessage.Parse;
import io.irispgwire.wire.FrontendMessage.Query;
import io.irispgwire.wire.FrontendMessage.Sync;
import io.irispgwire.wire.FrontendMessage.Terminate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which messages are sure to be answered without waiting: those whose plan is known and needs no
 * back end. They may be answered on an event loop, which saves two changes of thread.
 */
final class PromptAnswers implements FrontendMessage.Visitor<Boolean> {
  private final Conversation conversation;

  PromptAnswers(Conversation conversation) {
    this.conversation = conversation;
  }

  @Override
  public Boolean onQuery(Query message) {
    List<ParsedStatement> statements = conversation.services().plans().parsedBefore(message.sql());
    return statements != null
        && statements.size() == 1
        && !conversation.transaction().usesBackend()
        && isPrompt(
            conversation
                .services()
                .plans()
                .plannedBefore(
                    statements.get(0),
                    0,
                    List.of(),
                    conversation.schema(),
                    conversation.settings().textStyle()));
  }

  @Override
  public Boolean onParse(Parse message) {
    List<ParsedStatement> statements = conversation.services().plans().parsedBefore(message.sql());
    return statements != null
        && statements.size() == 1
        && conversation
                .services()
                .plans()
                .plannedBefore(
                    statements.get(0),
                    0,
                    message.parameterOids(),
                    conversation.schema(),
                    conversation.settings().textStyle())
            != null;
  }

  @Override
  public Boolean onBind(Bind message) {
    PreparedStatement statement = conversation.statements().find(message.statement());
    return statement == null || isPrompt(statement.planned());
  }

  @Override
  public Boolean onDescribe(Describe message) {
    PreparedStatement statement = conversation.statements().find(message.name());
    return message.target() == FrontendMessage.Target.PORTAL
        || statement == null
        || isPrompt(statement.planned());
  }

  @Override
  public Boolean onExecute(Execute message) {
    Portal portal = conversation.portals().find(message.portal());
    return portal == null || isPrompt(portal.planned());
  }

  private boolean isPrompt(@Nullable Planned planned) {
    if (planned == null) {
      return false;
    }
    if (planned.plan() instanceof Plan.Evaluate evaluate) {
      Evaluation evaluation = evaluate.evaluation();
      return !evaluation.mayBlock();
    }
    return planned.plan() instanceof Plan.Local local
        && (local.command() instanceof SessionCommand.Show
            || local.command() instanceof TransactionControl.Begin
            || local.command() instanceof SessionCommand.Set);
  }

  @Override
  public Boolean onClose(Close message) {
    return message.target() == FrontendMessage.Target.STATEMENT
        || !conversation.transaction().usesBackend();
  }

  @Override
  public Boolean onFlush(Flush message) {
    return true;
  }

  @Override
  public Boolean onSync(Sync message) {
    return !conversation.transaction().usesBackend();
  }

  @Override
  public Boolean onTerminate(Terminate message) {
    return true;
  }

  @Override
  public Boolean onFunctionCall(FunctionCall message) {
    return false;
  }

  @Override
  public Boolean onCopyData(CopyData message) {
    return true;
  }

  @Override
  public Boolean onCopyDone(CopyDone message) {
    return true;
  }

  @Override
  public Boolean onCopyFail(CopyFail message) {
    return true;
  }

  @Override
  public Boolean onAuthenticationResponse(AuthenticationResponse message) {
    return true;
  }

  @Override
  public Boolean onMalformed(Malformed message) {
    return true;
  }
}
