package io.irispgwire.backend.jdbc;

import io.irispgwire.backend.Backend.StoredColumn;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The columns of a result, as its statement's metadata tells them. */
final class ResultDescription {
  private ResultDescription() {}

  /**
   * @param metadata null for a statement that gives no rows
   */
  static List<StoredColumn> of(@Nullable ResultSetMetaData metadata, Engine engine)
      throws SQLException {
    if (metadata == null) {
      return List.of();
    }
    List<StoredColumn> columns = new ArrayList<>();
    for (int i = 1; i <= metadata.getColumnCount(); i++) {
      columns.add(
          new StoredColumn(
              "",
              "",
              metadata.getColumnLabel(i),
              engine.irisType(metadata.getColumnTypeName(i)).toUpperCase(Locale.ROOT),
              metadata.getPrecision(i),
              metadata.getScale(i),
              true,
              false,
              null,
              false,
              false));
    }
    return columns;
  }
}
