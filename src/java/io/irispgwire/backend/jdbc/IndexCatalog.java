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

/** Indexes and keys, from INFORMATION_SCHEMA: one row per index and column. */
final class IndexCatalog {
  /**
   * Questions of one back end.
   *
   * @param all schema, table, name, whether unique, kind of constraint, column
   * @param ofTable the condition on schema and table
   * @param order of the columns within an index
   */
  record Questions(String all, String ofTable, String order) {}

  /**
   * H2 gives the index of a constraint a name of its own, so that those come from the constraints.
   */
  static final Questions EMBEDDED =
      new Questions(
          """
          SELECT * FROM (
            SELECT k.TABLE_SCHEMA S, k.TABLE_NAME T, k.CONSTRAINT_NAME N, TRUE U,
                   k.CONSTRAINT_TYPE K, u.COLUMN_NAME C, u.ORDINAL_POSITION P
            FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS k
            JOIN INFORMATION_SCHEMA.KEY_COLUMN_USAGE u
              ON u.CONSTRAINT_SCHEMA = k.CONSTRAINT_SCHEMA
             AND u.CONSTRAINT_NAME = k.CONSTRAINT_NAME
            WHERE k.CONSTRAINT_TYPE IN ('PRIMARY KEY', 'UNIQUE')
            UNION ALL
            SELECT i.TABLE_SCHEMA, i.TABLE_NAME, i.INDEX_NAME,
                   i.INDEX_TYPE_NAME = 'UNIQUE INDEX', '', c.COLUMN_NAME, c.ORDINAL_POSITION
            FROM INFORMATION_SCHEMA.INDEXES i
            JOIN INFORMATION_SCHEMA.INDEX_COLUMNS c
              ON c.INDEX_SCHEMA = i.INDEX_SCHEMA AND c.INDEX_NAME = i.INDEX_NAME
            WHERE NOT i.IS_GENERATED AND i.INDEX_TYPE_NAME <> 'PRIMARY KEY')
          """,
          " WHERE UPPER(S) = UPPER(?) AND UPPER(T) = UPPER(?)",
          " ORDER BY S, T, N, P");

  /** Source: class reference, {@code INFORMATION.SCHEMA.INDEXES}, {@code …TABLECONSTRAINTS}. */
  static final Questions IRIS =
      new Questions(
          "SELECT i.TABLE_SCHEMA, i.TABLE_NAME, i.INDEX_NAME,"
              + " CASE WHEN i.NON_UNIQUE = 0 THEN 1 ELSE 0 END, k.CONSTRAINT_TYPE, i.COLUMN_NAME"
              + " FROM INFORMATION_SCHEMA.INDEXES i"
              + " LEFT JOIN INFORMATION_SCHEMA.TABLE_CONSTRAINTS k"
              + " ON k.TABLE_SCHEMA = i.TABLE_SCHEMA AND k.TABLE_NAME = i.TABLE_NAME"
              + " AND k.CONSTRAINT_NAME = i.INDEX_NAME"
              + " WHERE NOT (i.TABLE_SCHEMA %STARTSWITH '%')",
          " AND i.TABLE_SCHEMA = ? AND i.TABLE_NAME = ?",
          " ORDER BY i.TABLE_SCHEMA, i.TABLE_NAME, i.INDEX_NAME, i.ORDINAL_POSITION");

  private final Connection connection;
  private final Questions questions;

  IndexCatalog(Connection connection, Questions questions) {
    this.connection = connection;
    this.questions = questions;
  }

  List<StoredIndex> of(String schema, String table) throws SQLException {
    try (PreparedStatement question =
        connection.prepareStatement(questions.all + questions.ofTable + questions.order)) {
      question.setString(1, schema);
      question.setString(2, table);
      return indexes(question);
    }
  }

  List<StoredIndex> all() throws SQLException {
    try (PreparedStatement question =
        connection.prepareStatement(questions.all + questions.order)) {
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
