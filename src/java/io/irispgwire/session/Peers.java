package io.irispgwire.session;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The sessions of one server, by process id, and what they share. Thread-safe. */
public final class Peers {
  private final Map<Integer, Peer> byProcessId = new ConcurrentHashMap<>();
  private final AdvisoryLocks locks = new AdvisoryLocks();
  private final Channels channels = new Channels();

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

  void enter(Peer peer) {
    byProcessId.put(peer.identity().processId(), peer);
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

  AdvisoryLocks locks() {
    return locks;
  }

  Channels channels() {
    return channels;
  }
}
