package io.irispgwire.server;

import io.irispgwire.config.ServerConfig;
import io.irispgwire.session.SessionServices;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens, and gives every client that connects a session; ends them all when it is stopped. */
public final class Server implements AutoCloseable {
  /** There is an event loop per processor, as they never wait, but at least so many. */
  private static final int MIN_LOOPS = 2;

  private static final Logger LOG = LoggerFactory.getLogger(Server.class);

  /** A client that reads slower than this makes its session wait. */
  private static final WriteBufferWaterMark WATER_MARK =
      new WriteBufferWaterMark(64 * 1024, 256 * 1024);

  /** Thousands of clients may come at once; the kernel cuts this to net.core.somaxconn. */
  private static final int BACKLOG = 4096;

  /** Threads for cancel requests, which must not wait for the statements they cancel. */
  private static final int CANCEL_THREADS = 8;

  /** What sessions get to say goodbye in, once they have been interrupted. */
  private static final Duration FAREWELL_TIME = Duration.ofSeconds(2);

  private static final long POLL_MILLIS = 10;

  private final Supplier<ServerConfig> config;
  private final Connections connections;
  private final ExecutorService workers;
  private final EventLoopGroup loops;
  private final Channel channel;

  private Server(
      Supplier<ServerConfig> config,
      Connections connections,
      ExecutorService workers,
      EventLoopGroup loops,
      Channel channel) {
    this.config = config;
    this.connections = connections;
    this.workers = workers;
    this.loops = loops;
    this.channel = channel;
  }

  /**
   * Binds and begins to accept.
   *
   * @throws IOException when the address cannot be bound
   */
  public static Server start(ServerConfig config, SessionServices services, Encryption encryption)
      throws IOException {
    return start(config, () -> config, services, encryption);
  }

  /**
   * The same, with settings that may change.
   *
   * @param current what holds now
   * @throws IOException when the address cannot be bound
   */
  public static Server start(
      ServerConfig config,
      Supplier<ServerConfig> current,
      SessionServices services,
      Encryption encryption)
      throws IOException {
    Connections connections =
        new Connections(
            config.maxConnections(),
            () -> services.gate().limits().perAddress(),
            new StartupRate(() -> current.get().startupRate()));
    ExecutorService workers = WorkerPool.withAtMost(config.maxConnections() + CANCEL_THREADS);
    EventLoopGroup loops =
        new MultiThreadIoEventLoopGroup(
            Math.max(MIN_LOOPS, Runtime.getRuntime().availableProcessors()),
            NioIoHandler.newFactory());
    ServerContext context =
        new ServerContext(
            current,
            services,
            encryption,
            connections,
            new Cancellations(config.cluster().node()),
            new CancelForwarder(config.cluster(), loops),
            workers);
    ChannelFuture bound = bootstrap(loops, context).bind(config.host(), config.port());
    bound.awaitUninterruptibly();
    if (!bound.isSuccess()) {
      connections.close();
      loops.shutdownGracefully(0, 0, TimeUnit.SECONDS);
      workers.shutdown();
      throw new IOException(reason(bound.cause()), bound.cause());
    }
    return new Server(current, connections, workers, loops, bound.channel());
  }

  private static String reason(Throwable cause) {
    return cause instanceof UnresolvedAddressException
        ? "unknown host"
        : String.valueOf(cause.getMessage());
  }

  private static ServerBootstrap bootstrap(EventLoopGroup loops, ServerContext context) {
    return new ServerBootstrap()
        .group(loops)
        .channelFactory(ListeningChannel::new)
        .option(ChannelOption.SO_BACKLOG, BACKLOG)
        .option(ChannelOption.SO_REUSEADDR, true)
        .childOption(ChannelOption.TCP_NODELAY, true)
        .childOption(ChannelOption.SO_KEEPALIVE, true)
        .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
        .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, WATER_MARK)
        .childHandler(
            new ChannelInitializer<SocketChannel>() {
              @Override
              protected void initChannel(SocketChannel accepted) {
                welcome(accepted, context);
              }
            });
  }

  private static void welcome(SocketChannel accepted, ServerContext context) {
    context.metrics().connections().increment();
    if (!context.connections().arrive(accepted)) {
      accepted.close();
      return;
    }
    Future<?> timer =
        accepted
            .eventLoop()
            .schedule(
                () -> accepted.pipeline().fireUserEventTriggered(new LoginTimeout()),
                context.config().loginTimeout().toMillis(),
                TimeUnit.MILLISECONDS);
    accepted.closeFuture().addListener(closed -> timer.cancel(false));
    accepted.pipeline().addLast(new StartupHandler(context));
  }

  /** Where the server listens: the port that was taken when the setting said 0. */
  public InetSocketAddress address() {
    return (InetSocketAddress) channel.localAddress();
  }

  /** Whether a client that came now would get a session, as far as the server has a say. */
  public boolean isAccepting() {
    return connections.hasPlace();
  }

  /** Stops: lets running statements finish for a while, tells every client, and closes. */
  @Override
  public void close() {
    channel.close().awaitUninterruptibly();
    connections.drain();
    if (!awaitEmpty(config.get().drainTimeout())) {
      LOG.info("the grace time is over; interrupting what still runs");
      connections.interrupt();
      awaitEmpty(FAREWELL_TIME);
    }
    connections.close();
    loops
        .shutdownGracefully(0, FAREWELL_TIME.toMillis(), TimeUnit.MILLISECONDS)
        .awaitUninterruptibly(2 * FAREWELL_TIME.toMillis());
    workers.shutdownNow();
  }

  private boolean awaitEmpty(Duration time) {
    long deadline = System.nanoTime() + time.toNanos();
    while (!connections.isEmpty() && System.nanoTime() < deadline) {
      try {
        TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return connections.isEmpty();
  }
}
