package io.irispgwire.server;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelOutboundHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.io.IOException;
import java.nio.channels.SocketChannel;

/**
 * A client's socket that a worker may write to by itself.
 *
 * <p>Netty writes on the event loop only, so an answer made elsewhere costs a wake-up of that
 * thread, which is as dear as a whole point select. A socket takes bytes from any thread; what must
 * hold is the order, and that nothing in the pipeline wants to see them (TLS does).
 */
final class ClientChannel extends NioSocketChannel {
  ClientChannel(Channel parent, SocketChannel socket) {
    super(parent, socket);
  }

  /** Whether the pipeline leaves what is written as it is. */
  boolean writesAsGiven() {
    return pipeline().toMap().values().stream().noneMatch(ChannelOutboundHandler.class::isInstance);
  }

  /**
   * Writes what the socket takes at once of {@code out}, and moves its reader index: all, part or
   * nothing. A socket that fails takes nothing: the pipeline will hear of it in its own way.
   *
   * <p>Only for the one thread that runs the session, and only when no write of a worker is on its
   * way to the event loop.
   */
  void writeNow(ByteBuf out) {
    ChannelOutboundBuffer waiting = unsafe().outboundBuffer();
    if (waiting == null || waiting.totalPendingWriteBytes() > 0) {
      return;
    }
    try {
      out.readBytes(javaChannel(), out.readableBytes());
    } catch (IOException e) {
      return;
    }
  }
}
