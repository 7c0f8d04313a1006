package io.irispgwire.irisdouble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.Socket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real driver, unmodified, over the double; on its own, without our server. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class IrisDoubleTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3})
  void a_table_is_made_filled_and_read(int features) throws Exception {
    try (IrisDouble iris = IrisDouble.start(DoubleOptions.plain().withFeatures(features));
        Connection connection = connect(iris);
        Statement statement = connection.createStatement()) {
      table(statement);
      try (ResultSet rows =
          statement.executeQuery("SELECT id, name, 'x', 2.5 FROM SQLUser.t WHERE id = 1")) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getInt(1)).isEqualTo(1);
        assertThat(rows.getString(2)).isEqualTo("Ada");
        assertThat(rows.getString(3)).isEqualTo("x");
        assertThat(rows.getBigDecimal(4)).isEqualByComparingTo("2.5");
        assertThat(rows.next()).isFalse();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3})
  void rows_come_in_many_messages(int features) throws Exception {
    try (IrisDouble iris = IrisDouble.start(DoubleOptions.plain().withFeatures(features));
        Connection connection = connect(iris);
        Statement statement = connection.createStatement()) {
      table(statement);
      try (PreparedStatement insert =
          connection.prepareStatement("INSERT INTO SQLUser.t (id, name) VALUES (?, ?)")) {
        for (int i = 2; i <= 5000; i++) {
          insert.setInt(1, i);
          insert.setString(2, "n\u00fcmber \u4e00 " + i);
          insert.addBatch();
        }
        assertThat(insert.executeBatch()).hasSize(4999).containsOnly(1);
      }
      try (ResultSet rows = statement.executeQuery("SELECT id, name FROM SQLUser.t ORDER BY id")) {
        int count = 0;
        while (rows.next()) {
          count++;
          assertThat(rows.getInt(1)).isEqualTo(count);
        }
        assertThat(count).isEqualTo(5000);
      }
    }
  }

  /** The driver tells a literal's length by classes: below 32, 128, 512 and above. */
  @ParameterizedTest
  @ValueSource(ints = {1, 31, 32, 127, 128, 511, 512, 60_000})
  void literals_of_any_length_come_back(int length) throws Exception {
    String text = "x".repeat(length);
    try (IrisDouble iris = IrisDouble.start(DoubleOptions.plain());
        Connection connection = connect(iris);
        PreparedStatement select =
            connection.prepareStatement("SELECT '" + text + "' WHERE 1 = ?")) {
      select.setInt(1, 1);
      try (ResultSet row = select.executeQuery()) {
        assertThat(row.next()).isTrue();
        assertThat(row.getString(1)).isEqualTo(text);
      }
    }
  }

  @Test
  void the_row_id_of_an_insert_is_told() throws Exception {
    try (IrisDouble iris = IrisDouble.start(DoubleOptions.plain());
        Connection connection = connect(iris);
        Statement statement = connection.createStatement()) {
      table(statement);
      try (PreparedStatement insert =
          connection.prepareStatement(
              "INSERT INTO \"SQLUser\".\"t\" (\"id\") VALUES (7)",
              Statement.RETURN_GENERATED_KEYS)) {
        insert.executeUpdate();
        try (ResultSet keys = insert.getGeneratedKeys()) {
          assertThat(keys.next()).isTrue();
          String id = keys.getString(1);
          try (ResultSet rows =
              statement.executeQuery("SELECT id FROM SQLUser.t WHERE %ID = '" + id + "'")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(7);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3})
  void statements_that_the_driver_has_dropped_can_be_executed(int features) throws Exception {
    try (IrisDouble iris = IrisDouble.start(DoubleOptions.plain().withFeatures(features));
        Connection connection = connect(iris);
        Statement statement = connection.createStatement()) {
      table(statement);
      try (PreparedStatement query =
              connection.prepareStatement("SELECT id FROM SQLUser.t WHERE id = ?");
          PreparedStatement insert =
              connection.prepareStatement("INSERT INTO SQLUser.t (id) VALUES (?)")) {
        insert.setInt(1, 10);
        assertThat(insert.executeUpdate()).isEqualTo(1);
        assertThat(holds(query, 10)).isTrue();
        for (int i = 0; i < 1500; i++) {
          statement.executeQuery("SELECT id AS c" + i + " FROM SQLUser.t").close();
        }
        insert.setInt(1, 11);
        assertThat(insert.executeUpdate()).isEqualTo(1);
        assertThat(holds(query, 11)).isTrue();
        assertThat(holds(query, 12)).isFalse();
      }
    }
  }

  private static boolean holds(PreparedStatement query, int id) throws SQLException {
    query.setInt(1, id);
    try (ResultSet rows = query.executeQuery()) {
      return rows.next();
    }
  }

  @Test
  void an_error_has_its_sqlcode_and_leaves_the_connection_whole() throws Exception {
    try (IrisDouble iris = IrisDouble.start(DoubleOptions.plain());
        Connection connection = connect(iris);
        Statement statement = connection.createStatement()) {
      table(statement);
      assertThatThrownBy(() -> statement.execute("INSERT INTO SQLUser.t (id) VALUES (1)"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("[SQLCODE: <-119>")
          .extracting(e -> ((SQLException) e).getErrorCode())
          .isEqualTo(119);
      assertThatThrownBy(() -> statement.executeQuery("SELECT a FROM SQLUser.missing"))
          .extracting(e -> ((SQLException) e).getErrorCode())
          .isEqualTo(30);
      assertThat(connection.isValid(1)).isTrue();
    }
  }

  @Test
  void a_savepoint_that_is_rolled_back_to_is_gone() throws Exception {
    try (IrisDouble iris = IrisDouble.start(DoubleOptions.plain());
        Connection connection = connect(iris);
        Statement statement = connection.createStatement()) {
      table(statement);
      connection.setAutoCommit(false);
      statement.execute("INSERT INTO SQLUser.t (id) VALUES (2)");
      statement.execute("SAVEPOINT a");
      statement.execute("INSERT INTO SQLUser.t (id) VALUES (3)");
      statement.execute("ROLLBACK TO SAVEPOINT a");
      assertThat(count(statement)).isEqualTo(2);
      assertThatThrownBy(() -> statement.execute("ROLLBACK TO SAVEPOINT a"))
          .extracting(e -> ((SQLException) e).getErrorCode())
          .isEqualTo(375);
      assertThat(count(statement)).as("the whole transaction is undone").isEqualTo(1);
    }
  }

  @Test
  void the_catalog_is_told() throws Exception {
    try (IrisDouble iris = IrisDouble.start(DoubleOptions.plain());
        Connection connection = connect(iris);
        Statement statement = connection.createStatement()) {
      table(statement);
      try (ResultSet columns = connection.getMetaData().getColumns(null, "SQLUser", "t", "%")) {
        assertThat(columns.next()).isTrue();
        assertThat(columns.getString("COLUMN_NAME")).isEqualTo("id");
      }
      try (ResultSet keys = connection.getMetaData().getPrimaryKeys(null, "SQLUser", "t")) {
        assertThat(keys.next()).isTrue();
        assertThat(keys.getString("COLUMN_NAME")).isEqualTo("id");
      }
    }
  }

  @Test
  void a_statement_is_cancelled_from_another_connection() throws Exception {
    ExecutorService threads = Executors.newSingleThreadExecutor();
    try (IrisDouble iris = IrisDouble.start(DoubleOptions.plain());
        Connection holder = connect(iris);
        Connection waiter = connect(iris);
        Connection canceller = connect(iris);
        Statement statement = holder.createStatement()) {
      table(statement);
      holder.setAutoCommit(false);
      statement.execute("UPDATE SQLUser.t SET name = 'b' WHERE id = 1");
      String job = job(waiter);
      Future<?> waiting =
          threads.submit(
              () -> {
                try (Statement update = waiter.createStatement()) {
                  return update.executeUpdate("UPDATE SQLUser.t SET name = 'c' WHERE id = 1");
                }
              });
      cancel(canceller, job);
      assertThatThrownBy(waiting::get)
          .cause()
          .extracting(e -> ((SQLException) e).getErrorCode())
          .isEqualTo(456);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void an_unknown_code_is_no_silent_success() throws Exception {
    IrisDouble iris = IrisDouble.start(DoubleOptions.plain());
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), iris.port())) {
      socket.getOutputStream().write(new byte[] {0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 'Z', 'Z'});
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }
    assertThatThrownBy(iris::close).hasMessageContaining("does not know");
  }

  /** Until there is something to cancel. */
  private static void cancel(Connection connection, String job) throws Exception {
    try (Statement statement = connection.createStatement()) {
      while (true) {
        try {
          statement.execute("CANCEL QUERY " + job);
          return;
        } catch (SQLException e) {
          assertThat(e.getErrorCode()).isEqualTo(400);
          Thread.onSpinWait();
        }
      }
    }
  }

  private static String job(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT $JOB")) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static int count(Statement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM SQLUser.t")) {
      rows.next();
      return rows.getInt(1);
    }
  }

  /** With one row. */
  private static void table(Statement statement) throws SQLException {
    statement.execute("CREATE TABLE SQLUser.t (id INTEGER PRIMARY KEY, name VARCHAR(20))");
    statement.execute("INSERT INTO SQLUser.t (id, name) VALUES (1, 'Ada')");
  }

  static Connection connect(IrisDouble iris) throws SQLException {
    Properties login = new Properties();
    login.setProperty("user", DoubleOptions.USER);
    login.setProperty("password", DoubleOptions.PASSWORD);
    login.setProperty("SharedMemory", "false");
    return DriverManager.getConnection("jdbc:IRIS://127.0.0.1:" + iris.port() + "/USER", login);
  }
}
