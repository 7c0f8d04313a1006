package io.irispgwire.wire;

import java.util.Map;

/** What a client may send before a session exists; none of these has a tag. */
public sealed interface StartupMessage {
  /** Protocol numbers that are requests, not versions; manual, "Message Formats". */
  int CANCEL_REQUEST_CODE = 80_877_102;

  int SSL_REQUEST_CODE = 80_877_103;
  int GSSENC_REQUEST_CODE = 80_877_104;

  /** Asks for TLS. */
  record SslRequest() implements StartupMessage {}

  /** Asks for GSSAPI encryption. */
  record GssEncRequest() implements StartupMessage {}

  /**
   * Asks to cancel what another connection runs.
   *
   * @param secretKey 4 bytes in protocol 3.0, up to 256 in 3.2
   */
  record CancelRequest(int processId, byte[] secretKey) implements StartupMessage {}

  /**
   * Opens a session.
   *
   * @param parameters in the order sent; includes {@code _pq_.} options
   */
  record Startup(int majorVersion, int minorVersion, Map<String, String> parameters)
      implements StartupMessage {}

  /** Opens a session in a version that we do not speak. */
  record UnsupportedVersion(int majorVersion, int minorVersion) implements StartupMessage {}

  /** No start-up packet at all: PostgreSQL closes such a connection without a word. */
  record Garbage() implements StartupMessage {}
}
