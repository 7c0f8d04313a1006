package io.irispgwire.server;

import io.irispgwire.error.PgException;
import io.irispgwire.wire.StartupDecoder;
import io.irispgwire.wire.StartupMessage;
import io.irispgwire.wire.StartupMessage.CancelRequest;
import io.irispgwire.wire.StartupMessage.Startup;
import io.irispgwire.wire.StartupMessage.UnsupportedVersion;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A connection before it has a session; replaces itself by a {@link SessionHandler}. */
final class StartupHandler extends BytesHandler {
  private static final Logger LOG = LoggerFactory.getLogger(StartupHandler.class);

  private final ServerContext server;
  private final StartupDecoder decoder = new StartupDecoder();
  private boolean done;

  StartupHandler(ServerContext server) {
    this.server = server;
  }

  @Override
  void take(ChannelHandlerContext ctx, ByteBuf in) {
    try {
      StartupMessage message = next(in);
      while (message != null) {
        act(ctx, in, message);
        message = next(in);
      }
    } catch (PgException e) {
      done = true;
      Refusals.send(ctx.channel(), e);
    }
    if (done && !ctx.isRemoved()) {
      in.skipBytes(in.readableBytes());
    }
  }

  private @Nullable StartupMessage next(ByteBuf in) {
    return done ? null : decoder.decode(in);
  }

  private void act(ChannelHandlerContext ctx, ByteBuf in, StartupMessage message) {
    if (message instanceof Startup startup) {
      done = true;
      SessionHandler session = SessionHandler.open(server, ctx.channel(), startup);
      session.start(startup); // before the new handler gets what came behind the packet
      ctx.pipeline().replace(this, null, session);
    } else if (message instanceof CancelRequest request) {
      done = true;
      cancel(ctx, request);
    } else if (message instanceof UnsupportedVersion version) {
      done = true;
      Refusals.send(ctx.channel(), version);
    } else if (message instanceof StartupMessage.Garbage) {
      done = true;
      ctx.close();
    } else { // a request for encryption, which there is none of
      ctx.writeAndFlush(ctx.alloc().buffer(1).writeByte('N'), ctx.voidPromise());
      decoder.requireNothingAfterRequest(in);
    }
  }

  /** Never answered; the client learns by the end of the connection that it was looked at. */
  private void cancel(ChannelHandlerContext ctx, CancelRequest request) {
    Runnable cancel = server.cancellations().find(request);
    if (cancel == null) {
      LOG.info("a cancel request named no session, or had the wrong key");
      ctx.close();
      return;
    }
    server
        .workers()
        .execute(
            () -> {
              try {
                cancel.run();
              } finally {
                ctx.close();
              }
            });
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event instanceof LoginTimeout) {
      ctx.close(); // PostgreSQL: postmaster.c, StartupPacketTimeoutHandler: without a word
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    SessionHandler.logAndClose(ctx, cause);
  }
}
