package io.irispgwire.server;

import io.irispgwire.error.PgException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Who is connected, and whether anybody more may be. */
final class Connections {
  private final int maxSessions;
  private final AtomicInteger channels = new AtomicInteger();
  private final AtomicInteger places = new AtomicInteger();
  private final Set<SessionHandler> sessions = ConcurrentHashMap.newKeySet();
  private volatile boolean draining;

  Connections(int maxSessions) {
    this.maxSessions = maxSessions;
  }

  /**
   * Counts a channel that was accepted. Before the start-up packet only twice as many are let in as
   * sessions may exist, as PostgreSQL's postmaster.c, MaxLivePostmasterChildren, does.
   */
  boolean arrive() {
    return channels.incrementAndGet() <= 2L * maxSessions + 1;
  }

  void depart() {
    channels.decrementAndGet();
  }

  /**
   * Takes a place for a session; every place taken is to be given back by {@link #leave}.
   *
   * @throws PgException FATAL when there is none
   */
  void takePlace() {
    if (draining) {
      throw Refusals.shuttingDown();
    }
    if (places.incrementAndGet() > maxSessions) {
      places.decrementAndGet();
      throw Refusals.tooManyConnections();
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
      places.decrementAndGet();
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

  boolean isEmpty() {
    return places.get() == 0;
  }
}
