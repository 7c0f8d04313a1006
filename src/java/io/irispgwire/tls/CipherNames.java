package io.irispgwire.tls;

import java.util.Locale;

/**
 * What OpenSSL, and therefore PostgreSQL, calls the cipher suites; Java has the names of the IANA
 * registry. Those of TLS 1.3 are the same.
 */
public final class CipherNames {
  private CipherNames() {}

  /** {@code TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384} is {@code ECDHE-RSA-AES256-GCM-SHA384}. */
  public static String openSsl(String suite) {
    int with = suite.indexOf("_WITH_");
    if (with < 0) {
      return suite;
    }
    String exchange = suite.substring(suite.indexOf('_') + 1, with);
    String cipher =
        suite
            .substring(with + "_WITH_".length())
            .replace("AES_128", "AES128")
            .replace("AES_256", "AES256")
            .replace("CHACHA20_POLY1305_SHA256", "CHACHA20_POLY1305")
            .replace("_CBC_", "_");
    String name = exchange.equals("RSA") ? cipher : exchange + "_" + cipher;
    return name.replace('_', '-').toUpperCase(Locale.ROOT);
  }

  /** How long the key of the cipher is. */
  public static int bits(String suite) {
    return suite.contains("_256") || suite.contains("CHACHA20") ? 256 : 128;
  }
}
