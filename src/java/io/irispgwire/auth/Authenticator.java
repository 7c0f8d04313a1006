package io.irispgwire.auth;

import io.irispgwire.error.PgException;
import java.util.List;
import java.util.function.Function;

/** Decides how a client proves who it is. Thread-safe. */
public interface Authenticator {
  /**
   * Begins one login.
   *
   * @param request its user need not exist: the exchange then fails at its end, as PostgreSQL's
   *     does, so that nobody learns which users exist
   * @throws PgException FATAL 28000 when such a client may not even try
   */
  Exchange begin(LoginRequest request);

  /** One login. Not thread-safe. */
  sealed interface Exchange permits Trusted, Cleartext, Sasl {}

  /** No proof is asked for. */
  record Trusted(Proven proven) implements Exchange {}

  /** The password itself is asked for. */
  non-sealed interface Cleartext extends Exchange {
    /**
     * @throws PgException FATAL 28P01 for a wrong one
     */
    Proven check(String password);
  }

  /**
   * A SASL exchange.
   *
   * @param mechanisms on offer, the best first
   * @param choice begins the one that the client takes
   * @param maxMessageBytes longer messages are not looked at
   * @param failure what a client hears that cannot be understood
   */
  record Sasl(
      List<String> mechanisms,
      Function<String, SaslServer> choice,
      int maxMessageBytes,
      PgException failure)
      implements Exchange {}
}
