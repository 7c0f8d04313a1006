package io.irispgwire.backend.jdbc;

import io.irispgwire.backend.Backend.StoredColumn;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** H2's INFORMATION_SCHEMA, told in IRIS's names of types. */
final class EmbeddedCatalog {
  private static final String OTHERWISE_SPELLED =
      "SELECT TABLE_SCHEMA, TABLE_NAME FROM INFORMATION_SCHEMA.TABLES"
          + " WHERE UPPER(TABLE_SCHEMA) = UPPER(?) AND UPPER(TABLE_NAME) = UPPER(?)";

  /** What H2 gives a length that IRIS gives none. */
  private static final Set<String> WITHOUT_LENGTH =
      Set.of("BOOLEAN", "DATE", "TIME", "TIMESTAMP", "TIMESTAMP WITH TIME ZONE", "UUID");

  private static final String COLUMNS =
      """
      SELECT TABLE_SCHEMA, TABLE_NAME, COLUMN_NAME, DATA_TYPE,
             COALESCE(CHARACTER_MAXIMUM_LENGTH, NUMERIC_PRECISION, 0),
             COALESCE(NUMERIC_SCALE, 0), IS_NULLABLE, COLUMN_DEFAULT, IS_IDENTITY
      FROM INFORMATION_SCHEMA.COLUMNS
      """;

  private static final String KEYS =
      """
      SELECT c.TABLE_SCHEMA, c.TABLE_NAME, c.COLUMN_NAME
      FROM INFORMATION_SCHEMA.INDEXES i
      JOIN INFORMATION_SCHEMA.INDEX_COLUMNS c
        ON c.TABLE_NAME = i.TABLE_NAME AND c.INDEX_SCHEMA = i.INDEX_SCHEMA
       AND c.INDEX_NAME = i.INDEX_NAME
      WHERE i.INDEX_TYPE_NAME = 'PRIMARY KEY'
      """;

  private static final String VIEWS =
      "SELECT TABLE_SCHEMA, TABLE_NAME FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_TYPE = 'VIEW'";

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

  /** By the driver's metadata, which look a name up; H2's INFORMATION_SCHEMA goes through all. */
  List<StoredColumn> columns(String schema, String table) throws SQLException {
    List<String> found = find(schema, table);
    if (found.isEmpty()) {
      return List.of();
    }
    DatabaseMetaData metadata = connection.getMetaData();
    String storedSchema = found.get(0);
    String stored = found.get(1);
    boolean view;
    try (ResultSet kind = metadata.getTables(null, escaped(storedSchema), escaped(stored), null)) {
      view = kind.next() && "VIEW".equals(kind.getString("TABLE_TYPE"));
    }
    Set<String> keys = new HashSet<>();
    try (ResultSet parts = metadata.getPrimaryKeys(null, storedSchema, stored)) {
      while (parts.next()) {
        keys.add(parts.getString("COLUMN_NAME"));
      }
    }
    List<StoredColumn> columns = new ArrayList<>();
    try (ResultSet rows = metadata.getColumns(null, escaped(storedSchema), escaped(stored), null)) {
      while (rows.next()) {
        columns.add(column(rows, keys.contains(rows.getString("COLUMN_NAME")), view));
      }
    }
    return columns;
  }

  private static StoredColumn column(ResultSet row, boolean key, boolean view) throws SQLException {
    String h2Type = row.getString("TYPE_NAME");
    boolean sized = !WITHOUT_LENGTH.contains(h2Type);
    return new StoredColumn(
        row.getString("TABLE_SCHEM"),
        row.getString("TABLE_NAME"),
        row.getString("COLUMN_NAME"),
        irisType(h2Type),
        sized ? row.getInt("COLUMN_SIZE") : 0,
        sized ? row.getInt("DECIMAL_DIGITS") : 0,
        !"VARCHAR_IGNORECASE".equals(h2Type),
        "NO".equals(row.getString("IS_NULLABLE")),
        "YES".equals(row.getString("IS_AUTOINCREMENT")) ? "IDENTITY" : row.getString("COLUMN_DEF"),
        key,
        view);
  }

  /** A name as a pattern that only it matches. */
  private String escaped(String name) throws SQLException {
    String escape = connection.getMetaData().getSearchStringEscape();
    return name.replace(escape, escape + escape)
        .replace("_", escape + "_")
        .replace("%", escape + "%");
  }

  /** Schema and table as they are stored; empty when there is none of that name. */
  List<String> find(String schema, String table) throws SQLException {
    try (ResultSet exact =
        connection.getMetaData().getTables(null, escaped(schema), escaped(table), null)) {
      if (exact.next()) {
        return List.of(schema, table);
      }
    }
    Set<List<String>> found = read(OTHERWISE_SPELLED, 2, List.of(schema, table));
    return found.isEmpty() ? List.of() : found.iterator().next();
  }

  List<StoredColumn> columns() throws SQLException {
    return columns(
        COLUMNS
            + " WHERE TABLE_SCHEMA NOT IN ('INFORMATION_SCHEMA', 'PUBLIC')"
            + " ORDER BY TABLE_SCHEMA, TABLE_NAME, ORDINAL_POSITION",
        read(KEYS, 3, List.of()),
        read(VIEWS, 2, List.of()));
  }

  private Set<List<String>> read(String question, int columns, List<String> operands)
      throws SQLException {
    Set<List<String>> read = new LinkedHashSet<>();
    try (PreparedStatement statement = connection.prepareStatement(question)) {
      for (int i = 0; i < operands.size(); i++) {
        statement.setString(i + 1, operands.get(i));
      }
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          List<String> row = new ArrayList<>(columns);
          for (int i = 1; i <= columns; i++) {
            row.add(rows.getString(i));
          }
          read.add(row);
        }
      }
    }
    return read;
  }

  private List<StoredColumn> columns(
      String question, Set<List<String>> keys, Set<List<String>> views) throws SQLException {
    List<StoredColumn> columns = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(question)) {
      while (rows.next()) {
        columns.add(column(rows, keys, views));
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

  private static StoredColumn column(ResultSet row, Set<List<String>> keys, Set<List<String>> views)
      throws SQLException {
    String schema = row.getString(1);
    String table = row.getString(2);
    String name = row.getString(3);
    String h2Type = row.getString(4);
    boolean identity = "YES".equals(row.getString(9));
    return new StoredColumn(
        schema,
        table,
        name,
        irisType(h2Type),
        (int) Math.min(row.getLong(5), Integer.MAX_VALUE),
        row.getInt(6),
        !"VARCHAR_IGNORECASE".equals(h2Type),
        "NO".equals(row.getString(7)),
        identity ? "IDENTITY" : row.getString(8),
        keys.contains(List.of(schema, table, name)),
        views.contains(List.of(schema, table)));
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
