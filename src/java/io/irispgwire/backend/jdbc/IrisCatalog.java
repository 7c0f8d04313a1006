package io.irispgwire.backend.jdbc;

import io.irispgwire.backend.Backend.StoredColumn;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** IRIS's INFORMATION_SCHEMA. Source: class reference, {@code INFORMATION.SCHEMA.*}. */
final class IrisCatalog {
  private static final String ALL_COLUMNS =
      "SELECT c.TABLE_SCHEMA, c.TABLE_NAME, c.COLUMN_NAME, c.DATA_TYPE,"
          + " c.CHARACTER_MAXIMUM_LENGTH, c.NUMERIC_PRECISION, c.NUMERIC_SCALE, c.IS_NULLABLE,"
          + " c.COLUMN_DEFAULT, c.AUTO_INCREMENT, c.PRIMARY_KEY, t.TABLE_TYPE"
          + " FROM INFORMATION_SCHEMA.COLUMNS c, INFORMATION_SCHEMA.TABLES t"
          + " WHERE t.TABLE_SCHEMA = c.TABLE_SCHEMA AND t.TABLE_NAME = c.TABLE_NAME";

  private static final String OF_TABLE =
      " AND c.TABLE_SCHEMA = ? AND c.TABLE_NAME = ? ORDER BY c.ORDINAL_POSITION";

  private static final String OF_ALL =
      " AND NOT (c.TABLE_SCHEMA %STARTSWITH '%') AND c.TABLE_SCHEMA <> 'INFORMATION_SCHEMA'"
          + " ORDER BY c.TABLE_SCHEMA, c.TABLE_NAME, c.ORDINAL_POSITION";

  /** COLLATION_NAME is always NULL there: the class dictionary knows. */
  private static final String EXACT_COLUMNS =
      "SELECT p.SqlFieldName FROM %Dictionary.CompiledProperty p,"
          + " %Dictionary.CompiledProperty_Parameters q, INFORMATION_SCHEMA.TABLES t"
          + " WHERE t.TABLE_SCHEMA = ? AND t.TABLE_NAME = ? AND p.parent = t.CLASSNAME"
          + " AND q.CompiledProperty = p.ID AND q.element_key = 'COLLATION'"
          + " AND UPPER(q.Parameters) = 'EXACT'";

  private static final String SCHEMAS =
      "SELECT SCHEMA_NAME FROM INFORMATION_SCHEMA.SCHEMATA WHERE NOT (SCHEMA_NAME %STARTSWITH '%')"
          + " AND SCHEMA_NAME <> 'INFORMATION_SCHEMA' ORDER BY SCHEMA_NAME";

  private final Connection connection;

  IrisCatalog(Connection connection) {
    this.connection = connection;
  }

  List<StoredColumn> columns(String schema, String table) throws SQLException {
    List<StoredColumn> columns = new ArrayList<>();
    try (PreparedStatement question = connection.prepareStatement(ALL_COLUMNS + OF_TABLE)) {
      question.setString(1, schema);
      question.setString(2, table);
      try (ResultSet rows = question.executeQuery()) {
        Set<String> exact = exactColumns(schema, table);
        while (rows.next()) {
          columns.add(column(rows, exact));
        }
      }
    }
    return columns;
  }

  /** Of every table; which of them are {@code %EXACT} is not asked. */
  List<StoredColumn> columns() throws SQLException {
    List<StoredColumn> columns = new ArrayList<>();
    try (PreparedStatement question = connection.prepareStatement(ALL_COLUMNS + OF_ALL);
        ResultSet rows = question.executeQuery()) {
      while (rows.next()) {
        columns.add(column(rows, Set.of()));
      }
    }
    return columns;
  }

  List<String> schemas() throws SQLException {
    List<String> names = new ArrayList<>();
    try (PreparedStatement question = connection.prepareStatement(SCHEMAS);
        ResultSet rows = question.executeQuery()) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return names;
  }

  /**
   * Upper-case names of the columns under {@code %EXACT}. A login that may not read the dictionary
   * gets none: the translator then wraps more columns than it must, which costs time only.
   */
  private Set<String> exactColumns(String schema, String table) {
    Set<String> names = new HashSet<>();
    try (PreparedStatement question = connection.prepareStatement(EXACT_COLUMNS)) {
      question.setString(1, schema);
      question.setString(2, table);
      try (ResultSet rows = question.executeQuery()) {
        while (rows.next()) {
          names.add(rows.getString(1).toUpperCase(Locale.ROOT));
        }
      }
    } catch (SQLException e) {
      return Set.of();
    }
    return names;
  }

  private static StoredColumn column(ResultSet row, Set<String> exact) throws SQLException {
    String name = row.getString(3);
    int characters = row.getInt(5);
    boolean counter = "YES".equals(row.getString(10));
    return new StoredColumn(
        row.getString(1),
        row.getString(2),
        name,
        row.getString(4).toUpperCase(Locale.ROOT),
        characters > 0 ? characters : row.getInt(6),
        row.getInt(7),
        exact.contains(name.toUpperCase(Locale.ROOT)),
        "NO".equals(row.getString(8)),
        counter ? "IDENTITY" : row.getString(9),
        "YES".equals(row.getString(11)),
        "VIEW".equals(row.getString(12)));
  }
}
