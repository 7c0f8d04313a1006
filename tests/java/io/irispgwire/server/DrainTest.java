package io.irispgwire.server;

import static io.irispgwire.server.ServerTest.assertFatal;
import static io.irispgwire.testing.RawClient.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.irispgwire.testing.RawClient;
import io.irispgwire.testing.RawClient.Message;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How a server lets its clients in, and how it sends them home. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(60)
class DrainTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String END = "terminating connection due to administrator command";

  @Test
  void one_client_too_many_is_refused_and_the_next_may_come_when_one_has_left() throws IOException {
    try (OpenServer server = OpenServer.start(2, LONG, Duration.ZERO);
        RawClient first = server.login()) {
      try (RawClient second = server.login();
          RawClient third = server.connect().send(OpenServer.STARTUP)) {
        assertFatal(third, "53300", "sorry, too many clients already");
        second.send(message('X', "")).rest();
      }

      assertThat(tryToLogIn(server)).isTrue();
      assertThat(first.send(message('Q', "SELECT 1\0")).readTo('Z')).hasSize(4);
    }
  }

  @Test
  void who_does_not_log_in_in_time_is_disconnected_without_a_word() throws IOException {
    try (OpenServer server = OpenServer.start(2, Duration.ofMillis(50), Duration.ZERO);
        RawClient silent = server.connect();
        RawClient slow = server.connect().send("\0\0\0\60")) {
      assertThat(silent.rest()).isEmpty();
      assertThat(slow.rest()).isEmpty();
    }
  }

  @Test
  void who_has_logged_in_may_stay() throws IOException {
    try (OpenServer server = OpenServer.start(2, Duration.ofMillis(500), Duration.ZERO);
        RawClient client = server.login();
        RawClient silent = server.connect()) {
      assertThat(silent.rest()).isEmpty(); // the limit has passed
      assertThat(client.send(message('Q', "SELECT 1\0")).readTo('Z')).hasSize(4);
    }
  }

  @Test
  void idle_clients_are_told_and_nobody_is_let_in_when_the_server_stops() throws IOException {
    try (OpenServer server = OpenServer.start(2, LONG, LONG);
        RawClient client = server.login()) {
      server.drain();

      assertFatal(client, "57P01", END);
      assertThatThrownBy(server::connect).isInstanceOf(ConnectException.class);
    }
  }

  @Test
  void a_running_statement_is_finished_in_the_grace_time() throws Exception {
    try (OpenServer server = OpenServer.start(2, LONG, LONG);
        RawClient client = server.login();
        RawClient idle = server.login()) {
      runStatement(client, 0.5);
      Thread drain = new Thread(server::drain);
      drain.start();

      assertFatal(idle, "57P01", END); // the server is stopping
      assertThat(client.readTo('Z')).extracting(Message::tag).contains('C').doesNotContain('E');
      assertFatal(client, "57P01", END);
      drain.join();
    }
  }

  @Test
  void a_statement_that_runs_longer_is_interrupted() throws IOException {
    try (OpenServer server = OpenServer.start(2, LONG, Duration.ofMillis(100));
        RawClient client = server.login()) {
      runStatement(client, 50);
      server.drain();

      List<Message> last = client.readTo('E');
      while (!last.get(last.size() - 1).field('S').equals("FATAL")) {
        last = client.readTo('E');
      }
      assertThat(last.get(last.size() - 1).field('C')).isEqualTo("57P01");
    }
  }

  @Test
  void a_client_that_goes_away_leaves_its_place_though_its_statement_would_go_on()
      throws IOException {
    try (OpenServer server = OpenServer.start(1, LONG, Duration.ZERO)) {
      try (RawClient client = server.login()) {
        runStatement(client, 50);
      }

      assertThat(tryToLogIn(server)).isTrue();
    }
  }

  /** Returns when the statement runs: the row before it is too long to be kept back. */
  private static void runStatement(RawClient client, double seconds) throws IOException {
    client.send(message('Q', "SELECT repeat('x', 100000); SELECT pg_sleep(" + seconds + ")\0"));
    client.readTo('D');
  }

  /** A place is free when the old session has given everything back, which takes a moment. */
  private static boolean tryToLogIn(OpenServer server) throws IOException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      try (RawClient client = server.connect().send(OpenServer.STARTUP)) {
        if (client.read().tag() == 'R') {
          return true;
        }
      }
      Thread.onSpinWait();
    }
    return false;
  }
}
