package io.irispgwire.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.irispgwire.testing.RunningInstance;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What an operator does to the sessions, and who may not. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ActionsTest {
  private RunningInstance server;
  private Operator operator;

  @BeforeEach
  void start() throws Exception {
    server = RunningInstance.start("--admin-port", "0");
    operator = new Operator(server);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static int processId(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SELECT pg_backend_pid()")) {
      assertThat(result.next()).isTrue();
      return result.getInt(1);
    }
  }

  @Test
  void a_statement_is_cancelled_and_the_session_lives_on() throws Exception {
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement()) {
      int pid = processId(connection);
      CompletableFuture<Void> sleeping =
          CompletableFuture.runAsync(
              () -> {
                try {
                  statement.execute("SELECT pg_sleep(60)");
                } catch (SQLException e) {
                  throw new IllegalStateException(e.getSQLState(), e);
                }
              });
      while (!operator.get("/status").body().contains("pg_sleep")) {
        Thread.onSpinWait();
      }
      while (!sleeping.isDone()) {
        assertThat(operator.act("/sessions/" + pid + "/cancel").statusCode()).isEqualTo(200);
      }

      assertThatThrownBy(sleeping::get)
          .isInstanceOf(ExecutionException.class)
          .hasRootCauseInstanceOf(SQLException.class)
          .cause()
          .hasMessage("57014");
      assertThat(processId(connection)).isEqualTo(pid);
    }
  }

  @Test
  void a_session_is_ended() throws Exception {
    try (Connection connection = server.connect()) {
      int pid = processId(connection);

      assertThat(operator.act("/sessions/" + pid + "/terminate").statusCode()).isEqualTo(200);
      assertThatThrownBy(() -> processId(connection)).isInstanceOf(SQLException.class);
      assertThat(operator.act("/sessions/" + pid + "/terminate").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void what_a_foreign_page_can_send_does_nothing() throws Exception {
    try (Connection connection = server.connect()) {
      int pid = processId(connection);

      assertThat(operator.post("/sessions/" + pid + "/terminate").statusCode()).isEqualTo(403);
      assertThat(operator.get("/sessions/" + pid + "/terminate").statusCode()).isEqualTo(405);
      assertThat(processId(connection)).isEqualTo(pid);
    }
  }

  @Test
  void files_are_reloaded_and_what_is_logged_is_changed() throws Exception {
    assertThat(operator.act("/reload").statusCode()).isEqualTo(200);
    assertThat(operator.act("/log-level?logger=io.irispgwire.unused&level=FINE").statusCode())
        .isEqualTo(200);
    assertThat(Logger.getLogger("io.irispgwire.unused").getLevel()).isEqualTo(Level.FINE);
    assertThat(operator.act("/log-level?logger=java.net&level=FINE").statusCode()).isEqualTo(400);
    assertThat(operator.act("/log-level?logger=io.irispgwire&level=LOUD").statusCode())
        .isEqualTo(400);
  }
}
