package io.irispgwire.backend.jdbc;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The RowID of a row that H2 has inserted. H2 gives the row's columns ({@code FINAL TABLE}) but
 * never its {@code _ROWID_}; the latest row with these columns is the one, or just like it. MAX
 * finds it, because with {@code ORDER BY _ROWID_} H2 2.4.240 loses rows whose only column is
 * unique.
 */
final class EmbeddedInsert {
  private EmbeddedInsert() {}

  /**
   * @param insert {@code INSERT INTO "schema"."table" …}
   */
  static PreparedStatement prepare(Connection connection, String insert) throws SQLException {
    return connection.prepareStatement(
        "SELECT t.*, '"
            + table(insert).replace("'", "''")
            + "' FROM FINAL TABLE ("
            + insert
            + ") t");
  }

  static @Nullable String run(PreparedStatement statement) throws SQLException {
    StringBuilder text = new StringBuilder("SELECT MAX(_ROWID_) FROM ");
    List<Object> values = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery()) {
      int columns = rows.getMetaData().getColumnCount() - 1;
      rows.next();
      text.append(rows.getString(columns + 1)).append(" WHERE TRUE");
      for (int i = 1; i <= columns; i++) {
        Object value = rows.getObject(i);
        String name = "\"" + rows.getMetaData().getColumnName(i).replace("\"", "\"\"") + "\"";
        if (value == null) {
          text.append(" AND ").append(name).append(" IS NULL");
        } else if (isPlain(value)) {
          text.append(" AND ").append(name).append(" = ?");
          values.add(value);
        }
      }
    }
    try (PreparedStatement question = statement.getConnection().prepareStatement(text.toString())) {
      for (int i = 0; i < values.size(); i++) {
        question.setObject(i + 1, values.get(i));
      }
      try (ResultSet rows = question.executeQuery()) {
        return rows.next() ? rows.getString(1) : null;
      }
    }
  }

  /** Whether H2 finds it again by what JDBC gives: a Time has lost its fraction. */
  private static boolean isPlain(Object value) {
    return value instanceof Long
        || value instanceof Integer
        || value instanceof Boolean
        || value instanceof String
        || value instanceof BigDecimal;
  }

  /** The two names behind INSERT INTO. */
  private static String table(String insert) {
    int start = insert.indexOf('"');
    int end = afterName(insert, insert.indexOf('"', afterName(insert, start)));
    return insert.substring(start, end);
  }

  private static int afterName(String text, int start) {
    int end = text.indexOf('"', start + 1);
    while (end + 1 < text.length() && text.charAt(end + 1) == '"') {
      end = text.indexOf('"', end + 2);
    }
    return end + 1;
  }
}
