package io.irispgwire.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.irispgwire.testing.RawClient;
import io.irispgwire.testing.TestServer;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** pg_stat_database; manual, "The Cumulative Statistics System". */
@DisplayNameGeneration(ReplaceUnderscores.class)
@TestInstance(Lifecycle.PER_CLASS)
class DatabaseStatisticsTest {
  private TestServer server;
  private Connection watcher;

  @BeforeAll
  void start() throws IOException, SQLException {
    server = TestServer.startTrusting();
    watcher = server.connect();
  }

  @AfterAll
  void stop() throws SQLException {
    watcher.close();
    server.close();
  }

  /** A column of the database's row. */
  private double of(String column) throws SQLException {
    String sql = "SELECT " + column + " FROM pg_stat_database WHERE datname = current_database()";
    try (Statement statement = watcher.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      assertThat(row.next()).isTrue();
      return row.getDouble(1);
    }
  }

  @Test
  void transactions_and_changed_rows_are_counted() throws SQLException {
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE counted (n int PRIMARY KEY)");
      double commits = of("xact_commit");
      double rollbacks = of("xact_rollback");
      double inserted = of("tup_inserted");
      double updated = of("tup_updated");
      double deleted = of("tup_deleted");

      statement.execute("INSERT INTO counted VALUES (1), (2), (3)"); // a commit of its own
      connection.setAutoCommit(false);
      statement.execute("UPDATE counted SET n = n + 10 WHERE n > 1");
      statement.execute("DELETE FROM counted WHERE n = 1");
      connection.commit();
      statement.execute("INSERT INTO counted VALUES (4)");
      connection.rollback();
      connection.setAutoCommit(true);
      assertThatThrownBy(() -> statement.execute("INSERT INTO counted VALUES (12)"))
          .isInstanceOf(SQLException.class);

      assertThat(of("xact_rollback") - rollbacks).isEqualTo(2);
      assertThat(of("tup_inserted") - inserted).isEqualTo(4); // also what was rolled back
      assertThat(of("tup_updated") - updated).isEqualTo(2);
      assertThat(of("tup_deleted") - deleted).isEqualTo(1);
      // 2, and the watcher's: the four last of the first questions, and four of these
      assertThat(of("xact_commit") - commits).isEqualTo(2 + 4 + 4 + 1);
    }
  }

  @Test
  void sessions_are_counted_and_how_they_ended() throws Exception {
    double backends = of("numbackends");
    double sessions = of("sessions");
    double abandoned = of("sessions_abandoned");
    double killed = of("sessions_killed");
    double fatal = of("sessions_fatal");

    server.connect().close();
    try (RawClient vanishing = RawClient.connect(server.port())) {
      vanishing.send(RawClient.startup(TestServer.USER, TestServer.DATABASE)).readTo('Z');
      assertThat(of("numbackends") - backends).isEqualTo(1);
    }
    try (Connection victim = server.connect();
        Statement statement = watcher.createStatement();
        Statement asking = victim.createStatement();
        ResultSet pid = asking.executeQuery("SELECT pg_backend_pid()")) {
      pid.next();
      statement.execute("SELECT pg_terminate_backend(" + pid.getInt(1) + ")");
    }
    try (RawClient wrong = RawClient.connect(server.port())) {
      wrong.send(RawClient.startup(TestServer.USER, TestServer.DATABASE)).readTo('Z');
      wrong.send(RawClient.message('j', "")).rest(); // no message of the protocol
    }

    eventually("numbackends", backends);
    assertThat(of("sessions") - sessions).isEqualTo(4);
    eventually("sessions_abandoned", abandoned + 1);
    eventually("sessions_killed", killed + 1);
    eventually("sessions_fatal", fatal + 1);
  }

  private void eventually(String column, double value) throws Exception {
    for (int i = 0; i < 100 && of(column) != value; i++) {
      Thread.sleep(20);
    }
    assertThat(of(column)).isEqualTo(value);
  }

  @Test
  void times_are_those_in_statements_and_between_them() throws SQLException {
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement()) {
      double active = of("active_time");
      double idle = of("idle_in_transaction_time");
      double session = of("session_time");
      connection.setAutoCommit(false);
      statement.execute("SELECT pg_sleep(0.2)");
      try (Statement sleeping = watcher.createStatement()) {
        sleeping.execute("SELECT pg_sleep(0.1)");
      }
      connection.rollback();

      assertThat(of("active_time") - active).isGreaterThanOrEqualTo(300);
      assertThat(of("idle_in_transaction_time") - idle).isGreaterThanOrEqualTo(100);
      assertThat(of("session_time") - session).isGreaterThanOrEqualTo(400);
    }
  }

  @Test
  void what_only_IRIS_knows_is_NULL() throws SQLException {
    try (Statement statement = watcher.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT blks_read, blks_hit, tup_returned, tup_fetched, temp_files, deadlocks"
                    + " FROM pg_stat_database WHERE datname = current_database()")) {
      assertThat(row.next()).isTrue();
      for (int i = 1; i <= 6; i++) {
        assertThat(row.getObject(i)).isNull();
      }
    }
  }
}
