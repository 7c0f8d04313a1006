package io.irispgwire.session;

import io.irispgwire.error.PgException;
import io.irispgwire.wire.FrontendMessage;
import io.irispgwire.wire.FrontendMessage.AuthenticationResponse;
import io.irispgwire.wire.FrontendMessage.Sync;

/** After an error in an extended query: drops everything up to the next Sync. */
final class SkippingToSync extends Phase {
  private final Phase ready;

  /**
   * @param ready what follows
   */
  SkippingToSync(Phase ready) {
    this.ready = ready;
  }

  @Override
  public Phase onSync(Sync message) {
    return ready.onSync(message);
  }

  @Override
  boolean isOpen() {
    return true;
  }

  @Override
  boolean answersAtOnce(FrontendMessage message) {
    return ready.answersAtOnce(message);
  }

  @Override
  Phase unexpected(FrontendMessage message) {
    return this;
  }

  /** Not a message of a session that is open: an end to it, skipping or not. */
  @Override
  public Phase onAuthenticationResponse(AuthenticationResponse message) {
    return ready.onAuthenticationResponse(message);
  }

  @Override
  Phase afterError(FrontendMessage failed, PgException error) {
    return ready.afterError(failed, error);
  }
}
