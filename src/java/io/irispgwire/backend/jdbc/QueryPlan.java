package io.irispgwire.backend.jdbc;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;

/** What EXPLAIN of a database says: the first column of its rows. */
final class QueryPlan {
  private QueryPlan() {}

  /** Its parameters have no values: none is needed to explain, but H2 wants one for each. */
  static String read(PreparedStatement explain) throws SQLException {
    int parameters = explain.getParameterMetaData().getParameterCount();
    for (int i = 1; i <= parameters; i++) {
      explain.setNull(i, Types.VARCHAR);
    }
    List<String> lines = new ArrayList<>();
    try (ResultSet rows = explain.executeQuery()) {
      while (rows.next()) {
        lines.add(rows.getString(1));
      }
    }
    return String.join("\n", lines);
  }
}
