package io.irispgwire.fuzz;

import io.irispgwire.error.PgException;
import io.irispgwire.wire.StartupDecoder;
import io.irispgwire.wire.StartupMessage;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/** What strangers send before they have logged in: packets, or a fatal refusal. */
public final class StartupFuzzer {
  private StartupFuzzer() {}

  public static void fuzzerTestOneInput(byte[] data) {
    StartupDecoder decoder = new StartupDecoder();
    ByteBuf in = Unpooled.wrappedBuffer(data);
    try {
      StartupMessage message = decoder.decode(in);
      while (message != null && !(message instanceof StartupMessage.Garbage)) {
        message = decoder.decode(in);
      }
    } catch (PgException e) {
      if (!e.isFatal()) {
        throw new IllegalStateException("the connection would go on", e);
      }
    }
  }
}
