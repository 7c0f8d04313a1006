package io.irispgwire.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.irispgwire.types.JsonReader;
import io.irispgwire.types.JsonValue.JsonObject;
import io.irispgwire.types.JsonValue.JsonString;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The entry class in a JVM launched as IRIS launches it: InterSystems' system class loader, -Xrs,
 * our class path before the driver's, the gateway listening.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class GatewayTest {
  @TempDir static Path directory;

  private static Process process;
  private static PrintStream calls;
  private static BufferedReader answers;
  private static int gatewayPort;

  @BeforeAll
  static void launch() throws IOException {
    gatewayPort = freePort();
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xrs",
                "-Djava.system.class.loader=com.intersystems.gateway.ClassLoader",
                "-classpath",
                System.getProperty("java.class.path"),
                ServerProcess.class.getName(),
                String.valueOf(gatewayPort),
                "",
                "test:IRIS:PGWire",
                "127.0.0.1")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    calls = new PrintStream(process.getOutputStream(), true, UTF_8);
    answers = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    assertThat(answers.readLine()).isEqualTo("Gateway Server: listening on port " + gatewayPort);
  }

  @AfterEach
  void stop() throws IOException {
    assertThat(call("stop")).contains("\"ok\": true");
  }

  @AfterAll
  static void kill() throws InterruptedException {
    process.destroy(); // with -Xrs there are no shutdown hooks that could wait
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void it_starts_serves_and_stops() throws Exception {
    int port = freePort();
    assertThat(call("start " + order(port))).contains("\"state\": \"running\"");
    assertThat(answerOf(port)).isEqualTo("42");
    assertThat(call("status"))
        .contains("\"ok\": true", "\"state\": \"running\"", "\"port\": " + port);
    assertThat(call("stop")).contains("\"ok\": true", "\"state\": \"stopped\"");
    assertThat(canConnect(port)).isFalse();
    assertThat(call("start " + order(port))).contains("\"state\": \"running\"");
    assertThat(answerOf(port)).isEqualTo("42");
  }

  @Test
  void the_gateway_itself_goes_on_listening() throws Exception {
    assertThat(call("start " + order(freePort()))).contains("\"ok\": true");
    assertThat(canConnect(gatewayPort)).isTrue();
    assertThat(call("stop")).contains("\"ok\": true");
    assertThat(canConnect(gatewayPort)).isTrue();
  }

  @Test
  void starting_and_stopping_twice_is_harmless() throws Exception {
    int port = freePort();
    assertThat(call("stop")).contains("\"ok\": true", "\"already\": true");
    assertThat(call("start " + order(port))).doesNotContain("already");
    assertThat(call("start " + order(port))).contains("\"ok\": true", "\"already\": true");
    assertThat(call("stop")).doesNotContain("already");
    assertThat(call("stop")).contains("\"ok\": true", "\"already\": true");
  }

  @Test
  void its_sessions_are_told_and_can_be_cancelled() throws Exception {
    int port = freePort();
    assertThat(call("sessions")).contains("\"ok\": true", "\"sessions\": []");
    assertThat(call("start " + order(port))).contains("\"ok\": true");
    assertThat(call("sessions")).contains("\"sessions\": []");
    assertThat(call("cancel 4711")).contains("\"ok\": true", "\"found\": false");
    assertThat(call("cancel everything")).contains("\"ok\": false");
  }

  @Test
  void settings_are_reloaded_while_it_runs() throws Exception {
    int port = freePort();
    String order = order(port);
    assertThat(call("reload " + order)).contains("\"ok\": false", "not running");
    assertThat(call("start " + order)).contains("\"ok\": true");
    String changed =
        order.replace(
            "\"password\"", "\"startup-rate\": \"7\", \"plan-cache\": \"5\", \"password\"");

    assertThat(call("reload " + changed)).contains("\"ok\": true", "\"state\": \"running\"");
    assertThat(log())
        .contains(
            "setting \"startup-rate\" has changed",
            "setting \"plan-cache\" cannot be changed without restarting the server");
    assertThat(call("reload " + order.replace("\"port\"", "\"prot\"")))
        .contains("\"ok\": false", "unknown setting: prot");
    assertThat(answerOf(port)).isEqualTo("42");
  }

  @Test
  void what_is_printed_goes_to_the_log() throws Exception {
    assertThat(call("start " + order(freePort()))).contains("\"ok\": true");
    assertThat(call("print a stack trace")).isEqualTo("printed");
    assertThat(log()).contains("stdout: a stack trace", "stderr: a stack trace");
  }

  @Test
  void a_second_start_writes_to_the_same_log() throws Exception {
    for (int i = 0; i < 2; i++) {
      int port = freePort();
      assertThat(call("start " + order(port))).contains("\"ok\": true");
      assertThat(log()).contains("listening on /127.0.0.1:" + port);
      assertThat(call("stop")).contains("\"ok\": true");
    }
  }

  @Test
  void the_end_of_the_log_can_be_asked_for() throws Exception {
    assertThat(call("start " + order(freePort()))).contains("\"ok\": true");
    assertThat(call("log")).contains("\"ok\": true", "listening on ");
  }

  @Test
  void a_password_is_neither_logged_nor_told() throws Exception {
    String reply = call("start " + order(freePort()));
    assertThat(reply).contains("\"ok\": true").doesNotContain("secret");
    assertThat(log()).contains("listening on").doesNotContain("secret");
  }

  @Test
  void a_password_that_was_made_up_is_told_once() throws Exception {
    int port = freePort();
    String order = order(port).replace(", \"password\": \"secret\"", "");
    JsonObject reply = (JsonObject) JsonReader.read(call("start " + order));
    JsonString generated =
        (JsonString) Objects.requireNonNull(reply.members().get("generatedPassword"));
    String password = generated.text();
    assertThat(answerOf(port, password)).isEqualTo("42");
    assertThat(call("start " + order)).doesNotContain("generatedPassword");
    assertThat(call("status")).doesNotContain(password);
    assertThat(log()).doesNotContain(password);
  }

  @Test
  void an_order_that_cannot_be_carried_out_says_why() throws Exception {
    try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(call("start " + order(busy.getLocalPort())))
          .contains("\"ok\": false", "cannot listen on 127.0.0.1 port " + busy.getLocalPort());
    }
    assertThat(call("status")).contains("\"state\": \"stopped\"");
    assertThat(call("start " + order(freePort()).replace("\"port\"", "\"prot\"")))
        .contains("\"ok\": false", "unknown setting: prot");
    assertThat(call("check " + order(70_000)))
        .contains("\"ok\": false", "setting port must be a whole number from 0 to 65535");
    assertThat(call("check " + order(5432))).isEqualTo("{\"ok\": true}");
    assertThat(call("start nonsense")).contains("\"ok\": false", "invalid input syntax");
    assertThat(call("start {}")).contains("\"ok\": false", "settings must be a JSON object");
  }

  private static String order(int port) {
    return """
        {"settings": {"port": "%d", "host": "127.0.0.1", "backend": "embedded", "user": "sam", \
        "password": "secret"}, "log": "%s"}"""
        .formatted(port, directory.resolve("pgwire.log").toString().replace("\\", "\\\\"));
  }

  private static String call(String call) throws IOException {
    calls.println(call);
    String answer = answers.readLine();
    assertThat(answer).as("the process has ended").isNotNull();
    return answer;
  }

  private static String log() throws IOException {
    return Files.readString(directory.resolve("pgwire.log.0"));
  }

  private static String answerOf(int port) throws Exception {
    return answerOf(port, "secret");
  }

  private static String answerOf(int port, String password) throws Exception {
    String url = "jdbc:postgresql://127.0.0.1:" + port + "/user?sslmode=disable";
    try (Connection connection = DriverManager.getConnection(url, "sam", password);
        ResultSet rows = connection.createStatement().executeQuery("SELECT 6 * 7")) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }

  private static boolean canConnect(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
