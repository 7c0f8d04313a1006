package io.irispgwire.session;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/**
 * Keeps new transactions waiting while an operator works on the database, or on IRIS. Thread-safe.
 *
 * <p>A session tells first that it is active and then looks whether it has to wait; who pauses says
 * so first and then looks who is active. So one of them sees the other: when nobody is active any
 * more, nothing runs until the pause is over.
 */
public final class Pause {
  /** A session that waits looks so often whether it may go on. */
  private static final double LOOK_SECONDS = 0.01;

  private final Set<String> databases = ConcurrentHashMap.newKeySet();
  private volatile boolean all;

  /** Whether anything is paused. */
  private volatile boolean on;

  /** From now on new transactions wait; false when they did already. */
  public synchronized boolean begin() {
    boolean begun = !all;
    all = true;
    on = true;
    return begun;
  }

  /** The same of one database. */
  public synchronized boolean begin(String database) {
    boolean begun = databases.add(database);
    on = true;
    return begun;
  }

  /** Lets go what waits, of all databases; false when nothing was paused. */
  public synchronized boolean end() {
    boolean was = on;
    databases.clear();
    all = false;
    on = false;
    return was;
  }

  /** The same of one database; a pause of all goes on. */
  public synchronized boolean end(String database) {
    boolean was = databases.remove(database);
    on = all || !databases.isEmpty();
    return was;
  }

  /** Whether anything is paused; if not, nothing waits here. */
  boolean isOn() {
    return on;
  }

  /** Whether new transactions in a database wait. */
  public boolean holds(String database) {
    return on && (all || databases.contains(database));
  }

  /** Whether all databases are paused. */
  public boolean holdsAll() {
    return all;
  }

  /**
   * A transaction begins, and its session says already that it is active.
   *
   * @param mayWait whether its thread may; if not, it was let in before the pause
   * @throws io.irispgwire.error.PgException 57014 when it is cancelled while it waits
   */
  void pass(String database, Activity activity, Interrupts interrupts, BooleanSupplier mayWait) {
    while (holds(database) && mayWait.getAsBoolean()) {
      activity.held(true);
      try {
        while (holds(database)) {
          interrupts.sleep(LOOK_SECONDS);
        }
      } finally {
        activity.held(false);
      }
    }
  }
}
