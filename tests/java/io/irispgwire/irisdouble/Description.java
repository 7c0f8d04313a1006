package io.irispgwire.irisdouble;

import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the driver is told of a statement before it runs.
 *
 * @param columns empty for anything but a query
 * @param parameters one for each {@code :%qpar}
 */
record Description(List<Column> columns, List<CellType> parameters) {
  private static final int NULLABLE = 1;
  private static final int FLAGS = 12;

  /** May be prepared once and executed again. */
  private static final int CACHEABLE = 1;

  /**
   * A column of the result.
   *
   * @param table empty when it is computed
   */
  record Column(String name, CellType type, String table, String schema) {}

  /**
   * @param parameters which places the statement's parameters stand for
   */
  static Description of(PreparedStatement prepared, StatementText text, List<Integer> parameters)
      throws SQLException {
    CellType[] types = new CellType[text.places().size()];
    Arrays.fill(types, CellType.TEXT);
    ParameterMetaData known = prepared.getParameterMetaData();
    for (int i = 0; i < parameters.size(); i++) {
      int place = parameters.get(i);
      if (text.places().get(place) == StatementText.Place.PARAMETER) {
        types[place] =
            CellType.of(
                known.getParameterType(i + 1),
                known.getParameterTypeName(i + 1),
                known.getPrecision(i + 1),
                known.getScale(i + 1),
                true);
      }
    }
    return new Description(columns(prepared.getMetaData()), List.of(types));
  }

  /** Of a statement that H2 does not see. */
  static Description ofNoRows(StatementText text) {
    return new Description(List.of(), Collections.nCopies(text.places().size(), CellType.TEXT));
  }

  static List<Column> columns(@Nullable ResultSetMetaData known) throws SQLException {
    List<Column> columns = new ArrayList<>();
    for (int i = 1; known != null && i <= known.getColumnCount(); i++) {
      columns.add(
          new Column(
              known.getColumnLabel(i),
              CellType.ofColumn(known, i),
              known.getTableName(i),
              known.getSchemaName(i)));
    }
    return columns;
  }

  /**
   * @param slots whether rows come as one item each, whose places are told
   */
  void writeColumns(ListWriter to, boolean slots) {
    to.integer(columns.size());
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      to.text(column.name()).integer(column.type().number());
      to.integer(column.type().precision()).integer(column.type().scale()).integer(NULLABLE);
      to.text(column.name()).text(column.table()).text(column.schema()).text("");
      to.bytes(new byte[FLAGS]);
      if (slots) {
        to.integer(i + 1);
      }
    }
  }

  void writeParameters(ListWriter to) {
    to.integer(parameters.size());
    for (CellType type : parameters) {
      to.integer(type.number()).integer(type.precision()).integer(type.scale()).integer(NULLABLE);
    }
    to.integer(CACHEABLE);
  }
}
