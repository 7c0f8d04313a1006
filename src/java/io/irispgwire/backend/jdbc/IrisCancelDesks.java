package io.irispgwire.backend.jdbc;

import io.irispgwire.backend.jdbc.IrisDoors.Door;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The {@link IrisCancels} of each account that has connections open. With the last of them they go
 * too, and what their logins were made with. Thread-safe.
 */
final class IrisCancelDesks implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(IrisCancelDesks.class);

  private final IrisDoors doors;
  private final Map<Door, Shared> desks = new ConcurrentHashMap<>();

  IrisCancelDesks(IrisDoors doors) {
    this.doors = doors;
  }

  private record Shared(IrisCancels cancels, int users) {}

  /** For one connection, until it closes. */
  Desk open(Door door) {
    Shared shared =
        desks.compute(
            door,
            (key, known) ->
                known == null
                    ? new Shared(new IrisCancels(() -> doors.open(key)), 1)
                    : new Shared(known.cancels(), known.users() + 1));
    return new Desk(door, shared.cancels());
  }

  /** Where the statements of one connection are cancelled. */
  final class Desk implements AutoCloseable {
    private final Door door;
    private final IrisCancels cancels;
    private boolean closed;

    private Desk(Door door, IrisCancels cancels) {
      this.door = door;
      this.cancels = cancels;
    }

    void cancel(String job, Statement running) throws SQLException {
      cancels.cancel(job, running);
    }

    /** The connection is closed; a second time nothing happens. */
    @Override
    public synchronized void close() {
      if (!closed) {
        closed = true;
        leave(door);
      }
    }
  }

  private void leave(Door door) {
    desks.computeIfPresent(
        door,
        (key, shared) -> {
          if (shared.users() > 1) {
            return new Shared(shared.cancels(), shared.users() - 1);
          }
          close(shared.cancels());
          return null;
        });
  }

  private static void close(IrisCancels cancels) {
    try {
      cancels.close();
    } catch (SQLException e) {
      LOG.debug("a connection did not close well", e);
    }
  }

  /** Closes connections that have cancelled nothing for so long: each costs a licence. */
  void closeIdle(long nanos) {
    for (Shared shared : desks.values()) {
      try {
        shared.cancels().closeIfIdle(nanos);
      } catch (SQLException e) {
        LOG.debug("a connection did not close well", e);
      }
    }
  }

  /** How many accounts are known. */
  int size() {
    return desks.size();
  }

  @Override
  public void close() {
    for (Door door : new ArrayList<>(desks.keySet())) {
      Shared shared = desks.remove(door);
      if (shared != null) {
        close(shared.cancels());
      }
    }
  }
}
