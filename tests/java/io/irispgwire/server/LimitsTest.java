package io.irispgwire.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.irispgwire.testing.RunningInstance;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What one client may take of what all share. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(120)
class LimitsTest {
  @Test
  void a_user_has_so_many_sessions_and_no_more() throws Exception {
    try (RunningInstance server = RunningInstance.start("--max-connections-per-user", "1");
        Connection first = server.connect()) {
      assertThat(first.isValid(0)).isTrue();
      assertRefused(server::connect, "53300", "FATAL: too many connections for role \"_SYSTEM\"");
    }
  }

  @Test
  void an_address_has_so_many_sessions_and_no_more() throws Exception {
    try (RunningInstance server = RunningInstance.start("--max-connections-per-address", "1");
        Connection first = server.connect()) {
      assertThat(first.isValid(0)).isTrue();
      assertRefused(
          server::connect, "53300", "FATAL: too many connections from address \"127.0.0.1\"");
    }
  }

  @Test
  void a_session_has_so_many_statements_and_portals_and_goes_on() throws Exception {
    try (RunningInstance server =
            RunningInstance.start("--max-prepared-statements", "2", "--max-portals", "2");
        Connection connection = server.connect("preferQueryMode", "simple");
        Statement statement = connection.createStatement()) {
      statement.execute("PREPARE a AS SELECT 1");
      statement.execute("PREPARE b AS SELECT 1");
      assertRefused(
          () -> statement.execute("PREPARE c AS SELECT 1"),
          "53400",
          "ERROR: too many prepared statements: 2");
      statement.execute("DEALLOCATE a");
      statement.execute("PREPARE c AS SELECT 1");

      statement.execute("BEGIN; DECLARE a CURSOR FOR SELECT 1; DECLARE b CURSOR FOR SELECT 1");
      assertRefused(
          () -> statement.execute("DECLARE c CURSOR FOR SELECT 1"),
          "53400",
          "ERROR: too many portals: 2");
      statement.execute("ROLLBACK");
    }
  }

  private static void assertRefused(ThrowingCallable action, String state, String message) {
    assertThatThrownBy(action)
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(state))
        .hasMessageContaining(message);
  }
}
