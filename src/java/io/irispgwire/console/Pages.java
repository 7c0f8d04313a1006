package io.irispgwire.console;

import io.irispgwire.backend.PooledConnection;
import io.irispgwire.config.Configuration;
import io.irispgwire.config.ShownSetting;
import io.irispgwire.session.Console.Answer;
import io.irispgwire.session.Pause;
import io.irispgwire.session.SessionServices;
import io.irispgwire.session.SessionView;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * What SHOW shows. Columns are PgBouncer's, by name and order, so that what reads PgBouncer can
 * read this; what is not known or has no meaning here is NULL.
 */
record Pages(SessionServices services, Supplier<Configuration> configuration) {
  private static final String HELP =
      """
      Console usage
      \tSHOW HELP|CLIENTS|CONFIG|DATABASES|LISTS|POOLS|SERVERS|STATE|STATS|TOTALS|USERS|VERSION
      \tRELOAD
      \tPAUSE [<db>]
      \tRESUME [<db>]
      \tKILL <db>
      \tKILL_CLIENT <client_id>""";

  /** As PgBouncer writes times. */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

  Answer show(Command.Topic topic) {
    return switch (topic) {
      case HELP -> new Answer("SHOW", List.of(), List.of(), HELP);
      case CLIENTS -> clients();
      case CONFIG -> config();
      case DATABASES -> databases();
      case LISTS -> lists();
      case POOLS -> PoolPage.of(services);
      case SERVERS -> servers();
      case STATE -> state();
      case STATS -> StatisticsPage.stats(services);
      case TOTALS -> StatisticsPage.totals(services);
      case USERS -> users();
      case VERSION -> version();
    };
  }

  private Answer version() {
    Listing listing = new Listing().texts("version");
    listing.row(services.serverVersion());
    return listing.answer();
  }

  private Answer state() {
    Pause pause = services.peers().pause();
    Listing listing = new Listing().texts("key", "value");
    listing.row("active", pause.holdsAll() ? "no" : "yes");
    listing.row("paused", pause.holdsAll() ? "yes" : "no");
    listing.row("suspended", "no");
    return listing.answer();
  }

  private Answer config() {
    Listing listing = new Listing().texts("key", "value", "default", "changeable");
    for (ShownSetting setting : configuration.get().shown()) {
      listing.row(
          setting.name(), setting.value(), setting.initial(), setting.live() ? "yes" : "no");
    }
    return listing.answer();
  }

  /** A client's number is its process id. */
  private Answer clients() {
    Listing listing = connections();
    InetSocketAddress here = here();
    for (SessionView view : services.peers().views()) {
      Duration wait =
          view.waiting() ? Duration.between(view.changed(), Instant.now()) : Duration.ZERO;
      listing.row(
          "C",
          view.user(),
          view.database(),
          state(view),
          view.address(),
          view.port(),
          here.getHostString(),
          here.getPort() == 0 ? null : (Integer) here.getPort(),
          TIME.format(view.started()),
          TIME.format(view.queryStarted() == null ? view.started() : view.queryStarted()),
          wait.toSeconds(),
          wait.toNanosPart() / 1000,
          0,
          String.valueOf(view.processId()),
          "",
          0,
          view.encrypted() ? "TLS" : "",
          view.application(),
          view.processId());
    }
    return listing.answer();
  }

  private static String state(SessionView view) {
    return view.waiting() ? "waiting" : view.isQuiet() ? "idle" : "active";
  }

  private InetSocketAddress here() {
    Configuration now = configuration.get();
    return InetSocketAddress.createUnresolved(now.server().host(), now.server().port());
  }

  private Answer servers() {
    Listing listing = connections();
    int number = 0;
    for (PooledConnection connection : services.backends().pooled()) {
      number++;
      listing.row(
          "S",
          connection.user(),
          connection.namespace(),
          connection.leased() ? "active" : "idle",
          null,
          null,
          null,
          null,
          TIME.format(connection.opened()),
          TIME.format(connection.used()),
          0,
          0,
          0,
          null,
          null,
          null,
          null,
          null,
          number);
    }
    return listing.answer();
  }

  private static Listing connections() {
    return new Listing()
        .texts("type", "user", "database", "state", "addr")
        .numbers("port")
        .texts("local_addr")
        .numbers("local_port")
        .texts("connect_time", "request_time")
        .numbers("wait", "wait_us", "close_needed")
        .texts("ptr", "link")
        .numbers("remote_pid")
        .texts("tls", "application_name")
        .numbers("id");
  }

  private Answer databases() {
    Listing listing =
        new Listing()
            .texts("name", "host")
            .numbers("port")
            .texts("database", "force_user")
            .numbers("pool_size", "min_pool_size", "reserve_pool")
            .texts("pool_mode")
            .numbers("max_connections", "current_connections", "paused", "disabled");
    Pause pause = services.peers().pause();
    int most = services.backends().pool().most();
    List<PooledConnection> pooled = services.backends().pooled();
    for (String name : Orders.databases(services, configuration.get().backend().namespace())) {
      long open = pooled.stream().filter(c -> c.namespace().equals(name)).count();
      listing.row(
          name,
          services.backends().describe(),
          null,
          name,
          null,
          most,
          0,
          0,
          most == 0 ? "session" : "transaction",
          most,
          open,
          pause.holds(name) ? 1 : 0,
          0);
    }
    return listing.answer();
  }

  private Answer lists() {
    List<SessionView> views = services.peers().views();
    List<PooledConnection> pooled = services.backends().pooled();
    Listing listing = new Listing().texts("list").numbers("items");
    listing.row(
        "databases", Orders.databases(services, configuration.get().backend().namespace()).size());
    listing.row("users", userNames().size());
    listing.row("pools", PoolPage.keys(services).size());
    listing.row("free_clients", configuration.get().server().maxConnections() - views.size());
    listing.row("used_clients", views.size());
    listing.row("login_clients", 0);
    listing.row("free_servers", pooled.stream().filter(c -> !c.leased()).count());
    listing.row("used_servers", pooled.stream().filter(PooledConnection::leased).count());
    for (String cache : List.of("dns_names", "dns_zones", "dns_queries", "dns_pending")) {
      listing.row(cache, 0);
    }
    return listing.answer();
  }

  private Answer users() {
    Listing listing = new Listing().texts("name", "pool_mode");
    userNames().forEach(user -> listing.row(user, null));
    return listing.answer();
  }

  /** Those who have a session now, and those whom the settings name. */
  private Set<String> userNames() {
    Set<String> names = new TreeSet<>(configuration.get().console().administrators());
    names.addAll(configuration.get().console().viewers());
    services.peers().views().forEach(view -> names.add(view.user()));
    return names;
  }
}
