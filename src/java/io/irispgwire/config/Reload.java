package io.irispgwire.config;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a reload makes of a configuration: some settings take effect while the server runs, the
 * others stay as they were.
 *
 * @param effective what holds from now on
 * @param changed names of settings that have taken effect
 * @param waiting names of settings that were changed and need a restart
 */
public record Reload(Configuration effective, List<String> changed, List<String> waiting) {
  private static final Set<Setting<?>> LIVE =
      Set.of(
          KnownSettings.LOGIN_TIMEOUT,
          KnownSettings.DRAIN_TIMEOUT,
          KnownSettings.DEBUG,
          AccessSettings.STARTUP_RATE,
          AccessSettings.PER_USER,
          AccessSettings.PER_ADDRESS,
          AccessSettings.STATEMENTS,
          AccessSettings.PORTALS,
          ConsoleSettings.ADMINISTRATORS,
          ConsoleSettings.VIEWERS,
          RecordingSettings.DIRECTORY,
          RecordingSettings.LIMIT,
          RecordingSettings.USERS,
          LogSettings.MIN_DURATION,
          LogSettings.STATEMENTS,
          LogSettings.DISCONNECTIONS,
          LogSettings.VALUES);

  /** Whether a reload changes it. */
  static boolean isLive(Setting<?> setting) {
    return LIVE.contains(setting);
  }

  /** Of what held when the server started or reloaded last, and what is written now. */
  public static Reload of(Configuration before, Configuration written) {
    Set<String> live = LIVE.stream().map(Setting::name).collect(Collectors.toSet());
    Set<String> changed = new TreeSet<>(before.settings().differences(written.settings()));
    Configuration effective =
        new Configuration(
            server(before.server(), written.server()),
            before.tls(),
            access(before.access(), written.access().limits()),
            before.backend(),
            before.login(),
            before.serverVersion(),
            before.irisSchema(),
            before.irisVersion(),
            before.spoolMemoryBytes(),
            before.planCacheEntries(),
            written.debug(),
            before.administration(),
            new ConsoleConfig(
                before.console().database(),
                written.console().administrators(),
                written.console().viewers()),
            written.recording(),
            before.tracing(),
            log(before.log(), written.log()),
            before.settings().with(written.settings(), live));
    return new Reload(
        effective,
        changed.stream().filter(live::contains).toList(),
        changed.stream().filter(name -> !live.contains(name)).toList());
  }

  private static ServerConfig server(ServerConfig before, ServerConfig written) {
    return new ServerConfig(
        before.host(),
        before.port(),
        before.maxConnections(),
        before.maxMessageBytes(),
        written.loginTimeout(),
        written.drainTimeout(),
        written.startupRate(),
        before.cluster());
  }

  private static AccessConfig access(AccessConfig before, SessionLimits limits) {
    return new AccessConfig(
        before.file(),
        before.rules(),
        before.userMaps(),
        before.failures(),
        before.lockOut(),
        before.openNetwork(),
        limits);
  }

  private static LogConfig log(LogConfig before, LogConfig written) {
    return new LogConfig(
        before.form(),
        before.file(),
        written.minDurationMillis(),
        written.statements(),
        written.disconnections(),
        written.values());
  }
}
