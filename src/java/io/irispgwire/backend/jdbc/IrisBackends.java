package io.irispgwire.backend.jdbc;

import io.irispgwire.backend.Backend;
import io.irispgwire.backend.Backends;
import io.irispgwire.backend.Credential;
import io.irispgwire.backend.PoolUse;
import io.irispgwire.backend.PooledConnection;
import io.irispgwire.backend.jdbc.IrisDoors.Door;
import io.irispgwire.backend.jdbc.selftest.Report;
import io.irispgwire.backend.jdbc.selftest.SelfTest;
import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An IRIS instance, through InterSystems' driver. The driver is IRIS's own and no part of our jar:
 * see {@link IrisDriver}. A session uses the gateway's account, or its client's own, as the way it
 * logged in says; it has a connection only while it needs one: see {@link LeasePool}.
 */
public final class IrisBackends implements Backends {
  private static final Logger LOG = LoggerFactory.getLogger(IrisBackends.class);

  /** A refused login is not tried again for so long: IRIS locks accounts that fail often. */
  private static final long REFUSAL_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final IrisDoors doors;
  private final ScheduledExecutorService timers = Timers.start("iris-timer");
  private final IrisCancelDesks cancels;
  private final Map<Door, Refusal> refusals = new ConcurrentHashMap<>();
  private final Set<Door> opened = ConcurrentHashMap.newKeySet();
  private final LeasePool<Door> pool;
  private final LeasePool<Door> errands;

  public IrisBackends(
      Driver driver, IrisLocation location, String user, String password, PoolLimits limits) {
    this.doors = new IrisDoors(driver, location, user, password);
    this.cancels = new IrisCancelDesks(doors);
    this.pool = new LeasePool<>(limits, this::open, timers);
    this.errands = new LeasePool<>(limits.ofErrands(), this::open, timers);
    long idle = limits.idle().toNanos();
    timers.scheduleWithFixedDelay(() -> forget(idle), idle, idle, TimeUnit.NANOSECONDS);
  }

  private record Refusal(PgException reason, long nanos) {
    boolean isOver() {
      return System.nanoTime() - nanos >= REFUSAL_NANOS;
    }
  }

  /** A client's own credential is proved by a login made for it, never by an earlier one. */
  @Override
  public Backend connect(Login login) {
    Door door = doors.of(login);
    LeasedBackend<Door> session = new LeasedBackend<>(pool, door);
    if (!(login.credential() instanceof Credential.Gateway)) {
      refusals.remove(door);
      pool.admit(door, open(door));
    } else if (!opened.contains(door)) {
      session.probe();
    }
    return session;
  }

  /** Has one connection of all for it: its work is short. */
  @Override
  public Backend aside(Login login) {
    return new LeasedBackend<>(errands, doors.of(login));
  }

  private JdbcBackend open(Door door) {
    Refusal refusal = refusals.get(door);
    if (refusal != null && !refusal.isOver()) {
      throw refusal.reason();
    }
    try {
      JdbcBackend backend = greeted(doors.open(door), door);
      if (door.credential() instanceof Credential.Gateway) {
        opened.add(door);
      }
      return backend;
    } catch (SQLException e) {
      LOG.info("IRIS does not let {} into {}: {}", door.user(), door.namespace(), e.getMessage());
      PgException reason = IrisRefusals.of(e, door.user(), door.namespace());
      if (reason.state() == SqlState.INVALID_PASSWORD) {
        refusals.put(door, new Refusal(reason, System.nanoTime()));
      }
      throw reason;
    }
  }

  private JdbcBackend greeted(Connection connection, Door door) {
    try {
      String job = IrisDoors.greet(connection);
      return new JdbcBackend(
          connection, new IrisEngine(connection, cancels.open(door), job), timers);
    } catch (SQLException | PgException e) {
      close(connection);
      throw e instanceof SQLException failed ? IrisErrors.of(failed) : (PgException) e;
    }
  }

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      LOG.debug("a connection did not close well", e);
    }
  }

  /** What nobody needs any more: connections, and credentials. */
  private void forget(long idle) {
    cancels.closeIdle(idle);
    refusals.values().removeIf(Refusal::isOver);
  }

  /** Accounts whose credentials are kept, for connections that are open or for a refusal. */
  int knownAccounts() {
    return cancels.size() + refusals.size();
  }

  /** Connections that are open for statements, in use or not. */
  int connections() {
    return pool.size();
  }

  /** Those that nobody uses. */
  int idleConnections() {
    return pool.idle();
  }

  @Override
  public PoolUse pool() {
    return pool.use();
  }

  @Override
  public List<PooledConnection> pooled() {
    Instant now = Instant.now();
    return pool.uses().stream()
        .map(
            use ->
                new PooledConnection(
                    use.key().user(),
                    use.key().namespace(),
                    use.leased(),
                    now.minusNanos(use.ageNanos()),
                    now.minusNanos(use.restNanos())))
        .toList();
  }

  @Override
  public void closeIdle() {
    pool.closeIdle();
    errands.closeIdle();
  }

  @Override
  public String describe() {
    return doors.describe();
  }

  @Override
  public boolean isReachable() {
    return doors.areListening();
  }

  @Override
  public void close() {
    timers.shutdownNow();
    pool.close();
    errands.close();
    cancels.close();
  }

  /**
   * Checks what is taken for granted of the instance, with the gateway's account.
   *
   * @throws PgException when the test's tables cannot be made
   */
  public Report selfTest(String namespace) {
    Door door = doors.of(new Login("", namespace));
    try (Connection connection = doors.open(door)) {
      return SelfTest.run(connection);
    } catch (SQLException e) {
      throw IrisRefusals.of(e, door.user(), namespace);
    }
  }
}
