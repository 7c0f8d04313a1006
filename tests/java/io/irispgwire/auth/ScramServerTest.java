package io.irispgwire.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.irispgwire.auth.Authenticator.Sasl;
import io.irispgwire.auth.ScramAuthenticator.Users;
import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The exchange is the example of RFC 7677, section 3; errors are what PostgreSQL 15 sent. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ScramServerTest {
  private static final String SERVER_NONCE = "%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0";
  private static final String NONCE = "rOprNGfwEbeRWgbNEkqO" + SERVER_NONCE;
  private static final String CLIENT_FIRST = "n,,n=user,r=rOprNGfwEbeRWgbNEkqO";
  private static final String PROOF = "dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=";
  private static final ScramVerifier VERIFIER =
      ScramVerifier.of("pencil", Base64.getDecoder().decode("W22ZaJ0SNY7soEsUEjb6gQ=="), 4096);

  private final ScramServer server =
      new ScramServer("user", Account.of(VERIFIER), SERVER_NONCE, ChannelBinding.IMPOSSIBLE);

  @Test
  void the_example_of_the_standard_succeeds() {
    assertThat(server.first(CLIENT_FIRST))
        .isEqualTo("r=" + NONCE + ",s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096");
    assertThat(server.last("c=biws,r=" + NONCE + ",p=" + PROOF))
        .isEqualTo("v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | malformed SCRAM message | The message is empty.",
        "'n,,n=,r=a\0b' | malformed SCRAM message | Message length does not match input length.",
        "x,,n=,r=abc | malformed SCRAM message | Unexpected channel-binding flag \"'x'\".",
        "p=tls-server-end-point,,n=,r=abc | malformed SCRAM message | The client selected"
            + " SCRAM-SHA-256 without channel binding, but the SCRAM message includes channel"
            + " binding data.",
        "nx,n=,r=abc | malformed SCRAM message | Comma expected, but found character \"'x'\".",
        "n | malformed SCRAM message | Comma expected, but found character \"0x00\".",
        "n, | malformed SCRAM message | Unexpected attribute \"0x00\" in client-first-message.",
        "n,b,n=,r=a | malformed SCRAM message | Unexpected attribute \"'b'\" in"
            + " client-first-message.",
        "n,,r=abc | malformed SCRAM message | Expected attribute \"n\" but found \"'r'\".",
        "n,, | malformed SCRAM message | Expected attribute \"n\" but found \"0x00\".",
        "n,,n=joe | malformed SCRAM message | Expected attribute \"r\" but found \"0x00\".",
        "n,,n,r=abc | malformed SCRAM message | Expected character \"=\" for attribute \"n\".",
        "n,,n=,r=a,1=1 | malformed SCRAM message | Attribute expected, but found invalid character"
            + " \"'1'\".",
      })
  void a_first_message_that_cannot_be_read_is_refused(String text, String message, String detail) {
    assertViolation(() -> server.first(text), message, detail);
  }

  @Test
  void a_nonce_must_be_printable() {
    assertViolation(
        () -> server.first("n,,n=,r=a\7bc"), "non-printable characters in SCRAM nonce", null);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "n,a=joe,n=,r=abc | client uses authorization identity, but it is not supported",
        "n,,m=ext,n=,r=abc | client requires an unsupported SCRAM extension",
      })
  void what_is_not_supported_is_said_so(String text, String message) {
    assertThatThrownBy(() -> server.first(text))
        .isInstanceOfSatisfying(
            PgException.class, e -> assertThat(e.state()).isEqualTo(SqlState.FEATURE_NOT_SUPPORTED))
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "c=eSws,r=NONCE,p=PROOF | unexpected SCRAM channel-binding attribute in"
            + " client-final-message | ",
        "c=biws,r=NONCEx,p=PROOF | invalid SCRAM response | Nonce does not match.",
        "c=biws,r=NONCE,p=abcd | malformed SCRAM message | Malformed proof in"
            + " client-final-message.",
        "c=biws,r=NONCEx,p=!!! | malformed SCRAM message | Malformed proof in"
            + " client-final-message.",
        "c=biws,r=NONCE,p=PROOF,x=1 | malformed SCRAM message | Garbage found at the end of"
            + " client-final-message.",
        "c=biws,r=NONCE | malformed SCRAM message | Attribute expected, but found end of string.",
        "r=NONCE | malformed SCRAM message | Expected attribute \"c\" but found \"'r'\".",
        "'' | malformed SCRAM message | The message is empty.",
      })
  void a_final_message_that_cannot_be_read_is_refused(String text, String message, String detail) {
    server.first(CLIENT_FIRST);

    assertViolation(
        () -> server.last(text.replace("NONCE", NONCE).replace("PROOF", PROOF)), message, detail);
  }

  @Test
  void a_client_that_could_have_bound_the_channel_says_so_twice() {
    server.first("y,,n=user,r=rOprNGfwEbeRWgbNEkqO");

    assertWrongPassword(() -> server.last("c=eSws,r=" + NONCE + ",p=" + PROOF), "user");
  }

  @Test
  void a_proof_of_another_message_proves_nothing() {
    server.first(CLIENT_FIRST);

    assertWrongPassword(() -> server.last("c=biws,r=" + NONCE + ",x=1,p=" + PROOF), "user");
  }

  @Test
  void an_unknown_user_learns_no_more_than_that_the_login_failed() {
    ScramAuthenticator authenticator = new ScramAuthenticator(Users.only("user", VERIFIER), 4096);

    ScramServer first = exchange(authenticator, "nobody");
    String answer = first.first("n,,n=,r=abc");
    String again = exchange(authenticator, "nobody").first("n,,n=,r=abc");
    String other = exchange(authenticator, "somebody").first("n,,n=,r=abc");

    assertThat(saltAndIterations(answer)).isEqualTo(saltAndIterations(again)).contains("i=4096");
    assertThat(saltAndIterations(answer)).isNotEqualTo(saltAndIterations(other));
    String nonce = answer.substring("r=".length(), answer.indexOf(','));
    assertWrongPassword(() -> first.last("c=biws,r=" + nonce + ",p=" + PROOF), "nobody");
  }

  @Test
  void every_exchange_has_a_nonce_of_its_own() {
    ScramAuthenticator authenticator = new ScramAuthenticator(Users.only("user", VERIFIER), 4096);

    assertThat(exchange(authenticator, "user").first("n,,n=,r=abc"))
        .isNotEqualTo(exchange(authenticator, "user").first("n,,n=,r=abc"));
  }

  private static ScramServer exchange(ScramAuthenticator authenticator, String user) {
    InetSocketAddress here = new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);
    LoginRequest request = new LoginRequest(user, "USER", new Origin(here, here, Optional.empty()));
    Sasl sasl = (Sasl) authenticator.begin(request);
    return (ScramServer) sasl.choice().apply(ScramServer.MECHANISM);
  }

  private static String saltAndIterations(String serverFirst) {
    return serverFirst.substring(serverFirst.indexOf(",s="));
  }

  private static void assertViolation(Runnable step, String message, @Nullable String detail) {
    assertThatThrownBy(step::run)
        .isInstanceOfSatisfying(
            PgException.class,
            e -> {
              assertThat(e.state()).isEqualTo(SqlState.PROTOCOL_VIOLATION);
              assertThat(e.isFatal()).isTrue();
              assertThat(e.diagnostic().detail()).isEqualTo(detail);
            })
        .hasMessage(message);
  }

  private static void assertWrongPassword(Runnable step, String user) {
    assertThatThrownBy(step::run)
        .isInstanceOfSatisfying(
            PgException.class,
            e -> {
              assertThat(e.state()).isEqualTo(SqlState.INVALID_PASSWORD);
              assertThat(e.isFatal()).isTrue();
            })
        .hasMessage("password authentication failed for user \"" + user + "\"");
  }
}
