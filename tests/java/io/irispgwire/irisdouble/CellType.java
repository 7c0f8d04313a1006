package io.irispgwire.irisdouble;

import io.irispgwire.backend.jdbc.EmbeddedDatabase;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/**
 * A type of a column or parameter, as the driver is told it, and how a value of it is written.
 *
 * @param number the driver's, which for these is JDBC's
 */
record CellType(int number, int precision, int scale, boolean vector) {
  static final CellType TEXT = new CellType(Types.VARCHAR, 65535, 0, false);
  static final CellType WHOLE = new CellType(Types.BIGINT, 19, 0, false);

  /** H2 gives a vector of n elements so many bytes: {@code EmbeddedVectors}. */
  private static final int ELEMENT_BYTES = 8;

  static CellType ofColumn(ResultSetMetaData columns, int index) throws SQLException {
    boolean stored = !columns.getTableName(index).isEmpty();
    if (stored && columns.getColumnType(index) == Types.VARCHAR) {
      return new CellType(Types.VARCHAR, columns.getPrecision(index), 0, false);
    }
    return of(
        columns.getColumnType(index),
        columns.getColumnTypeName(index),
        columns.getPrecision(index),
        columns.getScale(index),
        stored);
  }

  /**
   * @param stored whether a table says so: of what is computed, IRIS knows no scale in advance, and
   *     here the literals that H2 goes by are not known yet. As text no digit is lost
   */
  static CellType of(int h2Type, String name, int precision, int scale, boolean stored) {
    return switch (h2Type) {
      case Types.BOOLEAN, Types.BIT -> new CellType(Types.BIT, 1, 0, false);
      case Types.TINYINT, Types.SMALLINT, Types.INTEGER ->
          stored ? new CellType(h2Type, precision, 0, false) : WHOLE;
      case Types.BIGINT -> WHOLE;
      case Types.NUMERIC, Types.DECIMAL ->
          stored && !name.equals("DECFLOAT")
              ? new CellType(Types.NUMERIC, precision, scale, false)
              : TEXT;
      case Types.DOUBLE, Types.FLOAT, Types.REAL ->
          name.equals("DECFLOAT") ? TEXT : new CellType(Types.DOUBLE, 17, 0, false);
      case Types.DATE -> new CellType(Types.DATE, 10, 0, false);
      case Types.TIME -> new CellType(Types.TIME, 15, 6, false);
      case Types.TIMESTAMP -> new CellType(Types.TIMESTAMP, 26, 6, false);
      case Types.BINARY, Types.VARBINARY -> binary(precision);
      default -> TEXT;
    };
  }

  private static CellType binary(int precision) {
    return precision % ELEMENT_BYTES == 1
        ? new CellType(Types.VARCHAR, precision, 0, true)
        : new CellType(Types.VARBINARY, precision, 0, false);
  }

  void write(ResultSet row, int column, ListWriter to) throws SQLException {
    switch (number) {
      case Types.BIT -> writeBit(row, column, to);
      case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT ->
          writeWhole(row, column, to);
      case Types.NUMERIC -> writeDecimal(row.getBigDecimal(column), to);
      case Types.DOUBLE -> writeReal(row, column, to);
      case Types.VARBINARY -> to.bytes(row.getBytes(column));
      default -> writeText(row, column, to);
    }
  }

  private static void writeBit(ResultSet row, int column, ListWriter to) throws SQLException {
    boolean value = row.getBoolean(column);
    if (row.wasNull()) {
      to.nothing();
    } else {
      to.integer(value ? 1 : 0);
    }
  }

  private static void writeWhole(ResultSet row, int column, ListWriter to) throws SQLException {
    long value = row.getLong(column);
    if (row.wasNull()) {
      to.nothing();
    } else {
      to.integer(value);
    }
  }

  private static void writeReal(ResultSet row, int column, ListWriter to) throws SQLException {
    double value = row.getDouble(column);
    if (row.wasNull()) {
      to.nothing();
    } else {
      to.real(value);
    }
  }

  private static void writeDecimal(@Nullable BigDecimal value, ListWriter to) {
    if (value == null) {
      to.nothing();
    } else {
      to.decimal(value);
    }
  }

  private void writeText(ResultSet row, int column, ListWriter to) throws SQLException {
    if (vector) {
      byte[] bytes = row.getBytes(column);
      to.text(bytes == null ? null : EmbeddedDatabase.elements(bytes));
    } else {
      to.text(row.getString(column));
    }
  }
}
