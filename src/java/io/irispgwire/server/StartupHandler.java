package io.irispgwire.server;

import io.irispgwire.auth.Origin;
import io.irispgwire.error.PgException;
import io.irispgwire.wire.StartupDecoder;
import io.irispgwire.wire.StartupMessage;
import io.irispgwire.wire.StartupMessage.CancelRequest;
import io.irispgwire.wire.StartupMessage.ForwardedCancel;
import io.irispgwire.wire.StartupMessage.SslRequest;
import io.irispgwire.wire.StartupMessage.Startup;
import io.irispgwire.wire.StartupMessage.UnsupportedVersion;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A connection before it has a session; replaces itself by a {@link SessionHandler}. */
final class StartupHandler extends BytesHandler {
  private static final Logger LOG = LoggerFactory.getLogger(StartupHandler.class);

  /** RFC 8446, section 5.1: ContentType handshake; no start-up packet is so long. */
  private static final byte TLS_HANDSHAKE = 0x16;

  private final ServerContext server;
  private final StartupDecoder decoder = new StartupDecoder();
  private final Encryption.@Nullable Keys keys;
  private boolean begun;
  private boolean direct;
  private boolean done;

  StartupHandler(ServerContext server) {
    this.server = server;
    this.keys = server.encryption().keys();
  }

  @Override
  void take(ChannelHandlerContext ctx, ByteBuf in) {
    if (isDirectTls(ctx, in)) {
      encryptFrom(ctx, in);
      return;
    }
    begun = true;
    try {
      StartupMessage message = next(in);
      while (message != null) {
        act(ctx, in, message);
        message = next(in);
      }
    } catch (PgException e) {
      done = true;
      server.metrics().logins().add(e.state().code());
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
      Origin origin = origin(ctx);
      requireEncryption(origin, startup);
      SessionHandler session = SessionHandler.open(server, ctx.channel(), startup);
      session.start(startup, origin); // before the new handler gets what came behind the packet
      ctx.pipeline().replace(this, null, session);
    } else if (message instanceof CancelRequest request) {
      done = true;
      int node = server.cancellations().nodeOf(request);
      if (server.forwarder().knows(node)) {
        server.forwarder().forward(request, node, ctx.channel());
      } else {
        cancel(ctx, request);
      }
    } else if (message instanceof ForwardedCancel forwarded) {
      done = true;
      cancel(ctx, forwarded.request());
    } else if (message instanceof UnsupportedVersion version) {
      done = true;
      Refusals.send(ctx.channel(), version);
    } else if (message instanceof StartupMessage.Garbage) {
      done = true;
      ctx.close();
    } else if (message instanceof SslRequest && keys != null && !isEncrypted(ctx)) {
      decoder.requireNothingAfterRequest(in);
      answer(ctx, 'S');
      encrypt(ctx, keys);
    } else { // a request for encryption of a kind that there is none of
      answer(ctx, 'N');
      decoder.requireNothingAfterRequest(in);
    }
  }

  private static void answer(ChannelHandlerContext ctx, char letter) {
    ctx.writeAndFlush(ctx.alloc().buffer(1).writeByte(letter), ctx.voidPromise());
  }

  private boolean isEncrypted(ChannelHandlerContext ctx) {
    return ctx.pipeline().get(TlsHandler.class) != null;
  }

  /** Whether the client begins with a TLS handshake, as sslnegotiation=direct says. */
  private boolean isDirectTls(ChannelHandlerContext ctx, ByteBuf in) {
    return !begun && in.getByte(in.readerIndex()) == TLS_HANDSHAKE && !isEncrypted(ctx);
  }

  private void encryptFrom(ChannelHandlerContext ctx, ByteBuf in) {
    if (keys == null) {
      LOG.info("a client began with TLS, which is off");
      in.skipBytes(in.readableBytes());
      ctx.close();
      return;
    }
    direct = true;
    ByteBuf handshake = in.readRetainedSlice(in.readableBytes());
    TlsHandler tls = encrypt(ctx, keys);
    try {
      tls.channelRead(ctx.pipeline().context(tls), handshake);
    } catch (Exception e) {
      exceptionCaught(ctx, e);
    }
  }

  private TlsHandler encrypt(ChannelHandlerContext ctx, Encryption.Keys with) {
    TlsHandler tls = with.handler(ctx.alloc(), server.workers());
    tls.setHandshakeTimeoutMillis(server.config().loginTimeout().toMillis());
    ctx.pipeline().addBefore(ctx.name(), null, tls);
    return tls;
  }

  private static Origin origin(ChannelHandlerContext ctx) {
    TlsHandler tls = ctx.pipeline().get(TlsHandler.class);
    return new Origin(
        (InetSocketAddress) ctx.channel().remoteAddress(),
        (InetSocketAddress) ctx.channel().localAddress(),
        Optional.ofNullable(tls).map(TlsHandler::facts));
  }

  private void requireEncryption(Origin origin, Startup startup) {
    if (server.encryption().isRequired() && origin.tls().isEmpty()) {
      throw Refusals.notEncrypted(origin, startup);
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
    server.metrics().cancels().increment();
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
      server.metrics().timeouts().add(LoginTimeout.SETTING);
      ctx.close(); // PostgreSQL: postmaster.c, StartupPacketTimeoutHandler: without a word
    } else if (event instanceof SslHandshakeCompletionEvent shaken && shaken.isSuccess()) {
      requireName(ctx);
    }
  }

  /** PostgreSQL 17: be-secure-openssl.c: who was not told what is spoken here may be misled. */
  private void requireName(ChannelHandlerContext ctx) {
    TlsHandler tls = ctx.pipeline().get(TlsHandler.class);
    if (direct && tls != null && !tls.isNamed()) {
      LOG.info("a client began with TLS and did not ask for {}", Encryption.APPLICATION_PROTOCOL);
      ctx.close();
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    SessionHandler.logAndClose(ctx, cause);
  }
}
