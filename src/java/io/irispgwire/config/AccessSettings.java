package io.irispgwire.config;

import static io.irispgwire.config.Setting.optional;
import static io.irispgwire.config.Setting.withInitial;
import static io.irispgwire.config.SettingType.bool;
import static io.irispgwire.config.SettingType.integer;
import static io.irispgwire.config.SettingType.path;
import static io.irispgwire.config.SettingType.time;

import io.irispgwire.config.KnownSettings.AuthKind;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The settings that say who may log in, and what keeps the others out. */
final class AccessSettings {
  static final Setting<Path> RULES =
      optional(
          "hba-file",
          "PGWIRE_HBA_FILE",
          path(),
          "none",
          "Access rules in the form of pg_hba.conf; they take the place of auth.");

  static final Setting<Path> USER_MAPS =
      optional(
          "ident-file",
          "PGWIRE_IDENT_FILE",
          path(),
          "none",
          "Which users the names of certificates stand for, in the form of pg_ident.conf.");

  static final Setting<Integer> FAILURES =
      withInitial(
          "login-failures",
          "PGWIRE_LOGIN_FAILURES",
          integer(1, 1_000_000),
          "10",
          "Failed logins in a row that lock a user out from an address.");

  static final Setting<Duration> LOCK_OUT =
      withInitial(
          "login-lockout",
          "PGWIRE_LOGIN_LOCKOUT",
          time(Duration.ofSeconds(1), Duration.ofHours(24)),
          "1min",
          "How long that lasts.");

  static final Setting<Integer> PER_USER =
      withInitial(
          "max-connections-per-user",
          "PGWIRE_MAX_CONNECTIONS_PER_USER",
          integer(1, ServerConfig.MOST_CONNECTIONS),
          "262143",
          "Sessions of one user at one time.");

  static final Setting<Integer> PER_ADDRESS =
      withInitial(
          "max-connections-per-address",
          "PGWIRE_MAX_CONNECTIONS_PER_ADDRESS",
          integer(1, ServerConfig.MOST_CONNECTIONS),
          "262143",
          "Sessions from one address at one time.");

  static final Setting<Integer> STARTUP_RATE =
      withInitial(
          "startup-rate",
          "PGWIRE_STARTUP_RATE",
          integer(1, ServerConfig.HIGHEST_STARTUP_RATE),
          "2000",
          "Connections that may begin in a second.");

  static final Setting<Integer> STATEMENTS =
      withInitial(
          "max-prepared-statements",
          "PGWIRE_MAX_PREPARED_STATEMENTS",
          integer(1, 1_000_000),
          "10000",
          "Prepared statements of one session.");

  static final Setting<Integer> PORTALS =
      withInitial(
          "max-portals",
          "PGWIRE_MAX_PORTALS",
          integer(1, 1_000_000),
          "10000",
          "Portals and cursors of one session.");

  static final Setting<Boolean> OPEN_NETWORK =
      withInitial(
          "accept-insecure-network",
          "PGWIRE_ACCEPT_INSECURE_NETWORK",
          bool(),
          "false",
          "Listen beyond this machine without TLS, and let trust and plain passwords in from there.");

  static final List<Setting<?>> ALL =
      List.of(
          RULES,
          USER_MAPS,
          FAILURES,
          LOCK_OUT,
          OPEN_NETWORK,
          PER_USER,
          PER_ADDRESS,
          STARTUP_RATE,
          STATEMENTS,
          PORTALS);

  private AccessSettings() {}

  static AccessConfig read(Settings settings) {
    Optional<Path> file = settings.get(RULES);
    if (file.isPresent() && settings.isSet(KnownSettings.AUTH)) {
      throw ConfigurationException.usage(
          settings.place(KnownSettings.AUTH)
              + " and "
              + settings.place(RULES)
              + " exclude each other");
    }
    boolean open = settings.require(OPEN_NETWORK);
    requireTls(settings, open);
    return new AccessConfig(
        file,
        rules(settings.require(KnownSettings.AUTH), open),
        settings.get(USER_MAPS),
        settings.require(FAILURES),
        settings.require(LOCK_OUT),
        open,
        new SessionLimits(
            settings.require(PER_USER),
            settings.require(PER_ADDRESS),
            settings.require(STATEMENTS),
            settings.require(PORTALS)));
  }

  private static List<String> rules(AuthKind auth, boolean open) {
    return switch (auth) {
      case SCRAM -> List.of("host all all all scram-sha-256");
      case PASSWORD ->
          open
              ? List.of("host all all all password")
              : List.of("host all all samehost password", "hostssl all all all password");
      case TRUST -> List.of("host all all " + (open ? "all" : "samehost") + " trust");
    };
  }

  /** Others could read and change what goes over the network. */
  private static void requireTls(Settings settings, boolean open) {
    String host = settings.require(KnownSettings.HOST);
    if (!open && settings.require(TlsSettings.TLS) == TlsSettings.Mode.OFF && isReachable(host)) {
      throw ConfigurationException.usage(
          settings.place(KnownSettings.HOST)
              + ": "
              + host
              + " can be reached from other machines and nothing would be encrypted: set "
              + TlsSettings.TLS.option()
              + ", or say "
              + OPEN_NETWORK.option()
              + "=true");
    }
  }

  static boolean isReachable(String host) {
    try {
      return !InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false; // binding to it will say what is wrong
    }
  }
}
