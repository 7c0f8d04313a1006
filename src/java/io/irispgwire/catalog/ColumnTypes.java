package io.irispgwire.catalog;

import io.irispgwire.backend.Backend.StoredColumn;
import io.irispgwire.sql.analysis.Table.Stored;
import io.irispgwire.types.PgType;
import io.irispgwire.types.SqlType;

/**
 * The PostgreSQL type of a column that no DDL of ours declared. Source: InterSystems SQL Reference,
 * "Data Types"; modifiers as in PostgreSQL's {@code atttypmod}.
 */
final class ColumnTypes {
  private static final int MODIFIER_OFFSET = 4;

  /** From this length on a VARCHAR stands for text. */
  private static final int TEXT_LENGTH = 65_535;

  private ColumnTypes() {}

  static SqlType of(StoredColumn column) {
    return switch (column.typeName()) {
      case "BIT" -> SqlType.of(PgType.BOOL);
      case "TINYINT", "SMALLINT" -> SqlType.of(PgType.INT2);
      case "INTEGER", "INT", "MEDIUMINT" -> SqlType.of(PgType.INT4);
      case "BIGINT" -> SqlType.of(PgType.INT8);
      case "DOUBLE", "FLOAT", "REAL" -> SqlType.of(PgType.FLOAT8);
      case "NUMERIC", "DECIMAL" -> numeric(column);
      case "DATE" -> SqlType.of(PgType.DATE);
      case "TIME" -> SqlType.of(PgType.TIME);
      case "TIMESTAMP", "TIMESTAMP2", "DATETIME", "POSIXTIME" -> SqlType.of(PgType.TIMESTAMP);
      case "BINARY", "VARBINARY", "LONGVARBINARY" -> SqlType.of(PgType.BYTEA);
      case "UNIQUEIDENTIFIER", "GUID" -> SqlType.of(PgType.UUID);
      case "CHAR", "VARCHAR", "NVARCHAR" -> string(column);
      default -> SqlType.of(PgType.TEXT);
    };
  }

  /**
   * @param type what it was declared as, or stands for
   */
  static Stored stored(StoredColumn column, SqlType type) {
    return type.type().equals(PgType.VECTOR) ? Stored.VECTOR : stored(column);
  }

  private static Stored stored(StoredColumn column) {
    return switch (column.typeName()) {
      case "BIT" -> Stored.BOOLEAN;
      case "TINYINT",
          "SMALLINT",
          "INTEGER",
          "INT",
          "MEDIUMINT",
          "BIGINT",
          "DOUBLE",
          "FLOAT",
          "REAL",
          "NUMERIC",
          "DECIMAL" ->
          Stored.NUMBER;
      case "DATE" -> Stored.DATE;
      case "TIME" -> Stored.TIME;
      case "TIMESTAMP", "TIMESTAMP2", "DATETIME", "POSIXTIME" -> Stored.TIMESTAMP;
      case "BINARY", "VARBINARY" -> Stored.BINARY;
      case "LONGVARCHAR", "LONGVARBINARY" -> Stored.STREAM;
      default -> column.exact() ? Stored.EXACT_STRING : Stored.FOLDED_STRING;
    };
  }

  private static SqlType numeric(StoredColumn column) {
    int modifier = ((column.length() << 16) | column.scale()) + MODIFIER_OFFSET;
    return new SqlType(PgType.NUMERIC, modifier);
  }

  private static SqlType string(StoredColumn column) {
    return column.length() <= 0 || column.length() >= TEXT_LENGTH
        ? SqlType.of(PgType.TEXT)
        : new SqlType(PgType.VARCHAR, column.length() + MODIFIER_OFFSET);
  }
}
