package io.irispgwire.server;

import static io.irispgwire.testing.RawClient.key;
import static io.irispgwire.testing.RawClient.message;
import static io.irispgwire.testing.RawClient.packet;
import static io.irispgwire.testing.RawClient.startup;
import static org.assertj.core.api.Assertions.assertThat;

import io.irispgwire.testing.RawClient;
import io.irispgwire.testing.RawClient.Message;
import io.irispgwire.testing.RunningInstance;
import java.io.IOException;
import java.net.ServerSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two servers behind one address: a cancel request may reach either. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(60)
class ClusterTest {
  private static final int CANCEL_REQUEST = 80_877_102;
  private static final int FORWARDED_CANCEL = 80_877_114;

  private RunningInstance first;
  private RunningInstance second;

  @BeforeEach
  void start() throws IOException {
    int one = freePort();
    int two = freePort();
    first = node(1, one, "2=127.0.0.1:" + two);
    second = node(2, two, "1=127.0.0.1:" + one);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static RunningInstance node(int number, int port, String peers) throws IOException {
    return RunningInstance.start(
        "--port", "" + port, "--auth", "trust", "--node", "" + number, "--peers", peers);
  }

  @AfterEach
  void stop() {
    first.close();
    second.close();
  }

  @Test
  void a_cancel_request_that_reaches_the_other_server_is_passed_on() throws IOException {
    try (RawClient client = RawClient.connect(first.port())) {
      String key = key(client.send(startup(RunningInstance.USER, "USER")).readTo('Z'));
      client.send(message('Q', "SELECT pg_sleep(50)\0"));

      assertThat(client.cancelled(second.port(), key).field('C')).isEqualTo("57014");
    }
  }

  @Test
  void process_ids_name_their_servers() throws IOException {
    assertThat(processId(first) >>> 24).isEqualTo(1);
    assertThat(processId(second) >>> 24).isEqualTo(2);
  }

  private static int processId(RunningInstance server) throws IOException {
    try (RawClient client = RawClient.connect(server.port())) {
      String key = key(client.send(startup(RunningInstance.USER, "USER")).readTo('Z'));
      return key.charAt(0) << 24 | key.charAt(1) << 16 | key.charAt(2) << 8 | key.charAt(3);
    }
  }

  @Test
  void a_wrong_key_is_no_use_at_any_server_and_a_request_that_was_passed_on_stays()
      throws IOException {
    try (RawClient client = RawClient.connect(first.port());
        RawClient wrong = RawClient.connect(second.port());
        RawClient circling = RawClient.connect(second.port())) {
      String key = key(client.send(startup(RunningInstance.USER, "USER")).readTo('Z'));
      client.send(message('Q', "SELECT pg_sleep(0.5)\0"));
      String other = key.substring(0, 4) + (char) (key.charAt(4) ^ 1) + key.substring(5);

      assertThat(wrong.send(packet(CANCEL_REQUEST, other)).rest()).isEmpty();
      assertThat(circling.send(packet(FORWARDED_CANCEL, key)).rest()).isEmpty();
      assertThat(client.readTo('Z')).extracting(Message::tag).containsExactly('T', 'D', 'C', 'Z');
    }
  }

  @Test
  void a_server_that_is_down_costs_the_client_nothing_but_its_request() throws IOException {
    try (RunningInstance alone = node(3, freePort(), "4=127.0.0.1:" + freePort());
        RawClient client = RawClient.connect(alone.port())) {
      String ofFourth = "\4\0\0\1keys";

      assertThat(client.send(packet(CANCEL_REQUEST, ofFourth)).rest()).isEmpty();
    }
  }
}
