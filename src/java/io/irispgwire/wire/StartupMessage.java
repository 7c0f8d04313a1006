package io.irispgwire.wire;

import io.netty.buffer.ByteBuf;
import java.util.Map;

/** What a client may send before a session exists; none of these has a tag. */
public sealed interface StartupMessage {
  /** Protocol numbers that are requests, not versions; manual, "Message Formats". */
  int CANCEL_REQUEST_CODE = 80_877_102;

  int SSL_REQUEST_CODE = 80_877_103;
  int GSSENC_REQUEST_CODE = 80_877_104;

  /** Not PostgreSQL's: a {@link ForwardedCancel}. */
  int FORWARDED_CANCEL_CODE = 80_877_114;

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
   * A cancel request that another server of the same cluster passes on; laid out as the client's.
   * It has a code of its own, and so cannot go round in circles.
   */
  record ForwardedCancel(CancelRequest request) implements StartupMessage {
    private static final int LENGTH_CODE_AND_PROCESS_ID = 12;

    public void writeTo(ByteBuf out) {
      out.writeInt(LENGTH_CODE_AND_PROCESS_ID + request.secretKey().length);
      out.writeInt(FORWARDED_CANCEL_CODE);
      out.writeInt(request.processId());
      out.writeBytes(request.secretKey());
    }
  }

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
