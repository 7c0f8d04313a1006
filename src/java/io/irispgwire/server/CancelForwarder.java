package io.irispgwire.server;

import io.irispgwire.config.ClusterConfig;
import io.irispgwire.config.ClusterConfig.Peer;
import io.irispgwire.wire.StartupMessage.CancelRequest;
import io.irispgwire.wire.StartupMessage.ForwardedCancel;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.Future;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes cancel requests on to the server of the cluster that has the session, as clients may meet
 * any server behind one address. The client's connection ends when the other server has acted.
 */
final class CancelForwarder {
  private static final Logger LOG = LoggerFactory.getLogger(CancelForwarder.class);

  private static final int CONNECT_TIMEOUT_MILLIS = 2_000;
  private static final long ANSWER_TIMEOUT_SECONDS = 5;

  /** A flood of requests must not become a flood of connections. */
  private static final int AT_ONE_TIME = 64;

  private final ClusterConfig cluster;
  private final Bootstrap bootstrap;
  private final Semaphore places = new Semaphore(AT_ONE_TIME);

  CancelForwarder(ClusterConfig cluster, EventLoopGroup loops) {
    this.cluster = cluster;
    this.bootstrap =
        new Bootstrap()
            .group(loops)
            .channel(NioSocketChannel.class)
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_TIMEOUT_MILLIS)
            .handler(
                new ChannelInitializer<>() {
                  @Override
                  protected void initChannel(Channel peer) {} // it only ends the connection
                });
  }

  boolean knows(int node) {
    return cluster.peers().containsKey(node);
  }

  void forward(CancelRequest request, int node, Channel client) {
    if (!places.tryAcquire()) {
      LOG.warn("a cancel request for node {} was dropped: too many at one time", node);
      client.close();
      return;
    }
    Peer peer = Objects.requireNonNull(cluster.peers().get(node));
    ChannelFuture connecting = bootstrap.connect(peer.host(), peer.port());
    connecting.addListener(
        connected -> {
          if (connected.isSuccess()) {
            send(request, connecting.channel());
          } else {
            LOG.warn(
                "a cancel request could not be passed on to node {}: {}",
                node,
                connected.cause().getMessage());
          }
        });
    connecting
        .channel()
        .closeFuture()
        .addListener(
            closed -> {
              places.release();
              client.close();
            });
  }

  private static void send(CancelRequest request, Channel peer) {
    ByteBuf packet = peer.alloc().buffer();
    new ForwardedCancel(request).writeTo(packet);
    peer.writeAndFlush(packet, peer.voidPromise());
    Future<?> timer =
        peer.eventLoop().schedule(() -> peer.close(), ANSWER_TIMEOUT_SECONDS, TimeUnit.SECONDS);
    peer.closeFuture().addListener(closed -> timer.cancel(false));
  }
}
