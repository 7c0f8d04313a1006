package io.irispgwire.session;

import io.irispgwire.auth.Origin;
import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
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

  /**
   * @param most sessions of one user
   * @throws PgException FATAL 53300 when the user has as many already
   */
  void enter(int processId, Peer peer, int most) {
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

  void forEach(BiConsumer<Integer, Peer> action) {
    byProcessId.forEach(action);
  }

  @Nullable Peer find(int processId) {
    return byProcessId.get(processId);
  }
}
