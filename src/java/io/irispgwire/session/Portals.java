package io.irispgwire.session;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.types.PgType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The portals of a session by name; "" is the unnamed one. SQL's cursors are portals too. */
final class Portals {
  private final Map<String, Portal> byName = new LinkedHashMap<>();
  private long created;
  private int named;
  private final int maxBytesInMemory;
  private final int most;

  Portals(int maxBytesInMemory, int most) {
    this.maxBytesInMemory = maxBytesInMemory;
    this.most = most;
  }

  /** A name for a cursor that is given none; PostgreSQL: portalmem.c, CreateNewPortal. */
  String freeName() {
    String name;
    do {
      named++;
      name = "<unnamed portal " + named + ">";
    } while (byName.containsKey(name));
    return name;
  }

  /** An empty place for rows of these types. */
  Spool spool(List<PgType> types) {
    return new Spool(types, maxBytesInMemory);
  }

  /**
   * Adds a portal; only the unnamed one replaces an earlier one.
   *
   * @throws PgException 42P03, 53400
   */
  void add(Portal portal) {
    if (portal.name().isEmpty()) {
      close("");
    } else if (byName.containsKey(portal.name())) {
      throw new PgException(
          SqlState.DUPLICATE_CURSOR, "cursor \"" + portal.name() + "\" already exists");
    }
    if (!portal.name().isEmpty() && named() >= most) {
      throw new PgException(SqlState.CONFIGURATION_LIMIT_EXCEEDED, "too many portals: " + most)
          .withHint("Close portals that are no longer needed, or raise max-portals.");
    }
    created++;
    portal.number(created);
    byName.put(portal.name(), portal);
  }

  private int named() {
    return byName.size() - (byName.containsKey("") ? 1 : 0);
  }

  /** A moment: portals made later are those that {@link #closeSince} closes. */
  long mark() {
    return created;
  }

  /** ROLLBACK TO: what was made since the savepoint is gone. */
  void closeSince(long mark) {
    for (Portal portal : List.copyOf(byName.values())) {
      if (portal.number() > mark) {
        close(portal.name());
      }
    }
  }

  @Nullable Portal find(String name) {
    return byName.get(name);
  }

  /**
   * @throws PgException 34000
   */
  Portal get(String name, String noun) {
    Portal portal = byName.get(name);
    if (portal == null) {
      throw new PgException(
          SqlState.INVALID_CURSOR_NAME, noun + " \"" + name + "\" does not exist");
    }
    return portal;
  }

  /** Does nothing when there is none of that name. */
  void close(String name) {
    Portal portal = byName.remove(name);
    if (portal != null) {
      portal.close();
    }
  }

  void closeAll() {
    List<Portal> all = new ArrayList<>(byName.values());
    byName.clear();
    all.forEach(Portal::close);
  }

  /** Before COMMIT: rows that outlive the transaction are read now. */
  void beforeCommit() {
    for (Portal portal : List.copyOf(byName.values())) {
      if (portal.isHeld()) {
        portal.hold(maxBytesInMemory);
      }
    }
  }

  /**
   * After the end of a transaction only held portals are left.
   *
   * @param before the mark of its start: ROLLBACK leaves the portals from before
   */
  void afterTransaction(boolean committed, long before) {
    for (Portal portal : List.copyOf(byName.values())) {
      if (!portal.isHeld() || (!committed && portal.number() > before)) {
        close(portal.name());
      }
    }
  }

  boolean isEmpty() {
    return byName.isEmpty();
  }

  /** Before something else runs on the connection: takes the rest of all open results off it. */
  void spoolAll() {
    byName.values().forEach(portal -> portal.spool(maxBytesInMemory));
  }

  /** What pg_cursors shows. */
  List<Portal> visible() {
    return byName.values().stream().filter(Portal::isVisible).toList();
  }
}
