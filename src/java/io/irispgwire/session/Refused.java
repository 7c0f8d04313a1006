package io.irispgwire.session;

import io.irispgwire.error.PgException;
import io.irispgwire.wire.FrontendMessage;
import io.irispgwire.wire.FrontendMessage.Malformed;
import java.time.Duration;

/** The login has failed, and the client will hear of it a little later: guessing takes time. */
final class Refused extends Phase {
  private final PgException reason;
  private final long endNanos;

  Refused(PgException reason, Duration delay) {
    this.reason = reason;
    this.endNanos = System.nanoTime() + delay.toNanos();
  }

  /** When the client is told. */
  IdleLimit limit() {
    long left = Math.max(0, endNanos - System.nanoTime());
    return new IdleLimit(Duration.ofNanos(left).toMillis(), reason);
  }

  @Override
  Phase unexpected(FrontendMessage message) {
    return this;
  }

  @Override
  public Phase onMalformed(Malformed message) {
    return this;
  }

  @Override
  Phase afterError(FrontendMessage failed, PgException error) {
    return this;
  }
}
