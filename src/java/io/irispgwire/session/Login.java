package io.irispgwire.session;

import io.irispgwire.auth.Authenticator.Cleartext;
import io.irispgwire.auth.Authenticator.Exchange;
import io.irispgwire.auth.Authenticator.Sasl;
import io.irispgwire.auth.Authenticator.Trusted;
import io.irispgwire.auth.LoginRequest;
import io.irispgwire.auth.Proven;
import io.irispgwire.error.PgException;
import io.irispgwire.wire.BackendMessage.AuthenticationCleartextPassword;
import io.irispgwire.wire.BackendMessage.AuthenticationSasl;
import java.time.Duration;

/** One login: what the client is asked for, and what becomes of its answers. */
final class Login {
  private final Gate gate;
  private final ResponseSink sink;
  private final LoginRequest request;
  private final Opening opening;
  private boolean waiting;

  /** Opens the session of a client that has proved who it is. */
  interface Opening {
    Phase open(Proven proven);
  }

  Login(Gate gate, ResponseSink sink, LoginRequest request, Opening opening) {
    this.gate = gate;
    this.sink = sink;
    this.request = request;
    this.opening = opening;
  }

  /**
   * Asks the client for a proof.
   *
   * @throws PgException FATAL when it may not even try
   */
  Phase begin() {
    gate.guard().admit(request);
    Exchange exchange = gate.authenticator().begin(request);
    if (exchange instanceof Sasl sasl) {
      new AuthenticationSasl(sasl.mechanisms()).writeTo(sink.buffer());
      return new Authenticating(sink, sasl, this);
    }
    if (exchange instanceof Cleartext cleartext) {
      new AuthenticationCleartextPassword().writeTo(sink.buffer());
      return new AskingPassword(cleartext, this);
    }
    return complete(((Trusted) exchange).proven());
  }

  /** The proof is right; the database may still say no. */
  Phase complete(Proven proven) {
    Phase open = opening.open(proven);
    gate.guard().succeeded(request, proven);
    return open;
  }

  /** How long the client has to wait until it hears of the failure. */
  Duration failed(PgException reason) {
    Duration delay = gate.guard().failed(request, reason);
    waiting = !delay.isZero();
    return delay;
  }

  /** The client knows, or is gone. */
  void close() {
    if (waiting) {
      waiting = false;
      gate.guard().told();
    }
  }
}
