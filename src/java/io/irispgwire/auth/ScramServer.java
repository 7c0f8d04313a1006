package io.irispgwire.auth;

/**
 * The server's side of one SCRAM-SHA-256 exchange (RFC 5802, RFC 7677), on strings.
 *
 * <p>Every failure is a {@link io.irispgwire.error.PgException}: FATAL 28P01 {@code password
 * authentication failed for user "x"} for a wrong proof, 08P01 for a malformed message.
 */
public final class ScramServer implements Authenticator.Exchange {
  /** The name of the mechanism. */
  public static final String MECHANISM = "SCRAM-SHA-256";

  /** Answers the client-first-message with the server-first-message. */
  public String first(String clientFirst) {
    throw new UnsupportedOperationException();
  }

  /** Checks the client-final-message and answers with the server-final-message. */
  public String last(String clientFinal) {
    throw new UnsupportedOperationException();
  }
}
