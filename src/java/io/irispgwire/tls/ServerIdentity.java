package io.irispgwire.tls;

import io.irispgwire.config.Secret;
import io.irispgwire.config.TlsConfig.TlsFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * What the server proves itself with, and whom it believes.
 *
 * @param chain the server's certificate first
 * @param authorities empty: clients are not asked for certificates
 */
public record ServerIdentity(
    PrivateKey key, List<X509Certificate> chain, List<X509Certificate> authorities) {

  /**
   * Reads the files, and makes a certificate first where that is asked for.
   *
   * @throws IOException with one line that names the file, when anything is wrong with one
   */
  public static ServerIdentity read(TlsFiles files) throws IOException {
    if (files.generated() && !Files.exists(files.certificate())) {
      SelfSigned.write(files.certificate(), files.key());
    }
    List<X509Certificate> chain = CertificateFile.read(files.certificate());
    PrivateKey key =
        PrivateKeyFile.read(files.key(), files.passphrase().map(Secret::value).orElse(""));
    X509Certificate own = chain.get(0);
    if (!belongTogether(key, own.getPublicKey())) {
      throw new IOException(
          "the key in "
              + files.key()
              + " is not that of the certificate in "
              + files.certificate());
    }
    try {
      own.checkValidity();
    } catch (CertificateExpiredException | CertificateNotYetValidException e) {
      throw new IOException(
          "the certificate in " + files.certificate() + " is not valid: " + e.getMessage(), e);
    }
    return new ServerIdentity(
        key,
        chain,
        files.authorities().isPresent()
            ? CertificateFile.read(files.authorities().get())
            : List.of());
  }

  /** What the certificate is bound to a SCRAM exchange by. */
  public byte[] endPoint() {
    return ServerEndPoint.of(chain.get(0));
  }

  private static boolean belongTogether(PrivateKey key, PublicKey certified) {
    String algorithm =
        switch (key.getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC" -> "SHA256withECDSA";
          default -> key.getAlgorithm();
        };
    byte[] challenge = new byte[32];
    new SecureRandom().nextBytes(challenge);
    try {
      Signature signature = Signature.getInstance(algorithm);
      signature.initSign(key);
      signature.update(challenge);
      byte[] signed = signature.sign();
      signature.initVerify(certified);
      signature.update(challenge);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
