package io.irispgwire.session;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.eval.AdvisoryKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The advisory locks of the sessions of one server (manual, section 13.3.5). Thread-safe.
 *
 * <p>Other servers on the same IRIS do not see them. Who waits longest is served first among those
 * whom the holders let in.
 */
final class AdvisoryLocks {
  /** How long a wait goes on before it looks whether its statement has been cancelled. */
  private static final long LOOK_MILLIS = 20;

  /** A lock: what for, in which database, and whether others may share it. */
  record Lock(String database, AdvisoryKey key, boolean shared) {
    private Lock exclusive() {
      return new Lock(database, key, false);
    }
  }

  /** A session's hold on a lock, or its wish for it. */
  record Holding(int processId, Lock lock, boolean granted) {}

  /** Holders by lock; both modes of one key under the exclusive one, with how often each. */
  @GuardedBy("this")
  private final Map<Lock, Map<Holding, Integer>> held = new HashMap<>();

  /** What each waiting session waits for. */
  @GuardedBy("this")
  private final Map<Integer, Lock> waiting = new LinkedHashMap<>();

  /** Takes the lock if nobody is in the way. */
  synchronized boolean tryLock(int processId, Lock lock) {
    if (!blockers(processId, lock).isEmpty()) {
      return false;
    }
    held.computeIfAbsent(lock.exclusive(), absent -> new HashMap<>())
        .merge(new Holding(processId, lock, true), 1, Integer::sum);
    return true;
  }

  /**
   * Takes the lock, waiting for it.
   *
   * @param limit lock_timeout; zero for none
   * @throws PgException 40P01 for a circle of sessions that wait for each other, 55P03 at the
   *     limit, 57014 for a cancelled statement
   */
  synchronized void lock(int processId, Lock lock, Duration limit, Interrupts interrupts) {
    long deadline = System.nanoTime() + limit.toNanos();
    try {
      while (!tryLock(processId, lock)) {
        waiting.putIfAbsent(processId, lock);
        if (reaches(processId, processId, new HashSet<>())) {
          throw new PgException(SqlState.DEADLOCK_DETECTED, "deadlock detected");
        }
        interrupts.check();
        if (!limit.isZero() && System.nanoTime() - deadline >= 0) {
          throw new PgException(
              SqlState.LOCK_NOT_AVAILABLE, "canceling statement due to lock timeout");
        }
        wait(LOOK_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PgException(SqlState.ADMIN_SHUTDOWN, "terminating connection", e).fatal();
    } finally {
      waiting.remove(processId);
      notifyAll();
    }
  }

  /** Whether who waits from {@code from} on waits for {@code target} in the end. */
  @GuardedBy("this")
  private boolean reaches(int from, int target, Set<Integer> seen) {
    Lock wanted = waiting.get(from);
    if (wanted == null || !seen.add(from)) {
      return false;
    }
    for (int blocker : blockers(from, wanted)) {
      if (blocker == target || reaches(blocker, target, seen)) {
        return true;
      }
    }
    return false;
  }

  /** Who keeps the session from the lock: holders, and who asked before and must not share. */
  @GuardedBy("this")
  private Set<Integer> blockers(int processId, Lock lock) {
    Set<Integer> blockers = new HashSet<>();
    Map<Holding, Integer> holders = held.getOrDefault(lock.exclusive(), Map.of());
    boolean holds = false;
    for (Holding holding : holders.keySet()) {
      if (holding.processId() == processId) {
        holds = true;
      } else if (!lock.shared() || !holding.lock().shared()) {
        blockers.add(holding.processId());
      }
    }
    if (holds) {
      return blockers;
    }
    for (Map.Entry<Integer, Lock> earlier : waiting.entrySet()) {
      if (earlier.getKey() == processId) {
        break;
      }
      boolean isSame = earlier.getValue().exclusive().equals(lock.exclusive());
      if (isSame && !(lock.shared() && earlier.getValue().shared())) {
        blockers.add(earlier.getKey());
      }
    }
    return blockers;
  }

  /** Gives the lock back once; false when the session does not hold it. */
  synchronized boolean unlock(int processId, Lock lock) {
    Map<Holding, Integer> holders = held.get(lock.exclusive());
    Holding own = new Holding(processId, lock, true);
    Integer count = holders == null ? null : holders.get(own);
    if (holders == null || count == null) {
      return false;
    }
    if (count > 1) {
      holders.put(own, count - 1);
      return true;
    }
    holders.remove(own);
    if (holders.isEmpty()) {
      held.remove(lock.exclusive());
    }
    notifyAll();
    return true;
  }

  /** Everything held or waited for. */
  synchronized List<Holding> all() {
    List<Holding> all = new ArrayList<>();
    held.values().forEach(holders -> all.addAll(holders.keySet()));
    waiting.forEach((process, lock) -> all.add(new Holding(process, lock, false)));
    return all;
  }

  /** Who keeps a waiting session from its lock. */
  synchronized Set<Integer> blockersOf(int processId) {
    @Nullable Lock wanted = waiting.get(processId);
    return wanted == null ? Set.of() : blockers(processId, wanted);
  }
}
