package io.irispgwire.auth;

/** Decides how a client proves who it is. Thread-safe. */
public interface Authenticator {
  /**
   * Begins one login.
   *
   * @param user as the client named it; need not exist: the exchange then fails at its end, as
   *     PostgreSQL's does, so that nobody learns which users exist
   */
  Exchange begin(String user);

  /** One login. Not thread-safe. */
  sealed interface Exchange permits Trusted, ScramServer {}

  /** No proof is asked for. */
  record Trusted() implements Exchange {}
}
