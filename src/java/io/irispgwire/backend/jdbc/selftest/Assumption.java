package io.irispgwire.backend.jdbc.selftest;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Something that is taken for granted of IRIS.
 *
 * @param expected what the probe must find
 * @param consequence what breaks where it finds something else
 */
record Assumption(String name, String expected, String consequence, Probe probe) {
  /** Finds out how it is. */
  interface Probe {
    String find(Connection connection) throws SQLException;
  }

  Finding check(Connection connection) {
    String found;
    try {
      found = probe.find(connection);
    } catch (SQLException e) {
      found = "SQLCODE -" + Math.abs(e.getErrorCode()); // the driver tells it without its sign
    }
    return new Finding(this, found);
  }

  /** What was found. */
  record Finding(Assumption assumption, String found) {
    boolean holds() {
      return found.equals(assumption.expected());
    }
  }
}
