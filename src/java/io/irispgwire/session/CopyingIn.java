package io.irispgwire.session;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.wire.BackendMessage.CommandComplete;
import io.irispgwire.wire.BackendMessage.Response;
import io.irispgwire.wire.FrontendMessage;
import io.irispgwire.wire.FrontendMessage.CopyData;
import io.irispgwire.wire.FrontendMessage.CopyDone;
import io.irispgwire.wire.FrontendMessage.CopyFail;
import io.irispgwire.wire.FrontendMessage.Flush;
import io.irispgwire.wire.FrontendMessage.Malformed;
import io.irispgwire.wire.FrontendMessage.Sync;
import io.irispgwire.wire.FrontendMessage.Terminate;

/**
 * The server waits for the data of a COPY FROM STDIN; manual, "COPY Operations". Sync and Flush are
 * not heard: a client library may send them without knowing that it has begun a COPY.
 */
final class CopyingIn extends Phase {
  private final Ready ready;
  private final Conversation conversation;
  private final FrontendMessage begun;
  private final CopyIn copy;
  private final Rest rest;

  /** What comes after the COPY: other statements of its text, perhaps. */
  interface Rest {
    Phase go(String tag);
  }

  /**
   * @param begun the message that began it: a Query or an Execute
   */
  CopyingIn(Ready ready, Conversation conversation, FrontendMessage begun, CopyIn copy, Rest rest) {
    this.ready = ready;
    this.conversation = conversation;
    this.begun = begun;
    this.copy = copy;
    this.rest = rest;
  }

  @Override
  boolean isOpen() {
    return true;
  }

  @Override
  boolean answersAtOnce(FrontendMessage message) {
    return message instanceof Sync || message instanceof Flush;
  }

  @Override
  public Phase onCopyData(CopyData message) {
    conversation.record().resume();
    copy.data(message.data());
    conversation.record().executed();
    conversation.record().pause();
    return this;
  }

  @Override
  public Phase onCopyDone(CopyDone message) {
    conversation.record().resume();
    long rows = copy.end();
    String tag = "COPY " + rows;
    close();
    conversation.services().metrics().volumes().copiedIn().add(rows);
    conversation.statistics().inserted().add(rows);
    conversation.record().rows(rows);
    conversation.send(new CommandComplete(tag));
    conversation.record().ended();
    return rest.go(tag);
  }

  @Override
  public Phase onCopyFail(CopyFail message) {
    throw copy.failure(
        new PgException(SqlState.QUERY_CANCELED, "COPY from stdin failed: " + message.reason()));
  }

  @Override
  public Phase onSync(Sync message) {
    return this;
  }

  @Override
  public Phase onFlush(Flush message) {
    return this;
  }

  @Override
  public Phase onTerminate(Terminate message) {
    return unexpected(message);
  }

  @Override
  public Phase onMalformed(Malformed message) {
    return message.tag() == 'f' ? super.onMalformed(message) : unexpected(message);
  }

  /** PostgreSQL says first what is wrong, and then that it cannot go on. */
  @Override
  Phase unexpected(FrontendMessage message) {
    PgException wrong =
        copy.failure(
            new PgException(
                SqlState.PROTOCOL_VIOLATION,
                String.format(
                    "unexpected message type 0x%02X during COPY from stdin", (int) message.tag())));
    conversation.send(new Response(wrong.diagnostic()));
    throw new PgException(
            SqlState.PROTOCOL_VIOLATION,
            "terminating connection because protocol synchronization was lost")
        .fatal();
  }

  @Override
  Phase afterError(FrontendMessage failed, PgException error) {
    close();
    return ready.afterError(begun, error);
  }

  private void close() {
    conversation.interrupts().end();
    copy.close();
  }
}
