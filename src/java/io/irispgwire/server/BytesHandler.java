package io.irispgwire.server;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.ByteToMessageDecoder;

/**
 * Keeps the bytes of a message that has not arrived as a whole yet.
 *
 * <p>{@link ByteToMessageDecoder} does the same, but reads on when told not to (it asks for more
 * bytes whenever it has fired no message), which would undo the back-pressure.
 */
abstract class BytesHandler extends ChannelInboundHandlerAdapter {
  private ByteBuf pending = Unpooled.EMPTY_BUFFER;

  /** Takes what can be taken out of {@code in}; the rest comes again, with more behind it. */
  abstract void take(ChannelHandlerContext ctx, ByteBuf in);

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    pending = append(ctx, (ByteBuf) message);
    take(ctx, pending);
    if (pending.isReadable()) {
      pending.discardSomeReadBytes();
    } else {
      pending.release();
      pending = Unpooled.EMPTY_BUFFER;
    }
  }

  private ByteBuf append(ChannelHandlerContext ctx, ByteBuf more) {
    return pending.isReadable()
        ? ByteToMessageDecoder.MERGE_CUMULATOR.cumulate(ctx.alloc(), pending, more)
        : more;
  }

  /** Hands what is left to the handler that takes this one's place. */
  @Override
  public void handlerRemoved(ChannelHandlerContext ctx) {
    ByteBuf rest = pending;
    pending = Unpooled.EMPTY_BUFFER;
    if (rest.isReadable()) {
      ctx.fireChannelRead(rest);
    } else {
      rest.release();
    }
  }
}
