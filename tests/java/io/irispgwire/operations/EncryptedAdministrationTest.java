package io.irispgwire.operations;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.irispgwire.testing.RunningInstance;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The port for operators over TLS, and with certificates in place of a password. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class EncryptedAdministrationTest {
  private static final Path FILES = Path.of("tests", "golden", "tls");
  private static final char[] NONE = new char[0];

  private static RunningInstance start(String... more) throws IOException {
    List<String> options =
        Stream.concat(
                Stream.of(
                    "--tls",
                    "optional",
                    "--tls-certificate",
                    FILES.resolve("rsa.crt").toString(),
                    "--tls-key",
                    FILES.resolve("rsa-pkcs8.key").toString(),
                    "--tls-ca",
                    FILES.resolve("client-ca.crt").toString(),
                    "--admin-port",
                    "0",
                    "--admin-host",
                    "0.0.0.0"),
                Stream.of(more))
            .toList();
    return RunningInstance.start(options.toArray(String[]::new));
  }

  @Test
  void a_certificate_of_the_authorities_takes_the_place_of_a_password() throws Exception {
    try (RunningInstance server = start("--admin-tls", "mutual")) {
      assertThat(status(server, context(true), "/status")).isEqualTo(200);
      assertThatThrownBy(() -> status(server, context(false), "/status"))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void over_tls_a_password_is_asked_for_as_ever() throws Exception {
    try (RunningInstance server = start("--admin-tls", "on", "--admin-password", "secret")) {
      assertThat(status(server, context(false), "/health/live")).isEqualTo(200);
      assertThat(status(server, context(false), "/status")).isEqualTo(401);
    }
  }

  @Test
  void what_is_not_encrypted_is_not_understood() throws Exception {
    try (RunningInstance server = start("--admin-tls", "on", "--admin-password", "secret");
        Socket plain =
            new Socket(InetAddress.getLoopbackAddress(), server.administration().getPort())) {
      plain
          .getOutputStream()
          .write("GET /status HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(US_ASCII));
      plain.getOutputStream().flush();

      assertThat(new String(plain.getInputStream().readAllBytes(), US_ASCII))
          .doesNotContain("200 OK");
    }
  }

  private static int status(RunningInstance server, SSLContext context, String path)
      throws Exception {
    URI address = URI.create("https://localhost:" + server.administration().getPort() + path);
    return HttpClient.newBuilder()
        .sslContext(context)
        .build()
        .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
        .statusCode();
  }

  /** Believes the server's certificate. */
  private static SSLContext context(boolean withCertificate) throws Exception {
    KeyStore trusted = empty();
    trusted.setCertificateEntry("server", certificate("rsa.crt"));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    KeyStore own = empty();
    if (withCertificate) {
      byte[] key = Files.readAllBytes(FILES.resolve("client.pk8"));
      own.setKeyEntry(
          "client",
          KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(key)),
          NONE,
          new Certificate[] {certificate("client.crt")});
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(own, NONE);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  private static KeyStore empty() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  private static Certificate certificate(String file) throws GeneralSecurityException, IOException {
    try (InputStream in = Files.newInputStream(FILES.resolve(file))) {
      return CertificateFactory.getInstance("X.509").generateCertificate(in);
    }
  }
}
