package io.irispgwire.fuzz;

import io.irispgwire.error.PgException;
import io.irispgwire.wire.FrontendDecoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/** What clients send in a session: messages, or a fatal refusal, however the bytes are cut. */
public final class MessageFuzzer {
  private static final int LIMIT = 1 << 20;

  private MessageFuzzer() {}

  /**
   * @param data the first byte says after how many others the stream is cut
   */
  public static void fuzzerTestOneInput(byte[] data) {
    if (data.length == 0) {
      return;
    }
    int cut = Math.min(data.length, 1 + (data[0] & 0xff));
    String cutStream = decoded(data, cut);
    String wholeStream = decoded(data, data.length);
    if (!cutStream.equals(wholeStream)) {
      throw new IllegalStateException(cutStream + " and not " + wholeStream);
    }
  }

  private static String decoded(byte[] data, int cut) {
    FrontendDecoder decoder = new FrontendDecoder(LIMIT);
    ByteBuf in = Unpooled.buffer();
    StringBuilder seen = new StringBuilder();
    try {
      in.writeBytes(data, 1, cut - 1);
      drain(decoder, in, seen);
      in.writeBytes(data, cut, data.length - cut);
      drain(decoder, in, seen);
    } catch (PgException e) {
      if (!e.isFatal()) {
        throw new IllegalStateException("the connection would go on", e);
      }
      seen.append(e.getMessage());
    }
    return seen.toString();
  }

  private static void drain(FrontendDecoder decoder, ByteBuf in, StringBuilder seen) {
    for (Object message = decoder.decode(in); message != null; message = decoder.decode(in)) {
      seen.append(message.getClass().getSimpleName()).append(' ');
    }
  }
}
