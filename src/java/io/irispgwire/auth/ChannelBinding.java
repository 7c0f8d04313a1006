package io.irispgwire.auth;

/**
 * Whether a SCRAM exchange is tied to the TLS connection that it runs in (RFC 5802, section 6).
 *
 * @param endPoint the hash of the server's certificate
 */
record ChannelBinding(Use use, byte[] endPoint) {
  /** The only type that is offered, as in PostgreSQL (RFC 5929, section 4). */
  static final String TYPE = "tls-server-end-point";

  static final ChannelBinding IMPOSSIBLE = new ChannelBinding(Use.IMPOSSIBLE, new byte[0]);

  /** What of it a client has made. */
  enum Use {
    /** There is nothing to bind to. */
    IMPOSSIBLE,
    /** It was offered, and the client took the mechanism without it. */
    DECLINED,
    /** The client took the mechanism with it. */
    CHOSEN
  }
}
