package io.irispgwire.server;

import io.irispgwire.auth.ClientCertificate;
import io.irispgwire.auth.Origin;
import io.irispgwire.tls.CipherNames;
import io.irispgwire.tls.Subjects;
import io.netty.handler.ssl.SslHandler;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/** Netty's encryption, which can also say what it has agreed on. */
final class TlsHandler extends SslHandler {
  private final byte[] endPoint;

  TlsHandler(SSLEngine engine, Executor executor, byte[] endPoint) {
    super(engine, executor);
    this.endPoint = endPoint;
  }

  /** What the handshake has agreed on. */
  Origin.Tls facts() {
    SSLSession session = engine().getSession();
    String suite = session.getCipherSuite();
    return new Origin.Tls(
        session.getProtocol(),
        CipherNames.openSsl(suite),
        CipherNames.bits(suite),
        endPoint,
        client(session));
  }

  /** Whether the client asked for our protocol by name. */
  boolean isNamed() {
    return Encryption.APPLICATION_PROTOCOL.equals(applicationProtocol());
  }

  private static Optional<ClientCertificate> client(SSLSession session) {
    Certificate[] chain;
    try {
      chain = session.getPeerCertificates();
    } catch (SSLPeerUnverifiedException e) {
      return Optional.empty();
    }
    X509Certificate own = (X509Certificate) chain[0];
    return Optional.of(
        new ClientCertificate(
            Subjects.oneLine(own.getSubjectX500Principal()),
            Subjects.oneLine(own.getIssuerX500Principal()),
            own.getSerialNumber(),
            Objects.requireNonNullElse(Subjects.commonName(own.getSubjectX500Principal()), ""),
            Subjects.alternativeNames(own)));
  }
}
