package io.irispgwire.backend.jdbc;

import io.irispgwire.backend.Backend;
import io.irispgwire.backend.Prepared;
import io.irispgwire.backend.PreparedInsert;
import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A session's back end that has a connection only while it needs one: from the first statement of a
 * transaction to its end, and as long as a statement of it is open.
 *
 * @param <K> an account in a namespace
 */
final class LeasedBackend<K> implements Backend {
  private final LeasePool<K> pool;
  private final K key;
  private LeasePool<K>.@Nullable Lease lease;
  private int open;
  private boolean inTransaction;
  private boolean pinned;
  private long leaseNanos;
  private Duration statementTimeout = Duration.ZERO;
  private Duration lockTimeout = Duration.ZERO;
  private volatile LeaseQueue.@Nullable Ticket<?, ?> ticket;

  LeasedBackend(LeasePool<K> pool, K key) {
    this.pool = pool;
    this.key = key;
  }

  private JdbcBackend leased() {
    LeasePool<K>.Lease known = lease;
    if (known == null) {
      known = acquire();
      synchronized (this) {
        lease = known;
      }
      known.backend().statementTimeout(statementTimeout);
      known.backend().lockTimeout(lockTimeout);
    }
    return known.backend();
  }

  private LeasePool<K>.Lease acquire() {
    boolean limited = !statementTimeout.isZero();
    long asked = System.nanoTime();
    var entered = pool.enter(key);
    ticket = entered;
    try {
      LeasePool<K>.Lease known =
          pool.await(entered, limited ? statementTimeout.toNanos() : Long.MAX_VALUE);
      if (known == null) {
        throw new PgException(
            SqlState.QUERY_CANCELED,
            entered.isGivenUp()
                ? "canceling statement due to user request"
                : "canceling statement due to statement timeout");
      }
      return known;
    } finally {
      ticket = null;
      leaseNanos += System.nanoTime() - asked;
    }
  }

  /** Gives the connection back when nothing needs it any more. */
  private void settle() {
    if (open == 0 && !inTransaction && !pinned) {
      end();
    }
  }

  /** A cancel on its way has been answered when this returns: it cannot hit the next lessee. */
  private synchronized void end() {
    LeasePool<K>.Lease known = lease;
    lease = null;
    if (known != null) {
      known.end();
    }
  }

  private <T> T ask(Function<JdbcBackend, T> question) {
    JdbcBackend backend = leased();
    try {
      return question.apply(backend);
    } finally {
      settle();
    }
  }

  /** Takes a connection and gives it back: it can be had. */
  void probe() {
    JdbcBackend unused = leased();
    settle();
  }

  @Override
  public Prepared prepare(String irisSql) {
    return handed(irisSql, backend -> (PreparedInsert) backend.prepare(irisSql));
  }

  @Override
  public PreparedInsert prepareInsert(String irisSql) {
    return handed(irisSql, backend -> backend.prepareInsert(irisSql));
  }

  private PreparedInsert handed(String irisSql, Function<JdbcBackend, PreparedInsert> preparing) {
    NativeState.check(irisSql);
    JdbcBackend backend = leased();
    open++;
    boolean done = false;
    try {
      PreparedInsert prepared = preparing.apply(backend);
      pinned |= NativeState.isChangedBy(irisSql);
      done = true;
      return new LeasedPrepared(
          prepared, NativeState.isDefinition(irisSql) ? this::defined : this::closed);
    } finally {
      if (!done) {
        closed();
      }
    }
  }

  private void defined() {
    pool.defined();
    closed();
  }

  private void closed() {
    open--;
    settle();
  }

  @Override
  public void begin(boolean readOnly) {
    leased().begin(readOnly);
    inTransaction = true;
  }

  @Override
  public void commit() {
    if (!inTransaction) {
      return;
    }
    leased().commit(); // when it fails the session rolls back
    inTransaction = false;
    settle();
  }

  /** A connection that is broken has rolled back by itself. */
  @Override
  public void rollback() {
    if (!inTransaction) {
      return;
    }
    JdbcBackend backend = leased();
    inTransaction = false;
    try {
      if (backend.isUsable()) {
        backend.rollback();
      }
    } finally {
      settle();
    }
  }

  @Override
  public void savepoint(String name) {
    leased().savepoint(name);
  }

  @Override
  public void rollbackTo(String name) {
    leased().rollbackTo(name);
  }

  @Override
  public void release(String name) {
    leased().release(name);
  }

  @Override
  public long leaseNanos() {
    return leaseNanos;
  }

  @Override
  public boolean isWaiting() {
    return ticket != null;
  }

  /** Ends a wait for a connection too. */
  @Override
  public void cancel() {
    LeaseQueue.Ticket<?, ?> waiting = ticket;
    if (waiting != null) {
      waiting.giveUp();
    }
    synchronized (this) {
      if (lease != null) {
        lease.backend().cancel();
      }
    }
  }

  @Override
  public void statementTimeout(Duration timeout) {
    statementTimeout = timeout;
    if (lease != null) {
      lease.backend().statementTimeout(timeout);
    }
  }

  @Override
  public void lockTimeout(Duration timeout) {
    lockTimeout = timeout;
    if (lease != null) {
      lease.backend().lockTimeout(timeout);
    }
  }

  @Override
  public boolean keepsRowsOpen() {
    return false;
  }

  @Override
  public List<StoredColumn> columns(String schema, String table) {
    return ask(backend -> backend.columns(schema, table));
  }

  @Override
  public List<StoredColumn> columns() {
    return ask(JdbcBackend::columns);
  }

  @Override
  public List<StoredIndex> indexes(String schema, String table) {
    return ask(backend -> backend.indexes(schema, table));
  }

  @Override
  public List<StoredIndex> indexes() {
    return ask(JdbcBackend::indexes);
  }

  @Override
  public List<StoredForeignKey> foreignKeys() {
    return ask(JdbcBackend::foreignKeys);
  }

  @Override
  public List<String> schemas() {
    return ask(JdbcBackend::schemas);
  }

  @Override
  public List<StoredColumn> describe(String irisSql) {
    return ask(backend -> backend.describe(irisSql));
  }

  @Override
  public String explain(String irisSql) {
    return ask(backend -> backend.explain(irisSql));
  }

  @Override
  public String version() {
    return ask(JdbcBackend::version);
  }

  /** A connection that broke is replaced at the next lease. */
  @Override
  public boolean isUsable() {
    return true;
  }

  @Override
  public void close() {
    try {
      if (inTransaction) {
        rollback();
      }
    } finally {
      if (pinned && lease != null) {
        lease.backend().discard(); // nobody else is to find what the session left on it
      }
      pinned = false;
      end();
    }
  }
}
