package io.irispgwire.backend.jdbc.selftest;

import io.irispgwire.backend.jdbc.selftest.Assumption.Probe;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;

/** The assumptions that one statement shows: assumptions.tsv. */
final class Statements {
  private Statements() {}

  static List<Assumption> all() {
    InputStream file = Statements.class.getResourceAsStream("assumptions.tsv");
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(Objects.requireNonNull(file), StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", -1))
          .map(field -> new Assumption(field[0], field[2], field[3], probe(field[1])))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Probe probe(String sql) {
    return connection -> rows(connection, sql);
  }

  /** Rows as text: columns joined by bars, rows by semicolons. */
  static String rows(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      if (!statement.execute(sql)) {
        return String.valueOf(statement.getUpdateCount());
      }
      StringJoiner rows = new StringJoiner(";");
      try (ResultSet result = statement.getResultSet()) {
        while (result.next()) {
          rows.add(row(result));
        }
      }
      return rows.toString();
    }
  }

  private static String row(ResultSet result) throws SQLException {
    StringJoiner columns = new StringJoiner("|");
    for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
      String value = result.getString(i);
      columns.add(value == null ? "NULL" : value);
    }
    return columns.toString();
  }
}
