package io.irispgwire.session;

import io.irispgwire.auth.Authenticator.Cleartext;
import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.wire.FrontendMessage;
import io.irispgwire.wire.FrontendMessage.AuthenticationResponse;
import io.irispgwire.wire.FrontendMessage.Terminate;
import io.irispgwire.wire.PasswordMessage;

/** The client has been asked for its password. */
final class AskingPassword extends Phase {
  private final Cleartext exchange;
  private final Login login;

  AskingPassword(Cleartext exchange, Login login) {
    this.exchange = exchange;
    this.login = login;
  }

  @Override
  public Phase onAuthenticationResponse(AuthenticationResponse message) {
    return login.complete(exchange.check(PasswordMessage.read(message).password()));
  }

  /** Checking it costs time, and so does opening the back end's connection. */
  @Override
  boolean answersAtOnce(FrontendMessage message) {
    return false;
  }

  @Override
  Phase unexpected(FrontendMessage message) {
    throw new PgException(
            SqlState.PROTOCOL_VIOLATION,
            "expected password response, got message type " + (int) message.tag())
        .fatal();
  }

  @Override
  public Phase onTerminate(Terminate message) {
    return unexpected(message);
  }

  @Override
  Phase afterError(FrontendMessage failed, PgException error) {
    return new Closed();
  }
}
