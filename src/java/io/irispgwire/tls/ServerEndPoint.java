package io.irispgwire.tls;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.Locale;

/**
 * The channel binding {@code tls-server-end-point} (RFC 5929, section 4.1): the certificate's hash,
 * made with the hash function of its signature, or SHA-256 where that is MD5 or SHA-1.
 *
 * <p>The RFC leaves signatures open that have no hash function of their own (Ed25519); there is no
 * binding with such a certificate, as in PostgreSQL's be-secure-openssl.c,
 * be_tls_get_certificate_hash.
 */
final class ServerEndPoint {
  private ServerEndPoint() {}

  /** Empty when the certificate cannot be bound to. */
  static byte[] of(X509Certificate certificate) {
    String signature = certificate.getSigAlgName().toUpperCase(Locale.ROOT);
    int with = signature.indexOf("WITH");
    if (with < 0) {
      return new byte[0];
    }
    try {
      return MessageDigest.getInstance(hash(signature.substring(0, with)))
          .digest(certificate.getEncoded());
    } catch (GeneralSecurityException e) {
      return new byte[0];
    }
  }

  private static String hash(String name) {
    return switch (name) {
      case "MD5", "SHA1" -> "SHA-256";
      case "SHA224" -> "SHA-224";
      case "SHA256" -> "SHA-256";
      case "SHA384" -> "SHA-384";
      case "SHA512" -> "SHA-512";
      default -> name;
    };
  }
}
