package io.irispgwire.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.irispgwire.auth.ScramServer;
import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.wire.BackendMessage.AuthenticationSaslContinue;
import io.irispgwire.wire.BackendMessage.AuthenticationSaslFinal;
import io.irispgwire.wire.FrontendMessage;
import io.irispgwire.wire.FrontendMessage.AuthenticationResponse;
import io.irispgwire.wire.FrontendMessage.Terminate;
import io.irispgwire.wire.SaslInitialResponse;

/** The SASL exchange; manual, "SASL Authentication". */
final class Authenticating extends Phase {
  /** What remains to be done once the client has proved who it is. */
  interface Login {
    Phase complete();
  }

  /** PostgreSQL: auth-sasl.c, PG_MAX_SASL_MESSAGE_LENGTH. */
  private static final int MAX_MESSAGE_BYTES = 1024;

  private final ResponseSink sink;
  private final ScramServer scram;
  private final Login login;
  private Expected expected = Expected.MECHANISM;

  Authenticating(ResponseSink sink, ScramServer scram, Login login) {
    this.sink = sink;
    this.scram = scram;
    this.login = login;
  }

  /** What the client has to send next. */
  private enum Expected {
    MECHANISM,
    FIRST_MESSAGE,
    FINAL_MESSAGE
  }

  @Override
  public Phase onAuthenticationResponse(AuthenticationResponse message) {
    if (message.body().length > MAX_MESSAGE_BYTES) {
      throw scram.failed();
    }
    switch (expected) {
      case MECHANISM -> chosen(SaslInitialResponse.read(message, ScramServer.MECHANISM));
      case FIRST_MESSAGE -> first(message.body());
      case FINAL_MESSAGE -> {
        String serverFinal = scram.last(new String(message.body(), UTF_8));
        new AuthenticationSaslFinal(serverFinal).writeTo(sink.buffer());
        return login.complete();
      }
    }
    return this;
  }

  private void chosen(SaslInitialResponse response) {
    byte[] data = response.data();
    if (data == null) {
      challenge("");
      expected = Expected.FIRST_MESSAGE;
    } else {
      first(data);
    }
  }

  private void first(byte[] clientFirst) {
    challenge(scram.first(new String(clientFirst, UTF_8)));
    expected = Expected.FINAL_MESSAGE;
  }

  private void challenge(String text) {
    new AuthenticationSaslContinue(text).writeTo(sink.buffer());
    sink.flush();
  }

  /** Opening the back end's connection may wait. */
  @Override
  boolean answersAtOnce(FrontendMessage message) {
    return expected != Expected.FINAL_MESSAGE;
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
