package io.irispgwire.operations;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.irispgwire.config.AdministrationConfig.Encryption;
import io.irispgwire.config.TlsConfig;
import io.irispgwire.tls.ServerIdentity;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;

/** The JDK's HTTP server, bound to an address, with or without TLS. */
final class Listening {
  private Listening() {}

  /**
   * @throws IOException with one line
   */
  static HttpServer at(InetSocketAddress address, Encryption encryption, TlsConfig tls)
      throws IOException {
    try {
      if (encryption == Encryption.OFF || !(tls instanceof TlsConfig.On on)) {
        return HttpServer.create(address, 0);
      }
      HttpsServer https = HttpsServer.create(address, 0);
      https.setHttpsConfigurator(
          configurator(context(ServerIdentity.read(on.files())), encryption == Encryption.MUTUAL));
      return https;
    } catch (java.net.SocketException e) {
      throw new IOException(
          "cannot listen on "
              + address.getHostString()
              + " port "
              + address.getPort()
              + ": "
              + e.getMessage(),
          e);
    }
  }

  private static HttpsConfigurator configurator(SSLContext context, boolean mutual) {
    return new HttpsConfigurator(context) {
      @Override
      public void configure(HttpsParameters parameters) {
        SSLParameters wanted = context.getDefaultSSLParameters();
        wanted.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        wanted.setNeedClientAuth(mutual);
        parameters.setSSLParameters(wanted);
      }
    };
  }

  private static SSLContext context(ServerIdentity identity) throws IOException {
    char[] password = new char[0]; // the store lives in memory only
    try {
      KeyStore own = emptyStore();
      own.setKeyEntry(
          "server", identity.key(), password, identity.chain().toArray(X509Certificate[]::new));
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(own, password);
      KeyStore others = emptyStore();
      for (X509Certificate authority : identity.authorities()) {
        others.setCertificateEntry(authority.getSubjectX500Principal().getName(), authority);
      }
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(others);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException("cannot use the server's certificate: " + e.getMessage(), e);
    }
  }

  private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }
}
