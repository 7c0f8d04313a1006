package io.irispgwire.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.irispgwire.auth.Authenticator.Sasl;
import io.irispgwire.auth.SaslServer;
import io.irispgwire.auth.SaslServer.Reply;
import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.wire.BackendMessage.AuthenticationSaslContinue;
import io.irispgwire.wire.BackendMessage.AuthenticationSaslFinal;
import io.irispgwire.wire.FrontendMessage;
import io.irispgwire.wire.FrontendMessage.AuthenticationResponse;
import io.irispgwire.wire.FrontendMessage.Terminate;
import io.irispgwire.wire.SaslInitialResponse;
import org.jspecify.annotations.Nullable;

/** The SASL exchange; manual, "SASL Authentication". */
final class Authenticating extends Phase {
  private final ResponseSink sink;
  private final Sasl sasl;
  private final Login login;
  private @Nullable SaslServer server;

  Authenticating(ResponseSink sink, Sasl sasl, Login login) {
    this.sink = sink;
    this.sasl = sasl;
    this.login = login;
  }

  @Override
  public Phase onAuthenticationResponse(AuthenticationResponse message) {
    if (message.body().length > sasl.maxMessageBytes()) {
      throw sasl.failure();
    }
    SaslServer chosen = server;
    if (chosen != null) {
      return answer(chosen, message.body());
    }
    SaslInitialResponse response = SaslInitialResponse.read(message, sasl.mechanisms());
    chosen = sasl.choice().apply(response.mechanism());
    server = chosen;
    byte[] data = response.data();
    if (data == null) {
      challenge("");
      return this;
    }
    return answer(chosen, data);
  }

  private Phase answer(SaslServer chosen, byte[] message) {
    Reply reply = chosen.answer(new String(message, UTF_8));
    if (reply.proven().isPresent()) {
      reply.text().ifPresent(text -> new AuthenticationSaslFinal(text).writeTo(sink.buffer()));
      return login.complete(reply.proven().get());
    }
    challenge(reply.text().orElse(""));
    return this;
  }

  private void challenge(String text) {
    new AuthenticationSaslContinue(text).writeTo(sink.buffer());
    sink.flush();
  }

  /** Opening the back end's connection may wait. */
  @Override
  boolean answersAtOnce(FrontendMessage message) {
    return false;
  }

  @Override
  Phase unexpected(FrontendMessage message) {
    throw violation("expected SASL response, got message type " + (int) message.tag());
  }

  @Override
  public Phase onTerminate(Terminate message) {
    return unexpected(message);
  }

  @Override
  Phase afterError(FrontendMessage failed, PgException error) {
    return new Closed();
  }

  private static PgException violation(String message) {
    return new PgException(SqlState.PROTOCOL_VIOLATION, message).fatal();
  }
}
