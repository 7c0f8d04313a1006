package io.irispgwire.session;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
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

/**
 * Where a session stands in the protocol.
 *
 * <p>A phase overrides the messages it takes and returns the phase that follows; any other message
 * is a protocol violation. So each subclass is one row of the state table, and there are no flags.
 */
abstract sealed class Phase implements FrontendMessage.Visitor<Phase>
    permits Authenticating,
        AskingPassword,
        Refused,
        Ready,
        AtConsole,
        CopyingIn,
        SkippingToSync,
        Closed {
  /** The phase that follows when {@code failed} threw {@code error}; the client is told here. */
  abstract Phase afterError(FrontendMessage failed, PgException error);

  /** Whether the client has logged in and may go on after an error. */
  boolean isOpen() {
    return false;
  }

  /** Whether nothing is lost when the session ends now, if no statement runs. */
  boolean isBetweenStatements() {
    return false;
  }

  /** Whether handling the message is sure not to block. */
  boolean answersAtOnce(FrontendMessage message) {
    return true;
  }

  Phase unexpected(FrontendMessage message) {
    throw new PgException(
            SqlState.PROTOCOL_VIOLATION, "invalid frontend message type " + (int) message.tag())
        .fatal();
  }

  @Override
  public Phase onQuery(Query message) {
    return unexpected(message);
  }

  @Override
  public Phase onParse(Parse message) {
    return unexpected(message);
  }

  @Override
  public Phase onBind(Bind message) {
    return unexpected(message);
  }

  @Override
  public Phase onDescribe(Describe message) {
    return unexpected(message);
  }

  @Override
  public Phase onExecute(Execute message) {
    return unexpected(message);
  }

  @Override
  public Phase onClose(Close message) {
    return unexpected(message);
  }

  @Override
  public Phase onFlush(Flush message) {
    return unexpected(message);
  }

  @Override
  public Phase onSync(Sync message) {
    return unexpected(message);
  }

  @Override
  public Phase onTerminate(Terminate message) {
    return new Closed();
  }

  @Override
  public Phase onFunctionCall(FunctionCall message) {
    return unexpected(message);
  }

  @Override
  public Phase onCopyData(CopyData message) {
    return unexpected(message);
  }

  @Override
  public Phase onCopyDone(CopyDone message) {
    return unexpected(message);
  }

  @Override
  public Phase onCopyFail(CopyFail message) {
    return unexpected(message);
  }

  @Override
  public Phase onAuthenticationResponse(AuthenticationResponse message) {
    return unexpected(message);
  }

  /** A message that could be framed but not read. */
  @Override
  public Phase onMalformed(Malformed message) {
    throw message.failure();
  }
}
