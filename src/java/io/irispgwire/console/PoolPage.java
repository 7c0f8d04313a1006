package io.irispgwire.console;

import io.irispgwire.backend.PooledConnection;
import io.irispgwire.session.Console.Answer;
import io.irispgwire.session.SessionServices;
import io.irispgwire.session.SessionView;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * SHOW POOLS: clients and connections by database and user. Where the clients' sessions use the
 * gateway's own account, the connections are of another user than the clients.
 */
final class PoolPage {
  private PoolPage() {}

  /** What a row is about. */
  record Key(String database, String user) {}

  static Set<Key> keys(SessionServices services) {
    Set<Key> keys = new TreeSet<>(Comparator.comparing(Key::database).thenComparing(Key::user));
    services.peers().views().forEach(view -> keys.add(new Key(view.database(), view.user())));
    services.backends().pooled().forEach(c -> keys.add(new Key(c.namespace(), c.user())));
    return keys;
  }

  static Answer of(SessionServices services) {
    Listing listing =
        new Listing()
            .texts("database", "user")
            .numbers(
                "cl_active",
                "cl_waiting",
                "cl_active_cancel_req",
                "cl_waiting_cancel_req",
                "sv_active",
                "sv_active_cancel",
                "sv_being_canceled",
                "sv_idle",
                "sv_used",
                "sv_tested",
                "sv_login",
                "maxwait",
                "maxwait_us")
            .texts("pool_mode");
    List<SessionView> views = services.peers().views();
    List<PooledConnection> pooled = services.backends().pooled();
    String mode = services.backends().pool().most() == 0 ? "session" : "transaction";
    for (Key key : keys(services)) {
      List<SessionView> own = views.stream().filter(view -> key.equals(key(view))).toList();
      List<PooledConnection> connections =
          pooled.stream().filter(c -> key.equals(new Key(c.namespace(), c.user()))).toList();
      long waiting = own.stream().filter(SessionView::waiting).count();
      long leased = connections.stream().filter(PooledConnection::leased).count();
      Duration longest = longestWait(own);
      listing.row(
          key.database(),
          key.user(),
          own.size() - waiting,
          waiting,
          0,
          0,
          leased,
          0,
          0,
          connections.size() - leased,
          0,
          0,
          0,
          longest.toSeconds(),
          longest.toNanosPart() / 1000,
          mode);
    }
    return listing.answer();
  }

  private static Key key(SessionView view) {
    return new Key(view.database(), view.user());
  }

  private static Duration longestWait(List<SessionView> views) {
    Instant now = Instant.now();
    return views.stream()
        .filter(SessionView::waiting)
        .map(view -> Duration.between(view.changed(), now))
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }
}
