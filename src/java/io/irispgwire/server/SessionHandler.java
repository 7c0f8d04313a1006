package io.irispgwire.server;

import io.irispgwire.auth.Origin;
import io.irispgwire.error.PgException;
import io.irispgwire.session.Session;
import io.irispgwire.wire.FrontendDecoder;
import io.irispgwire.wire.FrontendMessage;
import io.irispgwire.wire.FrontendMessage.Terminate;
import io.irispgwire.wire.StartupMessage.Startup;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import java.io.IOException;
import java.net.InetSocketAddress;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The border between a channel and its session: cuts bytes into messages, hands them over, and
 * tells the session when the client is gone.
 */
final class SessionHandler extends BytesHandler {
  private static final Logger LOG = LoggerFactory.getLogger(SessionHandler.class);

  /** PostgreSQL: auth.c, PG_MAX_AUTH_TOKEN_LENGTH; the longest message of a login. */
  private static final int MAX_BYTES_BEFORE_LOGIN = 65_535 + 1;

  private final ServerContext server;
  private final String address;
  private final Cancellations.Key key;
  private final ChannelSink sink;
  private final Session session;
  private final SessionQueue queue;
  private final FrontendDecoder decoder;

  /** The client has said goodbye, or nothing it says can be understood any more. */
  private boolean deaf;

  private SessionHandler(ServerContext server, Channel channel, Cancellations.Key key) {
    this.server = server;
    this.address = address(channel);
    this.key = key;
    this.sink = new ChannelSink(channel, server.metrics().volumes().sent());
    this.session =
        new Session(
            server.services(),
            sink,
            key.processId(),
            key.secret(),
            this::interrupt,
            this::takeTurn);
    this.queue =
        new SessionQueue(
            session,
            new Connection(channel, sink),
            server.workers(),
            this::farewell,
            server.metrics().durations().waiting());
    this.decoder = new FrontendDecoder(server.config().maxMessageBytes(), session::text);
  }

  /**
   * Makes a session for a client that asks for one.
   *
   * @throws PgException FATAL 53300, 57P03
   */
  static SessionHandler open(ServerContext server, Channel channel, Startup startup) {
    server.connections().takePlace(address(channel));
    Cancellations.Key key = server.cancellations().issue(startup.minorVersion());
    SessionHandler handler = new SessionHandler(server, channel, key);
    server.cancellations().register(key, handler.session::cancel);
    return handler;
  }

  private static String address(Channel channel) {
    return ((InetSocketAddress) channel.remoteAddress()).getAddress().getHostAddress();
  }

  /** The client's. */
  String address() {
    return address;
  }

  void start(Startup startup, Origin origin) {
    queue.execute(() -> session.start(startup, origin));
    server.connections().enter(this);
  }

  private void takeTurn(Runnable action) {
    queue.execute(action);
  }

  /** Ends the session when it is between statements; any thread. */
  void drain() {
    queue.drain();
  }

  /** Ends the session whatever it does; any thread. */
  void interrupt() {
    queue.abandon(() -> session.abort(Refusals.adminShutdown()));
  }

  @Override
  void take(ChannelHandlerContext ctx, ByteBuf in) {
    int start = in.readerIndex();
    try {
      int before = start;
      FrontendMessage message = deaf ? null : decoder.decode(in);
      while (message != null) {
        deaf = message instanceof Terminate;
        queue.add(message, in.readerIndex() - before);
        before = in.readerIndex();
        message = deaf ? null : decoder.decode(in);
      }
    } catch (PgException e) {
      deaf = true;
      queue.addAbort(e);
    }
    if (!deaf && in.readableBytes() > MAX_BYTES_BEFORE_LOGIN) {
      limitBeforeLogin();
    }
    if (deaf) {
      in.skipBytes(in.readableBytes());
    }
    server.metrics().volumes().received().add(in.readerIndex() - start);
    queue.proceed();
  }

  /** Nobody makes us keep a long message who has not proved who he is. */
  private void limitBeforeLogin() {
    if (!queue.isLoggedIn() && !queue.pauseWhileBusy() && !queue.isLoggedIn()) {
      deaf = true;
      queue.addAbort(Refusals.messageTooLong());
    }
  }

  /** Sends what was answered on the event loop. */
  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    ctx.flush();
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    sink.writabilityChanged();
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event instanceof LoginTimeout && !queue.isLoggedIn()) {
      server.metrics().timeouts().add(LoginTimeout.SETTING);
      ctx.close(); // PostgreSQL: postgres.c, ProcessInterrupts: without a word while logging in
    } else if (event instanceof ChannelInputShutdownEvent && !deaf) {
      ctx.close(); // without a goodbye: nobody will read what is still computed
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    sink.channelClosed();
    if (deaf) {
      queue.execute(session::close);
    } else {
      queue.abandon(session::close);
    }
  }

  /** The session has ended; the channel may still have to send its last words. */
  private void farewell() {
    try {
      session.close();
    } finally {
      sink.release();
      server.cancellations().forget(key);
      server.connections().leave(this);
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    logAndClose(ctx, cause);
  }

  static void logAndClose(ChannelHandlerContext ctx, Throwable cause) {
    if (cause.getCause() instanceof SSLException failed) {
      LOG.info("could not accept SSL connection: {}", failed.getMessage());
    } else if (cause instanceof IOException) {
      LOG.debug("connection lost", cause);
    } else {
      LOG.error("connection failed", cause);
    }
    ctx.close();
  }
}
