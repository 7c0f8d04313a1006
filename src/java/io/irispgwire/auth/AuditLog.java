package io.irispgwire.auth;

import io.irispgwire.error.PgException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who came in, who did not, and who stopped whom: one line each in the log {@code
 * io.irispgwire.audit}. Never a secret; what clients chose themselves cannot begin a line.
 */
public final class AuditLog {
  private static final Logger LOG = LoggerFactory.getLogger("io.irispgwire.audit");

  private AuditLog() {}

  static void authorized(LoginRequest request, Proven proven) {
    if (LOG.isInfoEnabled()) {
      LOG.info(
          "connection authorized: {} method={}{}",
          who(request),
          proven.method(),
          request.origin().tls().map(AuditLog::encryption).orElse(""));
    }
  }

  static void refused(LoginRequest request, PgException reason) {
    if (LOG.isInfoEnabled()) {
      String detail = reason.diagnostic().detail();
      LOG.info(
          "connection refused: {} sqlstate={} reason=\"{}{}\"",
          who(request),
          reason.state().code(),
          printable(reason.getMessage()),
          detail == null ? "" : ": " + printable(detail));
    }
  }

  /** A session has ended. */
  public static void left(String user, int processId, Duration age) {
    LOG.info("disconnection: user={} pid={} session_time={}", printable(user), processId, age);
  }

  /** One session acted on another. */
  public static void acted(String action, String user, int processId, int target) {
    LOG.info("{}: user={} pid={} target={}", action, printable(user), processId, target);
  }

  private static String who(LoginRequest request) {
    return "user="
        + printable(request.user())
        + " database="
        + printable(request.database())
        + " address="
        + request.address();
  }

  private static String encryption(Origin.Tls tls) {
    String client = tls.client().map(c -> ", client=" + printable(c.subject())).orElse("");
    return String.format(
        " SSL enabled (protocol=%s, cipher=%s, bits=%d%s)",
        tls.version(), tls.cipher(), tls.bits(), client);
  }

  private static String printable(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .forEach(c -> out.appendCodePoint(Character.isISOControl(c) || c == '\u2028' ? '?' : c));
    return out.toString();
  }
}
