package io.irispgwire.backend.jdbc.selftest;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.sql.Types;
import java.util.List;

/** The assumptions about the driver: they take more than a statement. */
final class DriverProbes {
  private static final String TABLE = "SQLUser.PGWireSelfTestT";

  private DriverProbes() {}

  static List<Assumption> all() {
    return List.of(
        new Assumption(
            "a query is described without being run",
            "2 columns, the second a VARCHAR labelled n",
            "Describe would have to run the query",
            DriverProbes::description),
        new Assumption(
            "parameters of a row limit",
            "2",
            "LIMIT $1 would have to be put into the text",
            DriverProbes::limit),
        new Assumption(
            "VALUES with many rows",
            "refused",
            "INSERTs of many rows could be one statement",
            DriverProbes::manyRows),
        new Assumption(
            "a rolled back insert is gone",
            "3",
            "transactions would not be atomic",
            DriverProbes::rollback),
        new Assumption(
            "rolling back to a savepoint undoes what came after it",
            "4",
            "savepoints would be wrong",
            DriverProbes::savepoint),
        new Assumption(
            "DDL in a transaction is not undone by a rollback",
            "there",
            "the warning of DDL in transactions would be wrong",
            DriverProbes::definition),
        new Assumption(
            "an INSERT tells its generated key",
            "1",
            "RETURNING would need another way to find the row",
            DriverProbes::generatedKey),
        new Assumption(
            "a batch tells the count of each row",
            "1,1,1",
            "batches would have to be single statements",
            DriverProbes::batch),
        new Assumption(
            "a vector is read as text",
            "1,0,0",
            "vectors would be read wrongly",
            DriverProbes::vector),
        new Assumption(
            "a vector of 1,536 dimensions is bound",
            "1536",
            "long vectors would be refused",
            DriverProbes::longVector),
        new Assumption(
            "a question mark in a literal is no parameter",
            "a?b",
            "literals would have to be bound",
            connection -> Statements.rows(connection, "SELECT 'a?b'")),
        new Assumption(
            "braces in a literal are no JDBC escape",
            "{\"a\":1}",
            "literals with braces would have to be bound",
            connection -> Statements.rows(connection, "SELECT '{\"a\":1}'")));
  }

  private static String description(Connection connection) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT id, n AS \"n\" FROM " + TABLE + " WHERE id = ?")) {
      ResultSetMetaData columns = query.getMetaData();
      if (columns == null) {
        return "nothing";
      }
      String type =
          columns.getColumnType(2) == Types.VARCHAR
              ? "VARCHAR"
              : "type " + columns.getColumnType(2);
      return columns.getColumnCount()
          + " columns, the second a "
          + type
          + " labelled "
          + columns.getColumnLabel(2);
    }
  }

  private static String limit(Connection connection) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT TOP ? id FROM " + TABLE + " ORDER BY id")) {
      query.setInt(1, 2);
      int rows = 0;
      try (ResultSet result = query.executeQuery()) {
        while (result.next()) {
          rows++;
        }
      }
      return String.valueOf(rows);
    }
  }

  private static String manyRows(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      return statement.executeUpdate("INSERT INTO " + TABLE + " (id) VALUES (10), (11)") + " rows";
    } catch (SQLException e) {
      return "refused";
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  private static String rollback(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      int unused = statement.executeUpdate("INSERT INTO " + TABLE + " (id) VALUES (20)");
      connection.rollback();
    } finally {
      connection.setAutoCommit(true);
    }
    return count(connection);
  }

  private static String savepoint(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      int unused = statement.executeUpdate("INSERT INTO " + TABLE + " (id) VALUES (30)");
      Savepoint savepoint = connection.setSavepoint("pgwire" + System.nanoTime());
      unused = statement.executeUpdate("INSERT INTO " + TABLE + " (id) VALUES (31)");
      connection.rollback(savepoint);
      String count = count(connection);
      connection.rollback();
      return count;
    } finally {
      connection.setAutoCommit(true);
    }
  }

  private static String definition(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      int unused = statement.executeUpdate("CREATE TABLE SQLUser.PGWireSelfTestD (a INTEGER)");
      connection.rollback();
    } finally {
      connection.setAutoCommit(true);
    }
    String found = Statements.rows(connection, "SELECT COUNT(*) FROM SQLUser.PGWireSelfTestD");
    return found.equals("0") ? "there" : found;
  }

  private static String generatedKey(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      int unused =
          statement.executeUpdate(
              "CREATE TABLE \"SQLUser\".\"PGWireSelfTestG\" (\"id\" IDENTITY NOT NULL, \"a\" INTEGER)");
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO \"SQLUser\".\"PGWireSelfTestG\" (\"a\") VALUES (?)",
            Statement.RETURN_GENERATED_KEYS)) {
      insert.setInt(1, 5);
      int unused = insert.executeUpdate();
      try (ResultSet keys = insert.getGeneratedKeys()) {
        return keys.next() ? keys.getString(1) : "none";
      }
    }
  }

  private static String batch(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO " + TABLE + " (id, n) VALUES (?, ?)")) {
      for (int id = 40; id < 43; id++) {
        insert.setInt(1, id);
        insert.setString(2, "row");
        insert.addBatch();
      }
      int[] counts = insert.executeBatch();
      return counts.length == 3 ? counts[0] + "," + counts[1] + "," + counts[2] : "not three";
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  private static String vector(Connection connection) throws SQLException {
    return Statements.rows(connection, "SELECT v FROM " + TABLE + " WHERE id = 1")
        .replace("[", "")
        .replace("]", "")
        .replace(".0", "");
  }

  private static String longVector(Connection connection) throws SQLException {
    String text = "0.5,".repeat(1_535) + "0.5";
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT VECTOR_DOT_PRODUCT(TO_VECTOR(?, DOUBLE), TO_VECTOR(?, DOUBLE))")) {
      query.setString(1, text);
      query.setString(2, text);
      try (ResultSet result = query.executeQuery()) {
        return result.next() && result.getDouble(1) == 1_536 * 0.25 ? "1536" : "another";
      }
    }
  }

  private static String count(Connection connection) throws SQLException {
    return Statements.rows(connection, "SELECT COUNT(*) FROM " + TABLE);
  }
}
