package io.irispgwire.auth;

import java.util.List;

/**
 * Asks for an OAuth 2 token by OAUTHBEARER (RFC 7628), which the database is to check.
 *
 * @param issuer whom a client without a token is sent to
 * @param scope what the token has to be for
 */
public record OAuthAuthenticator(String issuer, String scope) implements Authenticator {
  /** PostgreSQL 18: auth.c, PG_MAX_AUTH_TOKEN_LENGTH. */
  private static final int MAX_MESSAGE_BYTES = 65_535;

  @Override
  public Exchange begin(LoginRequest request) {
    return new Sasl(
        List.of(OAuthServer.MECHANISM),
        mechanism -> new OAuthServer(request.user(), issuer, scope),
        MAX_MESSAGE_BYTES,
        OAuthServer.failed(request.user()));
  }
}
