package io.irispgwire.backend.jdbc;

import io.irispgwire.backend.PoolUse;
import io.irispgwire.backend.jdbc.LeaseQueue.Grant;
import io.irispgwire.backend.jdbc.LeaseQueue.Ticket;
import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The connections to IRIS, leased for a transaction at a time: a session that is between two holds
 * none. Bounded in total and for each account, because an IRIS licence is.
 *
 * @param <K> an account in a namespace
 */
final class LeasePool<K> implements AutoCloseable {
  /** One used this short a time ago is taken to be alive. */
  private static final long TRUSTED_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private static final int SWEEPS_PER_IDLE_TIME = 4;

  private final PoolLimits limits;
  private final Function<K, JdbcBackend> opening;
  private final LeaseQueue<K, Pooled> queue;
  private final AtomicLong definitions = new AtomicLong();
  private final Map<Pooled, K> open = new ConcurrentHashMap<>();

  /** A connection and when it was made and used. */
  private static final class Pooled {
    private final JdbcBackend backend;
    private final long definitions;
    private final long made = System.nanoTime();
    private volatile long used = made;
    private volatile boolean leased;

    /**
     * @param definitions how many had changed when it was opened, or before
     */
    Pooled(JdbcBackend backend, long definitions) {
      this.backend = backend;
      this.definitions = definitions;
    }
  }

  LeasePool(PoolLimits limits, Function<K, JdbcBackend> opening, ScheduledExecutorService timers) {
    this.limits = limits;
    this.opening = opening;
    this.queue = new LeaseQueue<>(limits.total(), limits.perAccount());
    long period = Math.max(1, limits.idle().toMillis() / SWEEPS_PER_IDLE_TIME);
    timers.scheduleWithFixedDelay(this::sweep, period, period, TimeUnit.MILLISECONDS);
  }

  /** A connection that one session has for now. */
  final class Lease {
    private final K key;
    private final Pooled pooled;

    private Lease(K key, Pooled pooled) {
      this.key = key;
      this.pooled = pooled;
      pooled.leased = true;
      open.putIfAbsent(pooled, key);
    }

    JdbcBackend backend() {
      return pooled.backend;
    }

    /** Gives it back; one that is broken or old is closed. */
    void end() {
      long now = System.nanoTime();
      pooled.used = now;
      pooled.leased = false;
      if (!isUsable(pooled) || now - pooled.made > limits.age().toNanos()) {
        close(pooled);
        queue.gone(key);
      } else {
        queue.back(key, pooled);
      }
    }
  }

  Ticket<K, Pooled> enter(K key) {
    return queue.enter(key);
  }

  /**
   * Waits for the ticket's turn.
   *
   * @param nanos longest wait that the caller has time for; the pool's own limit holds too
   * @return null when it was given up, or the caller's time is over
   * @throws PgException 53300 when the pool's time is over
   */
  @Nullable Lease await(Ticket<K, Pooled> ticket, long nanos) {
    long own = limits.patience().toNanos();
    Grant<K, Pooled> grant = null;
    try {
      grant = ticket.await(Math.min(nanos, own));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      ticket.giveUp();
    } finally {
      if (grant == null || ticket.isGivenUp()) {
        queue.leave(ticket);
      }
    }
    if (ticket.isGivenUp()) {
      return null;
    }
    if (grant != null) {
      return lease(grant);
    }
    if (nanos < own) {
      return null;
    }
    throw exhausted();
  }

  private PgException exhausted() {
    return new PgException(
            SqlState.TOO_MANY_CONNECTIONS,
            "all " + limits.total() + " connections to IRIS are in use")
        .withHint(
            "Transactions that end sooner free them; so does a larger iris-pool-size, if the IRIS"
                + " licence allows it.");
  }

  private Lease lease(Grant<K, Pooled> grant) {
    Pooled displaced = grant.displaced();
    if (displaced != null) {
      close(displaced);
    }
    Pooled pooled = grant.thing();
    if (pooled != null && isAlive(pooled)) {
      return new Lease(grant.key(), pooled);
    }
    if (pooled != null) {
      close(pooled);
    }
    boolean opened = false;
    try {
      long before = definitions.get();
      Lease lease = new Lease(grant.key(), new Pooled(opening.apply(grant.key()), before));
      opened = true;
      return lease;
    } finally {
      if (!opened) {
        queue.gone(grant.key());
      }
    }
  }

  /**
   * A definition has changed. The driver keeps statements with the types that their parameters had,
   * by their texts, and cannot be told to forget: connections from before are not used again.
   */
  void defined() {
    definitions.incrementAndGet();
  }

  private boolean isUsable(Pooled pooled) {
    return pooled.definitions == definitions.get() && pooled.backend.isUsable();
  }

  private boolean isAlive(Pooled pooled) {
    return isUsable(pooled)
        && (System.nanoTime() - pooled.used < TRUSTED_NANOS || pooled.backend.answers());
  }

  /** Takes in a connection that was made to prove a login. */
  void admit(K key, JdbcBackend backend) {
    Pooled pooled = new Pooled(backend, definitions.get());
    open.put(pooled, key);
    if (!queue.admit(key, pooled)) {
      close(pooled);
    }
  }

  private void sweep() {
    long now = System.nanoTime();
    queue.remove(pooled -> now - pooled.used > limits.idle().toNanos()).forEach(this::close);
  }

  PoolUse use() {
    return new PoolUse(queue.count(), queue.idleCount(), limits.total());
  }

  /** All there are, in use or not. */
  int size() {
    return queue.count();
  }

  int idle() {
    return queue.idleCount();
  }

  /**
   * One of them.
   *
   * @param ageNanos since it was opened
   * @param restNanos since it was given back last, or opened
   */
  record Use<K>(K key, boolean leased, long ageNanos, long restNanos) {}

  /** Each of them at this moment. */
  List<Use<K>> uses() {
    long now = System.nanoTime();
    List<Use<K>> uses = new ArrayList<>();
    open.forEach(
        (pooled, key) ->
            uses.add(new Use<>(key, pooled.leased, now - pooled.made, now - pooled.used)));
    return uses;
  }

  private void close(Pooled pooled) {
    open.remove(pooled);
    pooled.backend.discard();
  }

  /** Closes those that nobody uses now. */
  void closeIdle() {
    queue.remove(pooled -> true).forEach(this::close);
  }

  @Override
  public void close() {
    closeIdle();
  }
}
