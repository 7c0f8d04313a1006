package io.irispgwire.server;

import java.security.cert.X509Certificate;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** A client that looks at no certificate: what it meets after the handshake is what counts. */
final class TrustEverybody implements X509TrustManager {
  static final TrustManager[] MANAGERS = {new TrustEverybody()};

  private TrustEverybody() {}

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType) {}

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType) {}

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
