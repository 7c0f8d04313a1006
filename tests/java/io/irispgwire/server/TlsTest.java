package io.irispgwire.server;

import static io.irispgwire.testing.RawClient.packet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.irispgwire.testing.RawClient;
import io.irispgwire.testing.RunningInstance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertPathBuilderException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Encrypted connections, as pgjdbc and bytes on a socket see them. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(60)
class TlsTest {
  private static final Path FILES = Path.of("tests", "golden", "tls");
  private static final String SERVER_CERTIFICATE = FILES.resolve("rsa.crt").toString();
  private static final int SSL_REQUEST = 80_877_103;
  private static final int GSSENC_REQUEST = 80_877_104;
  private static final String STARTUP = RawClient.startup(RunningInstance.USER, "USER");

  @TempDir private static Path directory;

  private RunningInstance server;
  private RunningInstance strict;

  @BeforeAll
  void start() throws IOException {
    server = start("optional");
    strict = start("required");
  }

  private static RunningInstance start(String tls) throws IOException {
    return RunningInstance.start(
        "--tls",
        tls,
        "--tls-certificate",
        SERVER_CERTIFICATE,
        "--tls-key",
        FILES.resolve("rsa-pkcs8-aes256.key").toString(),
        "--tls-passphrase",
        "secret",
        "--tls-ca",
        FILES.resolve("client-ca.crt").toString());
  }

  @AfterAll
  void stop() {
    server.close();
    strict.close();
  }

