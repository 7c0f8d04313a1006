package io.irispgwire.server;

import static io.irispgwire.testing.RawClient.int32;
import static io.irispgwire.testing.RawClient.message;
import static io.irispgwire.testing.RawClient.packet;
import static org.assertj.core.api.Assertions.assertThat;

import io.irispgwire.testing.RawClient;
import io.irispgwire.testing.RawClient.Message;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a socket sees; the answers are those of PostgreSQL 15 unless a test says otherwise. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(60)
class ServerTest {
  private static final int SSL_REQUEST = 80_877_103;
  private static final int GSSENC_REQUEST = 80_877_104;
  private static final int CANCEL_REQUEST = 80_877_102;

  private OpenServer server;

  @BeforeAll
  void start() throws IOException {
    server = OpenServer.start(10, Duration.ofMinutes(1), Duration.ZERO);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void encryption_is_refused_by_one_letter_and_the_client_goes_on() throws IOException {
    try (RawClient client = server.connect()) {
      assertThat(client.send(packet(SSL_REQUEST, "")).letter()).isEqualTo('N');
      assertThat(client.send(packet(GSSENC_REQUEST, "")).letter()).isEqualTo('N');
      client.send(OpenServer.STARTUP);
      assertThat(client.readTo('Z')).first().isEqualTo(new Message('R', int32(0)));
    }
  }

  @Test
  void bytes_that_come_together_with_a_request_for_encryption_are_refused() throws IOException {
    try (RawClient client = server.connect()) {
      client.send(packet(SSL_REQUEST, "") + OpenServer.STARTUP);

      assertThat(client.letter()).isEqualTo('N');
      assertFatal(client, "08P01", "received unencrypted data after SSL request");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET / HTTP/1.1\r\n\r\n", "\0\0\0\7\0\3\0\0", "\0\0\0\24\4\322\26\56"})
  void what_is_no_start_up_packet_is_not_answered(String bytes) throws IOException {
    try (RawClient client = server.connect()) {
      assertThat(client.send(bytes + "\0".repeat(12)).rest()).isEmpty();
    }
  }

  @Test
  void an_old_client_is_told_in_the_form_that_it_understands() throws IOException {
    try (RawClient client = server.connect()) {
      assertThat(client.send(packet(2 << 16, "")).rest())
          .isEqualTo("EFATAL:  unsupported frontend protocol 2.0: server supports 3.0 to 3.2\n\0");
    }
  }

  @Test
  void a_client_from_the_future_is_told_what_is_spoken() throws IOException {
    try (RawClient client = server.connect().send(packet(4 << 16, "\0"))) {
      assertFatal(client, "0A000", "unsupported frontend protocol 4.0: server supports 3.0 to 3.2");
    }
  }

  @Test
  void a_start_up_packet_without_an_end_is_refused() throws IOException {
    try (RawClient client = server.connect().send(packet(3 << 16, "user\0joe"))) {
      assertFatal(
          client, "08P01", "invalid startup packet layout: expected terminator as last byte");
    }
  }

  /** PostgreSQL says why in its log only; here the client learns it, too. */
  @Test
  void a_message_over_the_limit_is_refused_before_it_is_sent() throws IOException {
    try (RawClient client = server.login()) {
      client.send("Q" + int32(OpenServer.MAX_MESSAGE_BYTES + 1) + "SELECT");

      assertFatal(client, "08P01", "invalid message length");
    }
  }

  @Test
  void a_message_of_the_greatest_length_is_answered() throws IOException {
    try (RawClient client = server.login()) {
      String comment = "-".repeat(OpenServer.MAX_MESSAGE_BYTES - 5);

      assertThat(client.send(message('Q', comment + "\0")).readTo('Z'))
          .extracting(Message::tag)
          .containsExactly('I', 'Z');
    }
  }

  @Test
  void an_unknown_message_ends_the_connection() throws IOException {
    try (RawClient client = server.login().send("x")) {
      assertFatal(client, "08P01", "invalid frontend message type 120");
    }
  }

  @Test
  void a_message_that_cannot_be_read_is_one_error_and_the_session_goes_on() throws IOException {
    try (RawClient client = server.login()) {
      client.send(message('Q', "select '\377'\0") + message('Q', "SELECT 1\0"));

      List<Message> failed = client.readTo('Z');
      assertThat(failed.get(0).field('C')).isEqualTo("22021");
      assertThat(failed.get(0).field('M'))
          .isEqualTo("invalid byte sequence for encoding \"UTF8\": 0xff");
      assertThat(client.readTo('Z')).extracting(Message::tag).containsExactly('T', 'D', 'C', 'Z');
    }
  }

  @Test
  void a_malformed_extended_query_is_dropped_up_to_sync() throws IOException {
    try (RawClient client = server.login()) {
      client.send(
          message('P', "s\0select \377\0\0\0")
              + message('Q', "SELECT 1\0")
              + message('S', "")
              + message('S', "too long"));

      assertThat(client.readTo('Z')).extracting(Message::tag).containsExactly('E', 'Z');
      assertThat(client.readTo('Z')).extracting(Message::tag).containsExactly('E', 'Z');
    }
  }

  @Test
  void messages_that_come_byte_by_byte_are_answered() throws IOException {
    try (RawClient client = server.login()) {
      for (char c : message('Q', "SELECT 1\0").toCharArray()) {
        client.send(String.valueOf(c));
      }

      assertThat(client.readTo('Z')).extracting(Message::tag).containsExactly('T', 'D', 'C', 'Z');
    }
  }

  @Test
  void ten_thousand_queries_in_one_write_are_answered_in_order() throws Exception {
    int count = 10_000;
    try (RawClient client = server.login()) {
      Thread sender =
          new Thread(
              () -> {
                for (int i = 0; i < count; i++) {
                  client.send(message('Q', "SELECT " + i + "\0"));
                }
              });
      sender.start();

      for (int i = 0; i < count; i++) {
        String row = client.readTo('Z').get(1).body();
        assertThat(row).endsWith(Integer.toString(i));
      }
      sender.join();
    }
  }

  @Test
  void answers_that_waited_and_answers_at_once_keep_their_order() throws Exception {
    int count = 5_000;
    try (RawClient client = server.login()) {
      client.send(message('Q', "SELECT 'prompt'\0"));
      client.readTo('Z');
      Thread sender =
          new Thread(
              () -> {
                for (int i = 0; i < count; i++) {
                  client.send(message('Q', "SELECT 'waits', pg_sleep(0)\0"));
                  client.send(message('Q', "SELECT 'prompt'\0"));
                }
              });
      sender.start();

      for (int i = 0; i < count; i++) {
        assertThat(client.readTo('Z').get(1).body()).contains("waits");
        assertThat(client.readTo('Z').get(1).body()).contains("prompt");
      }
      sender.join();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "SET idle_session_timeout = 100, 57P05, terminating connection due to idle-session timeout",
    "BEGIN; SET idle_in_transaction_session_timeout = 100, 25P03,"
        + " terminating connection due to idle-in-transaction timeout"
  })
  void a_session_that_waits_too_long_for_its_client_ends(String sql, String state, String text)
      throws IOException {
    try (RawClient client = server.login()) {
      client.send(message('Q', sql + "\0"));
      client.readTo('Z');

      assertFatal(client, state, text);
    }
  }

  @Test
  void a_session_that_works_is_not_idle() throws IOException {
    try (RawClient client = server.login()) {
      client.send(message('Q', "SET idle_session_timeout = 300\0"));
      client.readTo('Z');
      client.send(message('Q', "SELECT pg_sleep(0.6)\0"));

      assertThat(client.readTo('Z')).extracting(Message::tag).containsExactly('T', 'D', 'C', 'Z');
    }
  }

  @Test
  void what_was_sent_before_the_goodbye_is_done() throws IOException {
    try (RawClient client = server.login()) {
      client.send(message('Q', "SELECT 1\0") + message('Q', "SELECT 2\0") + message('X', ""));

      assertThat(client.readTo('Z')).hasSize(4);
      assertThat(client.readTo('Z')).hasSize(4);
      assertThat(client.rest()).isEmpty();
    }
  }

  @Test
  void a_cancel_request_with_the_key_cancels_and_is_not_answered() throws IOException {
    try (RawClient client = server.connect()) {
      client.send(OpenServer.STARTUP);
      String key = RawClient.key(client.readTo('Z'));
      client.send(message('Q', "SELECT pg_sleep(50)\0"));
      Message answer = client.cancelled(server.port(), key);

      assertThat(answer.field('C')).isEqualTo("57014");
      assertThat(answer.field('M')).isEqualTo("canceling statement due to user request");
    }
  }

  @Test
  void a_cancel_request_with_another_key_does_nothing() throws IOException {
    try (RawClient client = server.connect();
        RawClient canceller = server.connect()) {
      client.send(OpenServer.STARTUP);
      String key = RawClient.key(client.readTo('Z'));
      String wrong = key.substring(0, 4) + (char) (key.charAt(4) ^ 1) + key.substring(5);
      client.send(message('Q', "SELECT pg_sleep(0.3)\0"));

      assertThat(canceller.send(packet(CANCEL_REQUEST, wrong)).rest()).isEmpty();
      assertThat(client.readTo('Z')).extracting(Message::tag).containsExactly('T', 'D', 'C', 'Z');
    }
  }

  @Test
  void a_client_of_protocol_3_2_gets_a_longer_key() throws IOException {
    try (RawClient old = server.connect();
        RawClient client = server.connect()) {
      old.send(OpenServer.STARTUP);
      client.send(packet((3 << 16) + 2, "user\0" + OpenServer.USER + "\0database\0USER\0\0"));

      assertThat(RawClient.key(old.readTo('Z'))).hasSize(8);
      assertThat(RawClient.key(client.readTo('Z'))).hasSize(36);
    }
  }

  static void assertFatal(RawClient client, String state, String message) throws IOException {
    Message answer = client.read();

    assertThat(answer.tag()).isEqualTo('E');
    assertThat(answer.field('S')).isEqualTo("FATAL");
    assertThat(answer.field('C')).isEqualTo(state);
    assertThat(answer.field('M')).isEqualTo(message);
    assertThat(client.rest()).isEmpty();
  }
}
