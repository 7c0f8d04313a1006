package io.irispgwire.operations;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.irispgwire.config.ConfigurationException;
import io.irispgwire.testing.RunningInstance;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.sql.Connection;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The port for operators: what is public, who gets in, what a foreign page cannot do. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AdministrationServerTest {
  @Test
  void a_server_that_takes_clients_is_live_and_ready() throws Exception {
    try (RunningInstance server = RunningInstance.start("--admin-port", "0")) {
      Operator operator = new Operator(server);

      assertThat(operator.get("/health/live").statusCode()).isEqualTo(200);
      assertThat(operator.get("/health/ready").statusCode()).isEqualTo(200);
      assertThat(operator.get("/health/ready").body())
          .isEqualTo("back end reachable\nconnections free\naccepting sessions\n");
    }
  }

  @Test
  void a_server_without_a_free_place_is_live_but_not_ready() throws Exception {
    try (RunningInstance server =
        RunningInstance.start("--admin-port", "0", "--max-connections", "1")) {
      Operator operator = new Operator(server);

      try (Connection only = server.connect()) {
        assertThat(only.isValid(0)).isTrue();
        HttpResponse<String> ready = operator.get("/health/ready");
        assertThat(ready.statusCode()).isEqualTo(503);
        assertThat(ready.body()).contains("not accepting sessions");
        assertThat(operator.get("/health/live").statusCode()).isEqualTo(200);
      }
    }
  }

  @Test
  void without_the_password_only_health_is_told() throws Exception {
    try (RunningInstance server =
        RunningInstance.start("--admin-port", "0", "--admin-password", "open sesame")) {
      Operator operator = new Operator(server);

      assertThat(operator.get("/health/live").statusCode()).isEqualTo(200);
      assertThat(operator.get("/health/ready").statusCode()).isEqualTo(200);
      for (String page : new String[] {"/metrics", "/status", "/", "/nonsense"}) {
        HttpResponse<String> refused = operator.get(page);
        assertThat(refused.statusCode()).as(page).isEqualTo(401);
        assertThat(refused.headers().firstValue("WWW-Authenticate").orElse(""))
            .startsWith("Basic realm=");
      }
      assertThat(operator.get("/status", "admin", "open sesam").statusCode()).isEqualTo(401);
      assertThat(operator.get("/status", "other", "open sesame").statusCode()).isEqualTo(401);
      assertThat(operator.get("/status", "admin", "open sesame").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void who_guesses_too_often_is_locked_out_even_with_the_right_password() throws Exception {
    try (RunningInstance server =
        RunningInstance.start(
            "--admin-port", "0", "--admin-password", "right", "--login-failures", "3")) {
      Operator operator = new Operator(server);

      for (int i = 0; i < 3; i++) {
        assertThat(operator.get("/status", "admin", "wrong").statusCode()).isEqualTo(401);
      }
      assertThat(operator.get("/status", "admin", "right").statusCode()).isEqualTo(401);
    }
  }

  @Test
  void without_a_password_a_foreign_name_for_this_machine_is_refused() throws Exception {
    try (RunningInstance server = RunningInstance.start("--admin-port", "0")) {
      int port = server.administration().getPort();

      assertThat(statusLine(port, "evil.example:" + port)).contains(" 403 ");
      assertThat(statusLine(port, "127.0.0.1:" + port)).contains(" 200 ");
      assertThat(statusLine(port, "localhost:" + port)).contains(" 200 ");
    }
  }

  private static String statusLine(int port, String host) throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket
          .getOutputStream()
          .write(
              ("GET /status HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                  .getBytes(US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), US_ASCII)
          .lines()
          .findFirst()
          .orElse("");
    }
  }

  @Test
  void an_address_that_others_can_reach_needs_a_password_and_encryption() {
    assertThatThrownBy(
            () -> RunningInstance.configuration("--admin-port", "0", "--admin-host", "0.0.0.0"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("--admin-host: 0.0.0.0 can be reached from other machines");
    assertThatThrownBy(
            () ->
                RunningInstance.configuration(
                    "--admin-port", "0", "--admin-host", "0.0.0.0", "--admin-password", "secret"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("--admin-tls=on");
    assertThatThrownBy(
            () -> RunningInstance.configuration("--admin-port", "0", "--admin-tls", "mutual"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("needs --tls and a certificate");
  }

  @Test
  void there_is_no_such_port_unless_it_is_asked_for() {
    assertThat(RunningInstance.configuration().administration()).isEmpty();
  }

  @Test
  void pages_that_do_not_exist_are_not_found_and_those_that_do_are_only_read() throws Exception {
    try (RunningInstance server = RunningInstance.start("--admin-port", "0")) {
      Operator operator = new Operator(server);

      assertThat(operator.get("/nonsense").statusCode()).isEqualTo(404);
      assertThat(operator.post("/metrics").statusCode()).isEqualTo(405);
    }
  }
}
