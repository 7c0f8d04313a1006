package io.irispgwire.backend.jdbc;

import io.irispgwire.backend.Backend.StoredIndex;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Indexes and keys, from IRIS's INFORMATION_SCHEMA: one row per index and column. */
final class IndexCatalog {
  /** Source: class reference, {@code INFORMATION.SCHEMA.INDEXES}, {@code …TABLECONSTRAINTS}. */
  private static final String ALL =
      "SELECT i.TABLE_SCHEMA, i.TABLE_NAME, i.INDEX_NAME,"
          + " CASE WHEN i.NON_UNIQUE = 0 THEN 1 ELSE 0 END, k.CONSTRAINT_TYPE, i.COLUMN_NAME"
          + " FROM INFORMATION_SCHEMA.INDEXES i"
          + " LEFT JOIN INFORMATION_SCHEMA.TABLE_CONSTRAINTS k"
          + " ON k.TABLE_SCHEMA = i.TABLE_SCHEMA AND k.TABLE_NAME = i.TABLE_NAME"
          + " AND k.CONSTRAINT_NAME = i.INDEX_NAME"
          + " WHERE NOT (i.TABLE_SCHEMA %STARTSWITH '%')";

  private static final String OF_TABLE = " AND i.TABLE_SCHEMA = ? AND i.TABLE_NAME = ?";

  private static final String ORDER =
      " ORDER BY i.TABLE_SCHEMA, i.TABLE_NAME, i.INDEX_NAME, i.ORDINAL_POSITION";

  private final Connection connection;

  IndexCatalog(Connection connection) {
    this.connection = connection;
  }

  List<StoredIndex> of(String schema, String table) throws SQLException {
    try (PreparedStatement question = connection.prepareStatement(ALL + OF_TABLE + ORDER)) {
      question.setString(1, schema);
      question.setString(2, table);
      return indexes(question);
    }
  }

  List<StoredIndex> all() throws SQLException {
    try (PreparedStatement question = connection.prepareStatement(ALL + ORDER)) {
      return indexes(question);
    }
  }

  private static List<StoredIndex> indexes(PreparedStatement question) throws SQLException {
    Map<List<String>, StoredIndex> indexes = new LinkedHashMap<>();
    try (ResultSet rows = question.executeQuery()) {
      while (rows.next()) {
        String column = rows.getString(6);
        if (column != null) { // an index over an expression, or over the RowID alone
          add(indexes, rows, column);
        }
      }
    }
    return List.copyOf(indexes.values());
  }

  private static void add(Map<List<String>, StoredIndex> indexes, ResultSet row, String column)
      throws SQLException {
    List<String> key = List.of(row.getString(1), row.getString(2), row.getString(3));
    StoredIndex known = indexes.get(key);
    List<String> columns = new ArrayList<>(known == null ? List.of() : known.columns());
    columns.add(column);
    String constraint = Objects.requireNonNullElse(row.getString(5), "");
    indexes.put(
        key,
        new StoredIndex(
            key.get(0), key.get(1), key.get(2), row.getBoolean(4), constraint, columns));
  }
}
