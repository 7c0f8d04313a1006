package io.irispgwire.backend.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Prepared statements of one connection that nobody uses now, the latest {@link #MOST}. One in use
 * is not here: a second execution would close the first one's rows.
 */
final class IdleStatements {
  private static final int MOST = 256;

  private final Map<String, PreparedStatement> statements = new LinkedHashMap<>();

  @Nullable PreparedStatement take(String irisSql) {
    return statements.remove(irisSql);
  }

  void forget(String irisSql) {
    PreparedStatement kept = statements.remove(irisSql);
    if (kept != null) {
      discard(kept);
    }
  }

  void keep(String irisSql, PreparedStatement statement) {
    forget(irisSql);
    statements.put(irisSql, statement);
    if (statements.size() > MOST) {
      Iterator<PreparedStatement> oldestFirst = statements.values().iterator();
      PreparedStatement oldest = oldestFirst.next();
      oldestFirst.remove();
      discard(oldest);
    }
  }

  void close() {
    statements.values().forEach(IdleStatements::discard);
    statements.clear();
  }

  static void discard(PreparedStatement statement) {
    try {
      statement.close();
    } catch (SQLException e) {
      // The connection is broken, and with it the statement is gone.
      return;
    }
  }
}
