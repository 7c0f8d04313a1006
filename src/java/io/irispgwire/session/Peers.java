package io.irispgwire.session;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The sessions of one server, by process id, and what they share. Thread-safe. */
public final class Peers {
  private final Map<Integer, Peer> byProcessId = new ConcurrentHashMap<>();
  private final AdvisoryLocks locks = new AdvisoryLocks();
  private final Channels channels = new Channels();
  private final Pause pause = new Pause();

  /**
   * A session as others may reach it; both actions may be run by any thread and do not wait.
   *
   * @param cancel stops the statement it runs
   * @param terminate ends it
   */
  record Peer(Identity identity, Activity activity, Runnable cancel, Runnable terminate) {
    String user() {
      return identity.user();
    }
  }

  /**
   * @param most sessions of one user
   * @throws PgException FATAL 53300 when the user has as many already
   */
  void enter(Peer peer, int most) {
    int processId = peer.identity().processId();
    byProcessId.put(processId, peer);
    long own = byProcessId.values().stream().filter(p -> p.user().equals(peer.user())).count();
    if (own > most) {
      byProcessId.remove(processId);
      throw tooMany(peer.user());
    }
  }

  /** PostgreSQL: miscinit.c, InitializeSessionUserId. */
  private static PgException tooMany(String user) {
    return new PgException(
            SqlState.TOO_MANY_CONNECTIONS, "too many connections for role \"" + user + "\"")
        .fatal();
  }

  void leave(int processId) {
    byProcessId.remove(processId);
  }

  @Nullable Peer find(int processId) {
    return byProcessId.get(processId);
  }

  Collection<Peer> all() {
    return byProcessId.values();
  }

  /** How many are connected to a database. */
  long in(String database) {
    return byProcessId.values().stream()
        .filter(peer -> peer.identity().database().equals(database))
        .count();
  }

  /** What all sessions do at this moment. */
  public List<SessionView> views() {
    return byProcessId.values().stream().map(SessionView::of).toList();
  }

  /** Stops the statement that a session runs; false when there is no such session. */
  public boolean cancel(int processId) {
    Peer peer = find(processId);
    if (peer != null) {
      peer.cancel().run();
    }
    return peer != null;
  }

  /** Ends a session; false when there is none such. */
  public boolean terminate(int processId) {
    Peer peer = find(processId);
    if (peer != null) {
      peer.terminate().run();
    }
    return peer != null;
  }

  /** What keeps their new transactions waiting. */
  public Pause pause() {
    return pause;
  }

  AdvisoryLocks locks() {
    return locks;
  }

  Channels channels() {
    return channels;
  }
}
