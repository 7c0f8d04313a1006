package io.irispgwire.auth;

import io.irispgwire.error.PgException;
import java.util.Optional;

/** The server's side of one SASL exchange. Not thread-safe. */
public interface SaslServer {
  /**
   * Answers the client's next message.
   *
   * @throws PgException FATAL when the login has failed
   */
  Reply answer(String message);

  /**
   * What the client is told.
   *
   * @param text empty: nothing
   * @param proven the exchange is over, and this is its result
   */
  record Reply(Optional<String> text, Optional<Proven> proven) {
    static Reply challenge(String text) {
      return new Reply(Optional.of(text), Optional.empty());
    }

    static Reply last(String text, Proven proven) {
      return new Reply(Optional.of(text), Optional.of(proven));
    }
  }
}
