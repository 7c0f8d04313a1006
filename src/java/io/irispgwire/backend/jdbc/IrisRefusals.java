package io.irispgwire.backend.jdbc;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Why a login failed: who it was, and never with what.
 *
 * <p>The driver makes all that IRIS says to a login a broken link (461), with IRIS's text, in any
 * language, in the cause. A link that did break has a text of the driver's own there, which is
 * English everywhere (seen in release 3.10.3), or an I/O error. That IRIS names a namespace that it
 * does not know, and in English the licence, is not documented.
 */
final class IrisRefusals {
  private static final int LINK_FAILURE = 461;

  /** As in "license limit exceeded". */
  private static final String LICENCE_WORD = "license";

  /** How the driver's own texts begin; a timeout's begins with the name of its exception. */
  private static final List<String> DRIVERS_OWN =
      List.of("Communication error:", "Server unexpectedly closing", "SocketTimeoutException:");

  private IrisRefusals() {}

  static PgException of(SQLException e, String user, String namespace) {
    IrisMessage message = IrisMessage.of(e.getErrorCode(), String.valueOf(e.getMessage()));
    SqlState state = IrisErrors.state(message.code());
    boolean answered = message.code() == LINK_FAILURE && isAnswer(e.getCause());
    if (state == SqlState.INVALID_CATALOG_NAME
        || (answered && mentions(message.text(), namespace))) {
      return new PgException(
          SqlState.INVALID_CATALOG_NAME, "database \"" + namespace + "\" does not exist", e);
    }
    if (state == SqlState.TOO_MANY_CONNECTIONS
        || (answered && mentions(message.text(), LICENCE_WORD))) {
      return new PgException(
          SqlState.TOO_MANY_CONNECTIONS, "the IRIS licence allows no more connections", e);
    }
    if (state == SqlState.INVALID_PASSWORD || answered) {
      return new PgException(
          SqlState.INVALID_PASSWORD, "password authentication failed for user \"" + user + "\"", e);
    }
    return new PgException(SqlState.CONNECTION_FAILURE, "IRIS cannot be reached", e);
  }

  private static boolean isAnswer(@Nullable Throwable cause) {
    return cause instanceof SQLException
        && DRIVERS_OWN.stream().noneMatch(String.valueOf(cause.getMessage())::startsWith);
  }

  private static boolean mentions(String text, String word) {
    return text.toUpperCase(Locale.ROOT).contains(word.toUpperCase(Locale.ROOT));
  }
}
