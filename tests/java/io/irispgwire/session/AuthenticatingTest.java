package io.irispgwire.session;

import static io.irispgwire.testing.RawClient.int32;
import static io.irispgwire.testing.RawClient.message;
import static org.assertj.core.api.Assertions.assertThat;

import io.irispgwire.testing.RawClient;
import io.irispgwire.testing.RawClient.Message;
import io.irispgwire.testing.TestServer;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Logins that go wrong. The answers are those of PostgreSQL 15 to the same bytes. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(60)
class AuthenticatingTest {
  private static final String FIRST = "n,,n=,r=abcdefghijklmnop";

  private static TestServer server;

  @BeforeAll
  static void startServer() throws IOException {
    server = TestServer.start();
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  static Stream<Arguments> answers() {
    return Stream.of(
        Arguments.of(
            message('Q', "select 1\0"), "08P01", "expected SASL response, got message type 81"),
        Arguments.of(message('X', ""), "08P01", "expected SASL response, got message type 88"),
        Arguments.of(
            initial("FOO", FIRST),
            "08P01",
            "client selected an invalid SASL authentication mechanism"),
        Arguments.of(
            message('p', "secret\0"),
            "08P01",
            "client selected an invalid SASL authentication mechanism"),
        Arguments.of(
            message('p', "SCRAM-SHA-256\0" + int32(5) + FIRST), "08P01", "invalid message format"),
        Arguments.of(
            message('p', "SCRAM-SHA-256\0" + int32(500) + FIRST),
            "08P01",
            "insufficient data left in message"),
        Arguments.of(message('p', "SCRAM-SHA-256\0"), "08P01", "insufficient data left in message"),
        Arguments.of(initial("SCRAM-SHA-256", "zzz"), "08P01", "malformed SCRAM message"),
        Arguments.of(
            initial("SCRAM-SHA-256", "n,a=x,n=,r=abc"),
            "0A000",
            "client uses authorization identity, but it is not supported"),
        Arguments.of(
            initial("SCRAM-SHA-256", "n,,n=,r=" + "a".repeat(60_000)),
            "28P01",
            "password authentication failed for user \"_SYSTEM\""));
  }

  @ParameterizedTest(name = "{2}")
  @MethodSource("answers")
  void what_is_no_SASL_exchange_ends_the_connection(String sent, String state, String text)
      throws IOException {
    try (RawClient client = asked()) {
      client.send(sent);

      Message error = client.read();
      assertThat(error.field('S')).isEqualTo("FATAL");
      assertThat(error.field('C')).isEqualTo(state);
      assertThat(error.field('M')).isEqualTo(text);
      assertThat(client.rest()).isEmpty();
    }
  }

  @Test
  void the_client_may_leave_the_first_word_to_the_server() throws IOException {
    try (RawClient client = asked()) {
      client.send(message('p', "SCRAM-SHA-256\0" + int32(-1)));
      assertThat(client.read()).isEqualTo(new Message('R', int32(11)));

      client.send(message('p', FIRST));
      assertThat(client.read().body()).startsWith(int32(11) + "r=abcdefghijklmnop");
    }
  }

  @Test
  void a_SASL_message_after_the_login_ends_the_connection() throws IOException {
    try (TestServer open = TestServer.startTrusting();
        RawClient client = RawClient.connect(open.port())) {
      client.send(RawClient.startup("_SYSTEM", "USER")).readTo('Z');
      client.send(message('p', "secret\0"));

      Message error = client.read();
      assertThat(error.field('S')).isEqualTo("FATAL");
      assertThat(error.field('M')).isEqualTo("invalid frontend message type 112");
    }
  }

  /** A client that has been asked for SASL. */
  private static RawClient asked() throws IOException {
    RawClient client = RawClient.connect(server.port());
    client.send(RawClient.startup("_SYSTEM", "USER")).read();
    return client;
  }

  private static String initial(String mechanism, String first) {
    return message('p', mechanism + "\0" + int32(first.length()) + first);
  }
}