  @ParameterizedTest
  @CsvSource({"postgres, require", "postgres, verify-full", "direct, verify-full"})
  void a_client_that_encrypts_sees_that_it_does(String negotiation, String mode)
      throws SQLException {
    try (Connection connection =
            strict.connect(
                "sslNegotiation", negotiation,
                "sslmode", mode,
                "sslrootcert", SERVER_CERTIFICATE);
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT ssl, version, cipher, bits, client_dn FROM pg_stat_ssl"
                    + " WHERE pid = pg_backend_pid()")) {
      row.next();
      assertThat(row.getBoolean(1)).isTrue();
      assertThat(row.getString(2)).isEqualTo("TLSv1.3");
      assertThat(row.getString(3)).isEqualTo("TLS_AES_128_GCM_SHA256");
      assertThat(row.getInt(4)).isEqualTo(128);
      assertThat(row.getString(5)).isNull();
    }
  }

  @Test
  void a_client_that_does_not_encrypt_sees_that_too() throws SQLException {
    try (Connection connection = server.connect("sslmode", "disable");
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT ssl, version FROM pg_stat_ssl WHERE pid = pg_backend_pid()")) {
      row.next();
      assertThat(row.getBoolean(1)).isFalse();
      assertThat(row.getString(2)).isNull();
    }
  }

  @Test
  void the_certificate_of_a_client_is_shown_in_the_form_of_PostgreSQL() throws Exception {
    try (Connection connection =
            server.connect(
                "sslmode",
                "verify-full",
                "sslrootcert",
                SERVER_CERTIFICATE,
                "sslcert",
                FILES.resolve("client.crt").toString(),
                "sslkey",
                onlyForItsOwner("client.pk8").toString());
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT client_dn, client_serial, issuer_dn FROM pg_stat_ssl"
                    + " WHERE pid = pg_backend_pid()")) {
      row.next();
      assertThat(row.getString(1)).isEqualTo("/O=Example/CN=joe");
      assertThat(row.getString(2)).isEqualTo("4711");
      assertThat(row.getString(3)).isEqualTo("/CN=Client authority");
    }
  }

  /** pgjdbc refuses a key that others can read, and git knows no such files. */
  private static Path onlyForItsOwner(String key) throws IOException {
    Path copy = Files.copy(FILES.resolve(key), directory.resolve(key));
    return Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void results_longer_than_any_buffer_arrive_whole() throws SQLException {
    try (Connection connection = server.connect("sslmode", "require");
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT repeat('x', 10000) FROM generate_series(1, 1000)")) {
      long length = 0;
      while (rows.next()) {
        length += rows.getString(1).length();
      }
      assertThat(length).isEqualTo(10_000_000);
    }
  }

  @Test
  void where_encryption_is_required_plain_text_is_refused() {
    assertThatThrownBy(() -> strict.connect("sslmode", "disable"))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("28000"))
        .hasMessageContaining(
            "no pg_hba.conf entry for host \"127.0.0.1\", user \"_SYSTEM\", database \"USER\","
                + " no encryption");
  }

  @Test
  void a_certificate_for_another_name_is_not_taken_by_the_client() {
    assertThatThrownBy(
            () ->
                server.connect(
                    "sslmode", "verify-full", "sslrootcert", FILES.resolve("ec.crt").toString()))
        .hasRootCauseInstanceOf(CertPathBuilderException.class);
  }

  @Test
  void a_statement_is_cancelled_over_TLS() throws Exception {
    try (Connection connection = strict.connect("sslmode", "require");
        Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(1);

      assertThatThrownBy(() -> statement.execute("SELECT pg_sleep(60)"))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("57014"));
    }
  }

  /** CVE-2021-23222, CVE-2021-3935: what is not encrypted is never taken for what is. */
  @ParameterizedTest
  @ValueSource(strings = {"start-up", "one byte"})
  void bytes_behind_a_request_for_encryption_are_never_read(String what) throws IOException {
    try (RawClient client = RawClient.connect(server.port())) {
      client.send(packet(SSL_REQUEST, "") + (what.equals("start-up") ? STARTUP : "Q"));

      assertThat(client.read().field('M')).isEqualTo("received unencrypted data after SSL request");
      assertThat(client.rest()).isEmpty();
    }
  }

  @Test
  void GSSAPI_is_refused_and_TLS_then_taken() throws IOException {
    try (RawClient client = RawClient.connect(server.port())) {
      assertThat(client.send(packet(GSSENC_REQUEST, "")).letter()).isEqualTo('N');
      assertThat(client.send(packet(SSL_REQUEST, "")).letter()).isEqualTo('S');
    }
  }

  @Test
  void a_start_up_packet_where_a_handshake_was_announced_is_not_answered_as_one()
      throws IOException {
    try (RawClient client = RawClient.connect(server.port())) {
      assertThat(client.send(packet(SSL_REQUEST, "")).letter()).isEqualTo('S');

      client.send(STARTUP);

      assertThat(client.rest()).doesNotContain("SASL").doesNotContain("SCRAM");
    }
  }

  @Test
  void a_handshake_that_does_not_ask_for_our_protocol_by_name_is_ended() throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, TrustEverybody.MANAGERS, null);
    try (SSLSocket socket =
        (SSLSocket) context.getSocketFactory().createSocket("localhost", server.port())) {
      socket.setSoTimeout(20_000);
      socket.startHandshake();

      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1", "TLSv1.1"})
  void old_versions_are_not_spoken(String version) throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, TrustEverybody.MANAGERS, null);
    try (SSLSocket socket =
        (SSLSocket) context.getSocketFactory().createSocket("localhost", server.port())) {
      socket.setSoTimeout(20_000);
      socket.setEnabledProtocols(new String[] {version});

      assertThatThrownBy(socket::startHandshake).isInstanceOf(SSLException.class);
    }
  }

  @Test
  void without_a_certificate_a_handshake_gets_no_answer() throws IOException {
    try (RunningInstance plain = RunningInstance.start();
        RawClient client = RawClient.connect(plain.port())) {
      client.send("\26\3\1\0\5hello");

      assertThat(client.rest()).isEmpty();
    }
  }

  @Test
  void a_missing_certificate_stops_the_start() {
    assertThatThrownBy(
            () -> RunningInstance.start("--tls", "required", "--tls-certificate", "none.crt"))
        .isInstanceOf(IOException.class)
        .hasMessage("cannot read the certificate in none.crt: there is no such file");
  }
}
