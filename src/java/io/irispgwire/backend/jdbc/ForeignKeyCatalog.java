package io.irispgwire.backend.jdbc;

import io.irispgwire.backend.Backend.StoredForeignKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Foreign keys, from INFORMATION_SCHEMA: one row per key and column, in the key's order. */
final class ForeignKeyCatalog {
  /** Schema, table, name, column; schema, table and column referred to; rules. */
  static final String EMBEDDED =
      """
      SELECT f.TABLE_SCHEMA, f.TABLE_NAME, f.CONSTRAINT_NAME, f.COLUMN_NAME,
             k.TABLE_SCHEMA, k.TABLE_NAME, k.COLUMN_NAME, r.UPDATE_RULE, r.DELETE_RULE
      FROM INFORMATION_SCHEMA.REFERENTIAL_CONSTRAINTS r
      JOIN INFORMATION_SCHEMA.KEY_COLUMN_USAGE f
        ON f.CONSTRAINT_SCHEMA = r.CONSTRAINT_SCHEMA AND f.CONSTRAINT_NAME = r.CONSTRAINT_NAME
      JOIN INFORMATION_SCHEMA.KEY_COLUMN_USAGE k
        ON k.CONSTRAINT_SCHEMA = r.UNIQUE_CONSTRAINT_SCHEMA
       AND k.CONSTRAINT_NAME = r.UNIQUE_CONSTRAINT_NAME
       AND k.ORDINAL_POSITION = f.POSITION_IN_UNIQUE_CONSTRAINT
      ORDER BY f.TABLE_SCHEMA, f.TABLE_NAME, f.CONSTRAINT_NAME, f.ORDINAL_POSITION
      """;

  /**
   * Source: class reference, {@code INFORMATION.SCHEMA.KEYCOLUMNUSAGE} and {@code
   * …REFERENTIALCONSTRAINTS}; names of constraints are unique within a table only.
   */
  static final String IRIS =
      "SELECT f.TABLE_SCHEMA, f.TABLE_NAME, f.CONSTRAINT_NAME, f.COLUMN_NAME,"
          + " f.REFERENCED_TABLE_SCHEMA, f.REFERENCED_TABLE_NAME, f.REFERENCED_COLUMN_NAME,"
          + " r.UPDATE_RULE, r.DELETE_RULE"
          + " FROM INFORMATION_SCHEMA.KEY_COLUMN_USAGE f"
          + " JOIN INFORMATION_SCHEMA.REFERENTIAL_CONSTRAINTS r"
          + " ON r.CONSTRAINT_SCHEMA = f.CONSTRAINT_SCHEMA"
          + " AND r.CONSTRAINT_TABLE_NAME = f.TABLE_NAME"
          + " AND r.CONSTRAINT_NAME = f.CONSTRAINT_NAME"
          + " WHERE f.CONSTRAINT_TYPE = 'FOREIGN KEY' AND NOT (f.TABLE_SCHEMA %STARTSWITH '%')"
          + " ORDER BY f.TABLE_SCHEMA, f.TABLE_NAME, f.CONSTRAINT_NAME, f.ORDINAL_POSITION";

  private final Connection connection;
  private final String question;

  ForeignKeyCatalog(Connection connection, String question) {
    this.connection = connection;
    this.question = question;
  }

  List<StoredForeignKey> all() throws SQLException {
    List<StoredForeignKey> keys = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(question);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        StoredForeignKey part = part(rows);
        StoredForeignKey last = keys.isEmpty() ? null : keys.get(keys.size() - 1);
        if (last != null && last.isNamedAs(part)) {
          keys.set(keys.size() - 1, last.with(part));
        } else {
          keys.add(part);
        }
      }
    }
    return keys;
  }

  private static StoredForeignKey part(ResultSet row) throws SQLException {
    return new StoredForeignKey(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        List.of(row.getString(4)),
        row.getString(5),
        row.getString(6),
        List.of(row.getString(7)),
        row.getString(8),
        row.getString(9));
  }
}
