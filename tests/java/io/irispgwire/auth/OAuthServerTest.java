package io.irispgwire.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.irispgwire.auth.SaslServer.Reply;
import io.irispgwire.backend.Credential;
import io.irispgwire.config.Secret;
import io.irispgwire.error.PgException;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 7628; the first message of the example is that of section 4.1. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class OAuthServerTest {
  private final OAuthServer server = new OAuthServer("user", "https://example.com", "openid \"x\"");

  @Test
  void a_token_is_handed_on_as_it_is() {
    Reply reply =
        server.answer(
            "n,,\1host=server.example.com\1port=143\1"
                + "auth=Bearer vF9dft4qmTc2Nvb3RlckBhbHRhdmlzdGEuY29tCg==\1\1");

    assertThat(reply.text()).isEmpty();
    assertThat(reply.proven())
        .isEqualTo(
            Optional.of(
                new Proven(
                    "oauth",
                    new Credential.Token(
                        new Secret("vF9dft4qmTc2Nvb3RlckBhbHRhdmlzdGEuY29tCg==")))));
  }

  @Test
  void who_has_no_token_is_told_where_to_get_one() {
    Reply reply = server.answer("n,,\1auth=\1\1");

    assertThat(reply.text())
        .contains(
            "{\"status\":\"invalid_token\",\"openid-configuration\":"
                + "\"https://example.com/.well-known/openid-configuration\","
                + "\"scope\":\"openid \\\"x\\\"\"}");
    assertThatThrownBy(() -> server.answer("\1"))
        .hasMessage("OAuth bearer authentication failed for user \"user\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | malformed OAUTHBEARER message",
        "p=x,,^auth=Bearer x^^ | malformed OAUTHBEARER message",
        "n,a=joe,^auth=Bearer x^^ | client uses authorization identity, but it is not supported",
        "n,,auth=Bearer x^^ | malformed OAUTHBEARER message",
        "n,,^auth=Bearer x^ | malformed OAUTHBEARER message",
        "n,,^auth=Bearer x^^^ | malformed OAUTHBEARER message",
        "n,,^auth^^ | malformed OAUTHBEARER message",
        "n,,^host=x^^ | malformed OAUTHBEARER message",
        "n,,^auth=Bearer x^auth=Bearer y^^ | malformed OAUTHBEARER message",
        "n,,^auth=Basic x^^ | OAuth bearer authentication failed for user \"user\"",
        "n,,^auth=Bearer x y^^ | OAuth bearer authentication failed for user \"user\"",
        "n,,^auth=Bearer ^^ | OAuth bearer authentication failed for user \"user\"",
      })
  void what_cannot_be_read_is_refused(String message, String expected) {
    assertThatThrownBy(() -> server.answer(message.replace('^', '\1')))
        .isInstanceOfSatisfying(PgException.class, e -> assertThat(e.isFatal()).isTrue())
        .hasMessage(expected);
  }
}
