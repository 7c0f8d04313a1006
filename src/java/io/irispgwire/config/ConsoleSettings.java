package io.irispgwire.config;

import static io.irispgwire.config.Setting.optional;
import static io.irispgwire.config.Setting.withInitial;
import static io.irispgwire.config.SettingType.names;
import static io.irispgwire.config.SettingType.text;

import java.util.List;
import java.util.Set;

/** The settings of the administrative database. */
final class ConsoleSettings {
  static final Setting<String> DATABASE =
      withInitial(
          "console-database",
          "PGWIRE_CONSOLE_DATABASE",
          text(),
          "pgbouncer",
          "Database whose statements are about the server itself: SHOW POOLS, PAUSE, RELOAD, ….");

  static final Setting<Set<String>> ADMINISTRATORS =
      optional(
          "console-admins",
          "PGWIRE_CONSOLE_ADMINS",
          names(),
          "the user of --user",
          "Who may do everything there.");

  static final Setting<Set<String>> VIEWERS =
      optional(
          "console-viewers", "PGWIRE_CONSOLE_VIEWERS", names(), "none", "Who may only SHOW there.");

  static final List<Setting<?>> ALL = List.of(DATABASE, ADMINISTRATORS, VIEWERS);

  private ConsoleSettings() {}

  static ConsoleConfig read(Settings settings) {
    return new ConsoleConfig(
        settings.require(DATABASE),
        settings.get(ADMINISTRATORS).orElseGet(() -> Set.of(settings.require(KnownSettings.USER))),
        settings.get(VIEWERS).orElse(Set.of()));
  }
}
