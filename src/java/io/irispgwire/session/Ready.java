package io.irispgwire.session;

import io.irispgwire.error.PgException;
import io.irispgwire.wire.BackendMessage.Response;
import io.irispgwire.wire.FrontendMessage;
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

/** Logged in: takes queries, simple and extended. */
final class Ready extends Phase {
  private final Conversation conversation;
  private final SimpleQuery simple;
  private final ExtendedQuery extended;
  private final FunctionCalls calls;
  private final PromptAnswers prompt;

  Ready(Conversation conversation) {
    Runner runner = new Runner(conversation);
    this.conversation = conversation;
    this.simple = new SimpleQuery(conversation, runner);
    this.extended = new ExtendedQuery(conversation, runner);
    this.calls = new FunctionCalls(conversation);
    this.prompt = new PromptAnswers(conversation);
  }

  @Override
  boolean isOpen() {
    return true;
  }

  @Override
  public Phase onQuery(Query message) {
    return goOn(message, simple.begin(message.sql()));
  }

  /** Runs statements up to one that waits for data, or to the last one. */
  private Phase goOn(Query message, SimpleQuery.Run run) {
    CopyIn copy = run.goOn();
    if (copy != null) {
      return new CopyingIn(this, conversation, message, copy, tag -> goOn(message, run));
    }
    conversation.ready();
    return this;
  }

  @Override
  public Phase onParse(Parse message) {
    extended.parse(message);
    return this;
  }

  @Override
  public Phase onBind(Bind message) {
    extended.bind(message);
    return this;
  }

  @Override
  public Phase onDescribe(Describe message) {
    extended.describe(message);
    return this;
  }

  @Override
  public Phase onExecute(Execute message) {
    CopyIn copy = extended.execute(message);
    return copy == null
        ? this
        : new CopyingIn(this, conversation, message, copy, tag -> executed(message, tag));
  }

  /** The data of a COPY has come. */
  private Phase executed(Execute message, String tag) {
    extended.complete(message, tag);
    return this;
  }

  @Override
  public Phase onClose(Close message) {
    extended.close(message);
    return this;
  }

  @Override
  public Phase onFlush(Flush message) {
    conversation.sink().flush();
    return this;
  }

  @Override
  public Phase onSync(Sync message) {
    conversation.ready();
    return this;
  }

  @Override
  public Phase onFunctionCall(FunctionCall message) {
    calls.run(message);
    conversation.ready();
    return this;
  }

  /** What is left of a COPY that failed. */
  @Override
  public Phase onCopyData(CopyData message) {
    return this;
  }

  @Override
  public Phase onCopyDone(CopyDone message) {
    return this;
  }

  @Override
  public Phase onCopyFail(CopyFail message) {
    return this;
  }

  @Override
  boolean answersAtOnce(FrontendMessage message) {
    return !conversation.services().peers().pause().isOn() && message.accept(prompt);
  }

  /** The error leaves at once; after a simple query, and after a Sync, so does ReadyForQuery. */
  @Override
  Phase afterError(FrontendMessage failed, PgException error) {
    conversation.record().failed(error);
    conversation.send(new Response(conversation.located(error)));
    conversation.fail();
    if (!inExtendedQuery(failed)) {
      conversation.readyAfterError();
      return this;
    }
    conversation.record().settle();
    conversation.sink().flush();
    return new SkippingToSync(this);
  }

  @Override
  boolean isBetweenStatements() {
    return true;
  }

  static boolean inExtendedQuery(FrontendMessage message) {
    return message instanceof Malformed malformed
        ? malformed.inExtendedQuery()
        : !(message instanceof Query || message instanceof Sync || message instanceof FunctionCall);
  }
}
