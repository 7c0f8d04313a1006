package io.irispgwire.operations;

import com.sun.net.httpserver.HttpExchange;
import io.irispgwire.auth.LoginGuard;
import io.irispgwire.auth.LoginRequest;
import io.irispgwire.auth.Origin;
import io.irispgwire.config.Secret;
import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who may use the port for operators: whoever has the password; where none is set, whoever can
 * connect. Guessing is slowed down and put on record as it is for sessions.
 *
 * <p>A browser sends what any page makes it send: without a password only requests count that name
 * this machine by an address or as localhost, so that no foreign name can be made to point here.
 */
record Doorkeeper(String user, Optional<Secret> password, LoginGuard guard) {
  /** What the record says in place of a database. */
  private static final String PLACE = "administration";

  private static final String BASIC = "basic ";

  /** Null when the client may go on. */
  @Nullable Answer refusal(HttpExchange exchange) {
    if (password.isEmpty()) {
      return isOurName(exchange.getRequestHeaders().getFirst("Host"))
          ? null
          : Answer.text(Answer.FORBIDDEN, "this server does not go by that name");
    }
    String given = exchange.getRequestHeaders().getFirst("Authorization");
    if (given == null) {
      return unauthorized(exchange);
    }
    return isRight(given, request(exchange)) ? null : unauthorized(exchange);
  }

  private boolean isRight(String given, LoginRequest request) {
    PgException wrong =
        new PgException(
            SqlState.INVALID_PASSWORD,
            "password authentication failed for user \"" + request.user() + "\"");
    try {
      guard.admit(request);
    } catch (PgException lockedOut) {
      return false;
    }
    byte[] expected = bytes(user + ':' + password.map(Secret::value).orElseThrow());
    if (MessageDigest.isEqual(expected, credentials(given))) {
      return true;
    }
    if (!guard.failed(request, wrong).isZero()) {
      guard.told();
    }
    return false;
  }

  private LoginRequest request(HttpExchange exchange) {
    Origin origin =
        new Origin(exchange.getRemoteAddress(), exchange.getLocalAddress(), Optional.empty());
    return new LoginRequest(user, PLACE, origin);
  }

  /** RFC 7617: user and password of a header, with a colon between them. */
  private static byte[] credentials(String header) {
    if (!header.toLowerCase(Locale.ROOT).startsWith(BASIC)) {
      return new byte[0];
    }
    try {
      return Base64.getDecoder().decode(header.substring(BASIC.length()).strip());
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  private static Answer unauthorized(HttpExchange exchange) {
    exchange
        .getResponseHeaders()
        .set("WWW-Authenticate", "Basic realm=\"IRIS PGWire\", charset=\"UTF-8\"");
    return Answer.text(Answer.UNAUTHORIZED, "a password is needed");
  }

  private static boolean isOurName(@Nullable String host) {
    String name = host == null ? null : URI.create("http://" + host).getHost();
    return name != null
        && (name.equals("localhost")
            || name.startsWith("[")
            || name.chars().allMatch(c -> c == '.' || Character.digit(c, 10) >= 0));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
