package io.irispgwire.server;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.SocketChannel;
import io.netty.util.ReferenceCountUtil;
import java.util.concurrent.TimeUnit;

/**
 * Ends a connection so that the client can read our last words.
 *
 * <p>A socket closed while it holds unread input is reset, and the reset overtakes the error
 * message. So: send everything, close our half, drop what still comes, close when the client has or
 * when it takes too long.
 */
final class ClosingHandler extends ChannelInboundHandlerAdapter {
  private static final long PATIENCE_SECONDS = 5;

  private ClosingHandler() {}

  /** Any thread; a second call changes nothing. */
  static void end(Channel channel) {
    if (channel.eventLoop().isShuttingDown()) {
      return;
    }
    channel
        .eventLoop()
        .execute(
            () -> {
              if (channel.isOpen() && channel.pipeline().get(ClosingHandler.class) == null) {
                channel.pipeline().addFirst(new ClosingHandler());
              }
            });
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    SocketChannel channel = (SocketChannel) ctx.channel();
    channel.config().setAutoRead(true);
    channel
        .writeAndFlush(Unpooled.EMPTY_BUFFER)
        .addListener(
            sent -> {
              if (channel.isInputShutdown()) {
                channel.close();
              } else {
                endOutput(channel);
              }
            });
    ctx.executor().schedule(() -> ctx.close(), PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /** TLS says its own goodbye first, so that the client knows that nothing was cut off. */
  private static void endOutput(SocketChannel channel) {
    TlsHandler tls = channel.pipeline().get(TlsHandler.class);
    if (tls == null) {
      channel.shutdownOutput();
    } else {
      tls.closeOutbound().addListener(said -> channel.shutdownOutput());
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    ReferenceCountUtil.release(message);
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event instanceof ChannelInputShutdownEvent) {
      ctx.close();
    }
  }
}
