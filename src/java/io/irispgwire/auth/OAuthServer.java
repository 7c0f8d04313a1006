package io.irispgwire.auth;

import io.irispgwire.backend.Credential;
import io.irispgwire.config.Secret;
import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import java.util.Optional;

/**
 * The server's side of one OAUTHBEARER exchange (RFC 7628). The token is taken as it is: what it is
 * worth shows when the database is opened with it. PostgreSQL 18: auth-oauth.c.
 */
final class OAuthServer implements SaslServer {
  static final String MECHANISM = "OAUTHBEARER";

  /** RFC 7628, section 3.1: between the key-value pairs, and after the last. */
  private static final char SEPARATOR = '\1';

  private static final String SCHEME = "Bearer ";

  private final String user;
  private final String issuer;
  private final String scope;
  private boolean refused;

  OAuthServer(String user, String issuer, String scope) {
    this.user = user;
    this.issuer = issuer;
    this.scope = scope;
  }

  @Override
  public Reply answer(String message) {
    if (refused) {
      throw message.equals(String.valueOf(SEPARATOR))
          ? failed(user)
          : malformed("Client did not send a kvsep response.");
    }
    if (message.isEmpty()) {
      throw malformed("The message is empty.");
    }
    String authorization = authorization(pairs(message));
    if (authorization.isEmpty()) {
      refused = true; // the client wants to know where to get a token
      return Reply.challenge(discovery());
    }
    Credential.Token token = new Credential.Token(new Secret(token(authorization)));
    return new Reply(Optional.empty(), Optional.of(new Proven("oauth", token)));
  }

  /** What follows the GS2 header {@code n,,}: no channel binding, nobody else's identity. */
  private static String pairs(String message) {
    char binding = message.charAt(0);
    if (binding == 'p') {
      throw malformed(
          "The server does not support channel binding for OAuth, but the client message includes"
              + " channel binding data.");
    }
    if ((binding != 'n' && binding != 'y') || !message.startsWith(",", 1)) {
      throw malformed("Unexpected channel-binding flag.");
    }
    if (message.startsWith("a", 2)) {
      throw new PgException(
              SqlState.FEATURE_NOT_SUPPORTED,
              "client uses authorization identity, but it is not supported")
          .fatal();
    }
    if (!message.startsWith("," + SEPARATOR, 2)) {
      throw malformed("Key-value separator expected.");
    }
    return message.substring(4);
  }

  private static String authorization(String pairs) {
    String found = null;
    int at = 0;
    while (at < pairs.length() && pairs.charAt(at) != SEPARATOR) {
      int end = pairs.indexOf(SEPARATOR, at);
      int equals = pairs.indexOf('=', at);
      if (end < 0 || equals < 0 || equals > end) {
        throw malformed("Message contains a key without a value.");
      }
      if (pairs.substring(at, equals).equals("auth")) {
        if (found != null) {
          throw malformed("Message contains multiple auth values.");
        }
        found = pairs.substring(equals + 1, end);
      }
      at = end + 1;
    }
    if (at != pairs.length() - 1) {
      throw malformed("Message did not contain a final terminator.");
    }
    if (found == null) {
      throw malformed("Message does not contain an auth value.");
    }
    return found;
  }

  /** RFC 6750, section 2.1: {@code Bearer b64token}. */
  private String token(String authorization) {
    boolean bearer = authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    String token = bearer ? authorization.substring(SCHEME.length()).strip() : "";
    boolean wellFormed =
        !token.isEmpty()
            && token.chars().allMatch(c -> isAsciiLetterOrDigit(c) || "-._~+/=".indexOf(c) >= 0);
    if (!wellFormed) {
      throw failed(user);
    }
    return token;
  }

  private static boolean isAsciiLetterOrDigit(int c) {
    return c < 128 && Character.isLetterOrDigit(c);
  }

  private String discovery() {
    return "{\"status\":\"invalid_token\",\"openid-configuration\":\""
        + json(issuer + "/.well-known/openid-configuration")
        + "\",\"scope\":\""
        + json(scope)
        + "\"}";
  }

  private static String json(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"");
  }

  static PgException failed(String user) {
    return new PgException(
            SqlState.INVALID_AUTHORIZATION_SPECIFICATION,
            "OAuth bearer authentication failed for user \"" + user + "\"")
        .fatal();
  }

  private static PgException malformed(String detail) {
    return new PgException(SqlState.PROTOCOL_VIOLATION, "malformed OAUTHBEARER message")
        .fatal()
        .withDetail(detail);
  }
}
