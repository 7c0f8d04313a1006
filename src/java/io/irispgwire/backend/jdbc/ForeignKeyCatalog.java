package io.irispgwire.backend.jdbc;

import io.irispgwire.backend.Backend.StoredForeignKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Foreign keys, from IRIS's INFORMATION_SCHEMA: one row per key and column, in the key's order. */
final class ForeignKeyCatalog {
  /**
   * Source: class reference, {@code INFORMATION.SCHEMA.KEYCOLUMNUSAGE} and {@code
   * …REFERENTIALCONSTRAINTS}; names of constraints are unique within a table only.
   */
  private static final String ALL =
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

  ForeignKeyCatalog(Connection connection) {
    this.connection = connection;
  }

  List<StoredForeignKey> all() throws SQLException {
    List<StoredForeignKey> keys = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(ALL);
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
