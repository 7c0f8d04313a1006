package io.irispgwire.tls;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A key and a certificate that vouches for itself: encryption for development, where a client gets
 * the certificate as its root. Nobody else has reason to believe it.
 */
final class SelfSigned {
  private static final Duration VALID = Duration.ofDays(365);

  /** Clocks of clients may be behind. */
  private static final Duration LEEWAY = Duration.ofHours(1);

  private static final int SERIAL_BITS = 127; // RFC 5280, section 4.1.2.2: at most 20 octets

  private SelfSigned() {}

  /** Writes both files; only the owner can read the key. */
  static void write(Path certificate, Path key) throws IOException {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair pair = generator.generateKeyPair();
      Path directory = certificate.toAbsolutePath().getParent();
      if (directory != null) {
        Files.createDirectories(directory);
      }
      writeKey(key, pem(new JcaPKCS8Generator(pair.getPrivate(), null)));
      Files.writeString(certificate, pem(certificate(pair)), StandardOpenOption.CREATE_NEW);
    } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
      throw new IOException(
          "cannot make a certificate in " + certificate + ": " + e.getMessage(), e);
    }
  }

  private static X509CertificateHolder certificate(KeyPair pair)
      throws IOException, OperatorCreationException {
    X500Name name = new X500Name("CN=localhost");
    Instant now = Instant.now();
    return new JcaX509v3CertificateBuilder(
            name,
            new BigInteger(SERIAL_BITS, new SecureRandom()),
            Date.from(now.minus(LEEWAY)),
            Date.from(now.plus(VALID)),
            name,
            pair.getPublic())
        .addExtension(Extension.subjectAlternativeName, false, names())
        .addExtension(Extension.basicConstraints, true, new BasicConstraints(true))
        .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()));
  }

  /** What clients on this machine may call it. */
  private static GeneralNames names() throws IOException {
    List<GeneralName> names = new ArrayList<>();
    names.add(new GeneralName(GeneralName.dNSName, "localhost"));
    names.add(new GeneralName(GeneralName.iPAddress, "127.0.0.1"));
    names.add(new GeneralName(GeneralName.iPAddress, "::1"));
    String host = InetAddress.getLocalHost().getHostName();
    if (!host.equals("localhost")) {
      names.add(new GeneralName(GeneralName.dNSName, host));
    }
    return new GeneralNames(names.toArray(GeneralName[]::new));
  }

  private static String pem(Object object) throws IOException {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
      writer.writeObject(object);
    }
    return text.toString();
  }

  private static void writeKey(Path key, String text) throws IOException {
    if (Files.getFileStore(key.toAbsolutePath().getParent()).supportsFileAttributeView("posix")) {
      Files.createFile(
          key, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(key, text);
    } else {
      Files.writeString(key, text, StandardOpenOption.CREATE_NEW);
    }
  }
}
