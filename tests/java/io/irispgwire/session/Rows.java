package io.irispgwire.session;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What a query gives a JDBC client: one text a row, its values with bars between. */
final class Rows {
  private Rows() {}

  static List<String> of(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet rows = statement.executeQuery()) {
      return of(rows);
    }
  }

  static List<String> of(ResultSet rows) throws SQLException {
    List<String> texts = new ArrayList<>();
    int columns = rows.getMetaData().getColumnCount();
    while (rows.next()) {
      List<String> values = new ArrayList<>();
      for (int i = 1; i <= columns; i++) {
        values.add(String.valueOf(rows.getString(i)));
      }
      texts.add(String.join("|", values));
    }
    return texts;
  }
}
