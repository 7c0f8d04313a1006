package io.irispgwire.copy;

import io.irispgwire.encoding.ClientText;
import io.irispgwire.encoding.Encoding;
import io.irispgwire.error.PgException;
import io.netty.buffer.ByteBuf;

/** Turns lines of UTF-8 into the encoding that the client has asked for. */
public final class LineEncoder {
  private final ClientText encoding;

  /**
   * @throws PgException 42883 for an encoding without a conversion
   */
  public LineEncoder(Encoding encoding) {
    this.encoding = ClientText.to(encoding);
  }

  /**
   * Replaces what {@code out} holds from index {@code from} on.
   *
   * @throws PgException 22P05 for a character that the encoding does not have
   */
  public void encode(ByteBuf out, int from) {
    if (encoding.isServers()) {
      return;
    }
    byte[] line = new byte[out.writerIndex() - from];
    out.getBytes(from, line).writerIndex(from);
    out.writeBytes(encoding.encode(line));
  }
}
