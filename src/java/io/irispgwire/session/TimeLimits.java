package io.irispgwire.session;

import io.irispgwire.error.PgException;
import org.jspecify.annotations.Nullable;

/** Which setting's time was over, by the error that tells the client. */
final class TimeLimits {
  private TimeLimits() {}

  /** The setting's name; null for an error of another kind. */
  static @Nullable String of(PgException error) {
    return switch (error.state()) {
      case QUERY_CANCELED ->
          Interrupts.timeout().getMessage().equals(error.getMessage()) ? "statement_timeout" : null;
      case LOCK_NOT_AVAILABLE ->
          String.valueOf(error.getMessage()).endsWith("lock timeout") ? "lock_timeout" : null;
      case IDLE_SESSION_TIMEOUT -> "idle_session_timeout";
      case IDLE_IN_TRANSACTION_SESSION_TIMEOUT -> "idle_in_transaction_session_timeout";
      default -> null;
    };
  }
}
