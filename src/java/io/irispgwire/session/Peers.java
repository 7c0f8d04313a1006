package io.irispgwire.session;

import io.irispgwire.auth.Origin;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The sessions of one server, by process id: what pg_terminate_backend() looks in. Thread-safe. */
public final class Peers {
  private final Map<Integer, Peer> byProcessId = new ConcurrentHashMap<>();

  /**
   * A session as others may reach it; both actions may be run by any thread and do not wait.
   *
   * @param cancel stops the statement it runs
   * @param terminate ends it
   */
  public record Peer(String user, Origin origin, Runnable cancel, Runnable terminate) {}

  void enter(int processId, Peer peer) {
    byProcessId.put(processId, peer);
  }

  void leave(int processId) {
    byProcessId.remove(processId);
  }

  void forEach(BiConsumer<Integer, Peer> action) {
    byProcessId.forEach(action);
  }

  @Nullable Peer find(int processId) {
    return byProcessId.get(processId);
  }
}
