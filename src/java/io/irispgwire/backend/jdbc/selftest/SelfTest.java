package io.irispgwire.backend.jdbc.selftest;

import io.irispgwire.backend.jdbc.selftest.Assumption.Finding;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks every assumption about an instance, in tables of its own that it makes and removes. It
 * changes nothing else.
 */
public final class SelfTest {
  private static final List<String> TABLES = List.of("T", "D", "G");

  private static final List<String> SETUP =
      List.of(
          "CREATE TABLE SQLUser.PGWireSelfTestT (id INTEGER PRIMARY KEY, n VARCHAR(40), x NUMERIC(10,2),"
              + " d DATE, v VECTOR(DOUBLE,3))",
          "INSERT INTO SQLUser.PGWireSelfTestT (id, n, x, d, v)"
              + " VALUES (1, 'a', 1.50, CAST('2024-01-01' AS DATE),"
              + " TO_VECTOR('1,0,0', DOUBLE))",
          "INSERT INTO SQLUser.PGWireSelfTestT (id, n, v) VALUES (2, 'B', TO_VECTOR('0,1,0', DOUBLE))",
          "INSERT INTO SQLUser.PGWireSelfTestT (id, n, x, d, v)"
              + " VALUES (3, 'A', -2.25, CAST('1900-02-28' AS DATE),"
              + " TO_VECTOR('0,0,1', DOUBLE))");

  private SelfTest() {}

  /**
   * Runs everything.
   *
   * @return what was found, in order
   * @throws SQLException when the tables of the test cannot be made: nothing can be told then
   */
  public static Report run(Connection connection) throws SQLException {
    removeTables(connection);
    try {
      for (String sql : SETUP) {
        try (Statement statement = connection.createStatement()) {
          int unused = statement.executeUpdate(sql);
        }
      }
      List<Finding> findings = new ArrayList<>();
      Statements.all().forEach(assumption -> findings.add(assumption.check(connection)));
      DriverProbes.all().forEach(assumption -> findings.add(assumption.check(connection)));
      return new Report(findings);
    } finally {
      removeTables(connection);
    }
  }

  private static void removeTables(Connection connection) throws SQLException {
    for (String table : TABLES) {
      try (Statement statement = connection.createStatement()) {
        int unused = statement.executeUpdate("DROP TABLE IF EXISTS SQLUser.PGWireSelfTest" + table);
      }
    }
  }
}
