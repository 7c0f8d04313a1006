package io.irispgwire.tls;

import java.security.NoSuchAlgorithmException;
import java.util.Map;

/** The kinds of keys a server's certificate may have, by object identifier (RFC 3279, RFC 8410). */
final class KeyAlgorithms {
  private static final Map<String, String> NAMES =
      Map.of(
          "1.2.840.113549.1.1.1", "RSA",
          "1.2.840.113549.1.1.10", "RSASSA-PSS",
          "1.2.840.10045.2.1", "EC",
          "1.3.101.112", "Ed25519",
          "1.3.101.113", "Ed448");

  private KeyAlgorithms() {}

  /** The JDK's name. */
  static String name(String identifier) throws NoSuchAlgorithmException {
    String name = NAMES.get(identifier);
    if (name == null) {
      throw new NoSuchAlgorithmException("keys of the algorithm " + identifier + " are not taken");
    }
    return name;
  }
}
