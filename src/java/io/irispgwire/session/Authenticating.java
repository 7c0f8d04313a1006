package io.irispgwire.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.irispgwire.auth.ScramServer;
import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.wire.BackendMessage.AuthenticationSaslContinue;
import io.irispgwire.wire.BackendMessage.AuthenticationSaslFinal;
import io.irispgwire.wire.FrontendMessage;
import io.irispgwire.wire.FrontendMessage.AuthenticationResponse;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** The SASL exchange; manual, "SASL Authentication". */
final class Authenticating extends Phase {
  /** What remains to be done once the client has proved who it is. */
  interface Login {
    Phase complete();
  }

  private final ResponseSink sink;
  private final ScramServer scram;
  private final Login login;
  private boolean firstMessageRead;

  Authenticating(ResponseSink sink, ScramServer scram, Login login) {
    this.sink = sink;
    this.scram = scram;
    this.login = login;
  }

  @Override
  public Phase onAuthenticationResponse(AuthenticationResponse message) {
    if (!firstMessageRead) {
      firstMessageRead = true;
      String serverFirst = scram.first(initialResponse(message.body()));
      new AuthenticationSaslContinue(serverFirst).writeTo(sink.buffer());
      sink.flush();
      return this;
    }
    String serverFinal = scram.last(new String(message.body(), UTF_8));
    new AuthenticationSaslFinal(serverFinal).writeTo(sink.buffer());
    return login.complete();
  }

  /** SASLInitialResponse: the mechanism, then an int32 length and the client's first message. */
  private static String initialResponse(byte[] body) {
    int end = 0;
    while (end < body.length && body[end] != 0) {
      end++;
    }
    String mechanism = new String(body, 0, end, UTF_8);
    if (!mechanism.equals(ScramServer.MECHANISM)) {
      throw violation("client selected an invalid SASL authentication mechanism");
    }
    if (body.length < end + 1 + Integer.BYTES) {
      throw violation("malformed SASL initial response");
    }
    int length = ByteBuffer.wrap(body).getInt(end + 1);
    int start = end + 1 + Integer.BYTES;
    if (length != body.length - start) {
      throw violation("malformed SASL initial response");
    }
    return new String(Arrays.copyOfRange(body, start, body.length), UTF_8);
  }

  /** Opening the back end's connection may wait. */
  @Override
  boolean answersAtOnce(FrontendMessage message) {
    return !firstMessageRead;
  }

  @Override
  Phase unexpected(FrontendMessage message) {
    throw violation(
        "expected SASL response, got message type " + message.getClass().getSimpleName());
  }

  @Override
  Phase afterError(FrontendMessage failed, PgException error) {
    return new Closed();
  }

  private static PgException violation(String message) {
    return new PgException(SqlState.PROTOCOL_VIOLATION, message).fatal();
  }
}
