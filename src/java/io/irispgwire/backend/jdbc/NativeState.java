package io.irispgwire.backend.jdbc;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import java.util.Locale;
import java.util.Set;

/**
 * Statements of IRIS SQL that leave something on the connection, by their verb. Source: SQL
 * Reference, "USE DATABASE", "SET OPTION", "SET TRANSACTION", "START TRANSACTION", "LOCK".
 */
final class NativeState {
  /** What would put the session, or our view of its transaction, somewhere else. */
  private static final Set<String> REFUSED =
      Set.of("USE", "START", "COMMIT", "ROLLBACK", "SAVEPOINT");

  private static final Set<String> CHANGES = Set.of("SET", "LOCK");
  private static final Set<String> DEFINITIONS = Set.of("CREATE", "ALTER", "DROP");

  private NativeState() {}

  static void check(String irisSql) {
    String verb = verb(irisSql);
    if (REFUSED.contains(verb)) {
      throw new PgException(
              SqlState.FEATURE_NOT_SUPPORTED, "IRIS's own " + verb + " is not supported here")
          .withHint("Connect to another database, or use BEGIN, COMMIT and ROLLBACK.");
    }
  }

  /** Whether the session needs this very connection from now on. */
  static boolean isChangedBy(String irisSql) {
    return CHANGES.contains(verb(irisSql));
  }

  /** Whether it makes, changes or drops what other statements are about. */
  static boolean isDefinition(String irisSql) {
    return DEFINITIONS.contains(verb(irisSql));
  }

  private static String verb(String irisSql) {
    int start = 0;
    while (start < irisSql.length() && Character.isWhitespace(irisSql.charAt(start))) {
      start++;
    }
    int end = start;
    while (end < irisSql.length() && Character.isLetter(irisSql.charAt(end))) {
      end++;
    }
    return irisSql.substring(start, end).toUpperCase(Locale.ROOT);
  }
}
