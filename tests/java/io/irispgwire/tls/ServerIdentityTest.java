package io.irispgwire.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.irispgwire.config.Secret;
import io.irispgwire.config.TlsConfig.TlsFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The files are openssl's; see their README. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ServerIdentityTest {
  private static final Path FILES = Path.of("tests", "golden", "tls");

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
    "rsa.crt, rsa-pkcs8.key",
    "rsa.crt, rsa-pkcs1.key",
    "rsa.crt, rsa-pkcs1-aes256.key",
    "rsa.crt, rsa-pkcs1-des3.key",
    "rsa.crt, rsa-pkcs8-aes256.key",
    "rsa.crt, rsa-pkcs8-des3.key",
    "rsa.crt, rsa-pkcs8-pkcs12.key",
    "rsa.crt, rsa-pkcs8-scrypt.key",
    "ec.crt, ec-pkcs8.key",
    "ec.crt, ec-sec1.key",
    "ec.crt, ec-sec1-aes128.key",
    "ed25519.crt, ed25519.key",
  })
  void every_common_form_of_a_key_is_read(String certificate, String key) throws IOException {
    ServerIdentity identity = ServerIdentity.read(files(certificate, key, "secret"));

    String plain = certificate.substring(0, certificate.indexOf('.'));
    PrivateKey expected =
        PrivateKeyFile.read(
            FILES.resolve(plain.equals("ed25519") ? "ed25519.key" : plain + "-pkcs8.key"), "");
    assertThat(number(identity.key())).isEqualTo(number(expected));
  }

  @Test
  void a_key_may_stand_in_the_file_of_the_certificate() throws IOException {
    Path both = directory.resolve("both.pem");
    Files.writeString(
        both,
        Files.readString(FILES.resolve("ec-sec1.key")) + Files.readString(FILES.resolve("ec.crt")));

    ServerIdentity identity =
        ServerIdentity.read(new TlsFiles(both, both, Optional.empty(), Optional.empty(), false));

    assertThat(identity.chain()).hasSize(1);
  }

  /** Sums by {@code openssl x509 -outform DER | openssl dgst}. */
  @ParameterizedTest
  @CsvSource({
    "rsa.crt, rsa-pkcs8.key, 2c1ecfc671688ed5b907d1d180094b9b32e771e8a905283991e4f1693cb468abc2a9f2967addceb3490c91bdadb93645",
    "ec.crt, ec-pkcs8.key, 24622bc32778de381a476901119406764d81f465fb1ac2041d9081c61a2e1f9b",
    "ed25519.crt, ed25519.key, ''",
  })
  void the_end_point_is_the_hash_that_the_signature_uses(
      String certificate, String key, String expected) throws IOException {
    byte[] endPoint = ServerIdentity.read(files(certificate, key, "")).endPoint();

    assertThat(HexFormat.of().formatHex(endPoint)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rsa.crt | rsa-pkcs8-aes256.key | '' | cannot read the private key in"
            + " FILES/rsa-pkcs8-aes256.key: it is encrypted and no passphrase is set",
        "rsa.crt | rsa-pkcs8-aes256.key | wrong | cannot read the private key in"
            + " FILES/rsa-pkcs8-aes256.key: it does not open with the passphrase that is set",
        "rsa.crt | rsa-pkcs1-aes256.key | wrong | cannot read the private key in"
            + " FILES/rsa-pkcs1-aes256.key: it does not open with the passphrase that is set",
        "rsa.crt | ec-pkcs8.key | '' | the key in FILES/ec-pkcs8.key is not that of the certificate"
            + " in FILES/rsa.crt",
        "none.crt | ec-pkcs8.key | '' | cannot read the certificate in FILES/none.crt: there is no"
            + " such file",
        "rsa.crt | none.key | '' | cannot read the private key in FILES/none.key: there is no such"
            + " file",
        "rsa-pkcs8.key | rsa-pkcs8.key | '' | there is no certificate in FILES/rsa-pkcs8.key",
        "rsa.crt | rsa.crt | '' | there is no private key in FILES/rsa.crt",
      })
  void what_is_wrong_with_a_file_is_said_in_one_line(
      String certificate, String key, String passphrase, String message) {
    assertThatThrownBy(() -> ServerIdentity.read(files(certificate, key, passphrase)))
        .isInstanceOf(IOException.class)
        .hasMessage(message.replace("FILES", FILES.toString()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-----BEGIN CERTIFICATE-----\nMIIB!\n", "-----BEGIN CERTIFICATE-----"})
  void a_torn_certificate_is_named(String text) throws IOException {
    Path torn = directory.resolve("torn.crt");
    Files.writeString(torn, text);

    assertThatThrownBy(
            () ->
                ServerIdentity.read(
                    new TlsFiles(torn, torn, Optional.empty(), Optional.empty(), false)))
        .isInstanceOf(IOException.class)
        .message()
        .contains(torn.toString())
        .doesNotContain("\n");
  }

  @Test
  void a_certificate_for_development_is_made_once_and_its_key_is_the_owners() throws Exception {
    Path certificate = directory.resolve("tls").resolve("server.crt");
    Path key = directory.resolve("tls").resolve("server.key");
    TlsFiles files = new TlsFiles(certificate, key, Optional.empty(), Optional.empty(), true);

    X509Certificate made = ServerIdentity.read(files).chain().get(0);

    assertThat(ServerIdentity.read(files).chain()).containsExactly(made);
    made.verify(made.getPublicKey());
    assertThat(made.getSubjectAlternativeNames())
        .contains(List.of(2, "localhost"), List.of(7, "127.0.0.1"));
    assertThat(Files.getPosixFilePermissions(key))
        .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
  }

  /** What is secret about a key, however it is written. */
  private static Object number(PrivateKey key) {
    if (key instanceof ECPrivateKey curve) {
      return curve.getS();
    }
    return key instanceof RSAPrivateKey rsa
        ? rsa.getPrivateExponent()
        : HexFormat.of().formatHex(((EdECPrivateKey) key).getBytes().orElseThrow());
  }

  private static TlsFiles files(String certificate, String key, String passphrase) {
    return new TlsFiles(
        FILES.resolve(certificate),
        FILES.resolve(key),
        passphrase.isEmpty() ? Optional.empty() : Optional.of(new Secret(passphrase)),
        Optional.empty(),
        false);
  }
}
