package io.irispgwire.backend.jdbc;

import io.irispgwire.backend.Backend;
import io.irispgwire.backend.Backends;
import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An IRIS instance, through InterSystems' driver. The driver is IRIS's own and no part of our jar:
 * see {@link IrisDriver}. All sessions use one IRIS account; who a client is, the gateway decides.
 */
public final class IrisBackends implements Backends {
  private static final Logger LOG = LoggerFactory.getLogger(IrisBackends.class);

  /** Fails where {@code "…"} is a string, because delimited identifiers are switched off. */
  private static final String GREETING = "SELECT $JOB AS \"job\"";

  /** A refused login is not tried again for so long: IRIS locks accounts that fail often. */
  private static final long REFUSAL_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final Driver driver;
  private final IrisLocation location;
  private final String user;
  private final String password;
  private final PoolLimits limits;
  private final ScheduledExecutorService timers = Timers.start("iris-timer");
  private final Map<Door, IrisCancels> cancels = new ConcurrentHashMap<>();
  private final Map<Door, Refusal> refusals = new ConcurrentHashMap<>();
  private final Set<Door> opened = ConcurrentHashMap.newKeySet();
  private final LeasePool<Door> pool;

  public IrisBackends(
      Driver driver, IrisLocation location, String user, String password, PoolLimits limits) {
    this.driver = driver;
    this.location = location;
    this.user = user;
    this.password = password;
    this.limits = limits;
    this.pool = new LeasePool<>(limits, this::open, timers);
    long idle = limits.idle().toMillis();
    timers.scheduleWithFixedDelay(this::closeIdleCancels, idle, idle, TimeUnit.MILLISECONDS);
  }

  /** What a connection is opened to, and by whom: only then may it be used again. */
  private record Door(String user, String namespace) {}

  private record Refusal(PgException reason, long nanos) {}

  @Override
  public Backend connect(Login login) {
    Door door = new Door(user, login.namespace());
    LeasedBackend<Door> session = new LeasedBackend<>(pool, door);
    if (!opened.contains(door)) {
      session.probe();
    }
    return session;
  }

  private JdbcBackend open(Door door) {
    Refusal refusal = refusals.get(door);
    if (refusal != null && System.nanoTime() - refusal.nanos() < REFUSAL_NANOS) {
      throw refusal.reason();
    }
    try {
      JdbcBackend backend = greet(connection(door), door);
      opened.add(door);
      refusals.remove(door);
      return backend;
    } catch (SQLException e) {
      LOG.info("IRIS does not let {} into {}: {}", door.user(), door.namespace(), e.getMessage());
      PgException reason = IrisErrors.ofLogin(e, door.user(), door.namespace());
      if (reason.state() == SqlState.INVALID_PASSWORD) {
        refusals.put(door, new Refusal(reason, System.nanoTime()));
      }
      throw reason;
    }
  }

  private JdbcBackend greet(Connection connection, Door door) {
    try {
      String job = greet(connection);
      IrisCancels ofDoor =
          cancels.computeIfAbsent(door, key -> new IrisCancels(() -> connection(key)));
      return new JdbcBackend(connection, new IrisEngine(connection, ofDoor, job), timers);
    } catch (SQLException | PgException e) {
      close(connection);
      throw e instanceof SQLException failed ? IrisErrors.of(failed) : (PgException) e;
    }
  }

  private void closeIdleCancels() {
    for (IrisCancels kept : cancels.values()) {
      try {
        kept.closeIfIdle(limits.idle().toNanos());
      } catch (SQLException e) {
        LOG.debug("a connection did not close well", e);
      }
    }
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
  public String describe() {
    return "InterSystems IRIS at "
        + location.host()
        + ':'
        + location.port()
        + ", driver "
        + driver.getMajorVersion()
        + '.'
        + driver.getMinorVersion();
  }

  @Override
  public void close() {
    timers.shutdownNow();
    pool.close();
    for (IrisCancels open : cancels.values()) {
      try {
        open.close();
      } catch (SQLException e) {
        throw IrisErrors.of(e);
      }
    }
  }

  private Connection connection(Door door) throws SQLException {
    Connection connection =
        driver.connect(
            location.url(door.namespace()), IrisLocation.properties(door.user(), password));
    if (connection == null) {
      throw new SQLException("the driver does not know its URL");
    }
    return connection;
  }

  private static String greet(Connection connection) throws SQLException {
    connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(GREETING)) {
      rows.next();
      return rows.getString(1);
    } catch (SQLException e) {
      if (IrisErrors.of(e).state() == SqlState.SYNTAX_ERROR) {
        throw new PgException(
                SqlState.OBJECT_NOT_IN_PREREQUISITE_STATE,
                "IRIS does not accept delimited identifiers",
                e)
            .withHint("Run SET OPTION SUPPORT_DELIMITED_IDENTIFIERS = TRUE on the instance.");
      }
      throw e;
    }
  }

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      // It is given up for the reason that the caller tells.
      return;
    }
  }
}
