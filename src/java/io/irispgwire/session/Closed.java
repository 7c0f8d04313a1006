package io.irispgwire.session;

import io.irispgwire.error.PgException;
import io.irispgwire.wire.FrontendMessage;

/** After Terminate or a fatal error: nothing more is read. */
final class Closed extends Phase {
  @Override
  Phase unexpected(FrontendMessage message) {
    return this;
  }

  @Override
  Phase afterError(FrontendMessage failed, PgException error) {
    return this;
  }
}
