package io.irispgwire.backend.jdbc;

import io.irispgwire.backend.Backend.StoredColumn;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** H2's INFORMATION_SCHEMA, told in IRIS's names of types. */
final class EmbeddedCatalog {
  private static final String ALL_COLUMNS =
      """
      SELECT c.TABLE_SCHEMA, c.TABLE_NAME, c.COLUMN_NAME, c.DATA_TYPE,
             COALESCE(c.CHARACTER_MAXIMUM_LENGTH, c.NUMERIC_PRECISION, 0),
             COALESCE(c.NUMERIC_SCALE, 0), c.IS_NULLABLE, c.COLUMN_DEFAULT, c.IS_IDENTITY,
             EXISTS(SELECT 1 FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS k
                    JOIN INFORMATION_SCHEMA.KEY_COLUMN_USAGE u
                      ON u.CONSTRAINT_SCHEMA = k.CONSTRAINT_SCHEMA
                     AND u.CONSTRAINT_NAME = k.CONSTRAINT_NAME
                    WHERE k.CONSTRAINT_TYPE = 'PRIMARY KEY'
                      AND k.TABLE_SCHEMA = c.TABLE_SCHEMA AND k.TABLE_NAME = c.TABLE_NAME
                      AND u.COLUMN_NAME = c.COLUMN_NAME),
             t.TABLE_TYPE
      FROM INFORMATION_SCHEMA.COLUMNS c
      JOIN INFORMATION_SCHEMA.TABLES t
        ON t.TABLE_SCHEMA = c.TABLE_SCHEMA AND t.TABLE_NAME = c.TABLE_NAME
      """;

  private static final String OF_TABLE =
      """
      WHERE UPPER(c.TABLE_SCHEMA) = UPPER(?) AND UPPER(c.TABLE_NAME) = UPPER(?)
      ORDER BY c.ORDINAL_POSITION
      """;

  private static final String OF_ALL =
      """
      WHERE c.TABLE_SCHEMA NOT IN ('INFORMATION_SCHEMA', 'PUBLIC')
      ORDER BY c.TABLE_SCHEMA, c.TABLE_NAME, c.ORDINAL_POSITION
      """;

  /** H2's own schemas, which IRIS does not have. */
  private static final String SCHEMAS =
      """
      SELECT SCHEMA_NAME FROM INFORMATION_SCHEMA.SCHEMATA
      WHERE SCHEMA_NAME NOT IN ('INFORMATION_SCHEMA', 'PUBLIC')
      ORDER BY SCHEMA_NAME
      """;

  private final Connection connection;

  EmbeddedCatalog(Connection connection) {
    this.connection = connection;
  }

  List<StoredColumn> columns(String schema, String table) throws SQLException {
    try (PreparedStatement question = connection.prepareStatement(ALL_COLUMNS + OF_TABLE)) {
      question.setString(1, schema);
      question.setString(2, table);
      return columns(question);
    }
  }

  List<StoredColumn> columns() throws SQLException {
    try (PreparedStatement question = connection.prepareStatement(ALL_COLUMNS + OF_ALL)) {
      return columns(question);
    }
  }

  private static List<StoredColumn> columns(PreparedStatement question) throws SQLException {
    List<StoredColumn> columns = new ArrayList<>();
    try (ResultSet rows = question.executeQuery()) {
      while (rows.next()) {
        columns.add(column(rows));
      }
    }
    return columns;
  }

  List<String> schemas() throws SQLException {
    try (PreparedStatement question = connection.prepareStatement(SCHEMAS);
        ResultSet rows = question.executeQuery()) {
      List<String> names = new ArrayList<>();
      while (rows.next()) {
        names.add(rows.getString(1));
      }
      return names;
    }
  }

  void createSchema(String name) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA IF NOT EXISTS \"" + name.replace("\"", "\"\"") + "\"");
    }
  }

  private static StoredColumn column(ResultSet row) throws SQLException {
    String h2Type = row.getString(4);
    boolean identity = "YES".equals(row.getString(9));
    return new StoredColumn(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        irisType(h2Type),
        (int) Math.min(row.getLong(5), Integer.MAX_VALUE),
        row.getInt(6),
        !"VARCHAR_IGNORECASE".equals(h2Type),
        "NO".equals(row.getString(7)),
        identity ? "IDENTITY" : row.getString(8),
        row.getBoolean(10),
        "VIEW".equals(row.getString(11)));
  }

  /** IRIS's name of what H2 calls so. */
  static String irisType(String h2Type) {
    return switch (h2Type) {
      case "BOOLEAN" -> "BIT";
      case "CHARACTER", "CHARACTER VARYING", "VARCHAR_IGNORECASE" -> "VARCHAR";
      case "BINARY", "BINARY VARYING" -> "VARBINARY";
      case "DOUBLE PRECISION", "REAL" -> "DOUBLE";
      case "DECFLOAT" -> "NUMERIC";
      case "CHARACTER LARGE OBJECT" -> "LONGVARCHAR";
      case "BINARY LARGE OBJECT" -> "LONGVARBINARY";
      case "UUID" -> "UNIQUEIDENTIFIER";
      default -> h2Type;
    };
  }
}
