package io.irispgwire.auth;

import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * Where a client's bytes come from.
 *
 * @param remote the client's end
 * @param local our end
 * @param tls empty: everybody on the way can read and change them
 */
public record Origin(InetSocketAddress remote, InetSocketAddress local, Optional<Tls> tls) {
  /** Whether the client runs on this machine. */
  public boolean isLoopback() {
    return remote.getAddress().isLoopbackAddress();
  }

  /**
   * The encryption of a connection.
   *
   * @param version {@code TLSv1.3}
   * @param cipher as OpenSSL names it
   * @param endPoint what tls-server-end-point binds to; empty when the certificate has no such
   * @param client the certificate that the client has proved to own
   */
  public record Tls(
      String version,
      String cipher,
      int bits,
      byte[] endPoint,
      Optional<ClientCertificate> client) {}
}
