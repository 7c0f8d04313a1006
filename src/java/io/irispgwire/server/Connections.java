package io.irispgwire.server;

import io.irispgwire.error.PgException;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

/** Who is connected, and whether anybody more may be. */
final class Connections {
  private final int maxSessions;
  private final IntSupplier maxPerAddress;
  private final StartupRate rate;
  private final Map<String, Integer> byAddress = new ConcurrentHashMap<>();
  private final Set<Channel> channels = ConcurrentHashMap.newKeySet();
  private final AtomicInteger places = new AtomicInteger();
  private final Set<SessionHandler> sessions = ConcurrentHashMap.newKeySet();
  private volatile boolean draining;

  Connections(int maxSessions, IntSupplier maxPerAddress, StartupRate rate) {
    this.rate = rate;
    this.maxSessions = maxSessions;
    this.maxPerAddress = maxPerAddress;
  }

  /**
   * A channel was accepted. Before the start-up packet only twice as many are let in as sessions
   * may exist, as PostgreSQL's postmaster.c, MaxLivePostmasterChildren, does.
   */
  boolean arrive(Channel channel) {
    channels.add(channel);
    channel.closeFuture().addListener(closed -> channels.remove(channel));
    return channels.size() <= 2L * maxSessions + 1;
  }

  /**
   * Takes a place for a session; every place taken is to be given back by {@link #leave}.
   *
   * @throws PgException FATAL when there is none
   */
  void takePlace(String address) {
    if (draining) {
      throw Refusals.shuttingDown();
    }
    if (!rate.allows(System.nanoTime())) {
      throw Refusals.tooManyStartups(rate.perSecond());
    }
    if (places.incrementAndGet() > maxSessions) {
      places.decrementAndGet();
      throw Refusals.tooManyConnections();
    }
    if (byAddress.merge(address, 1, Integer::sum) > maxPerAddress.getAsInt()) {
      givePlace(address);
      throw Refusals.tooManyConnections(address);
    }
  }

  private void givePlace(String address) {
    places.decrementAndGet();
    if (byAddress.merge(address, -1, Integer::sum) == 0) {
      byAddress.remove(address, 0);
    }
  }

  void enter(SessionHandler session) {
    sessions.add(session);
    if (draining) {
      session.drain();
    }
  }

  void leave(SessionHandler session) {
    if (sessions.remove(session)) {
      givePlace(session.address());
    }
  }

  /** No new sessions; those that are between statements end. */
  void drain() {
    draining = true;
    sessions.forEach(SessionHandler::drain);
  }

  /** The grace time is over. */
  void interrupt() {
    sessions.forEach(SessionHandler::interrupt);
  }

  /** Closes the channels that still wait for their clients to close them. */
  void close() {
    channels.stream().map(Channel::close).toList().forEach(ChannelFuture::awaitUninterruptibly);
  }

  /** Whether there is room for one more session, and the server does not end. */
  boolean hasPlace() {
    return !draining && places.get() < maxSessions;
  }

  /** Whether all sessions have ended. */
  boolean isEmpty() {
    return places.get() == 0;
  }
}
