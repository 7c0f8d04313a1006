package io.irispgwire.config;

import static io.irispgwire.config.Setting.optional;
import static io.irispgwire.config.Setting.withInitial;
import static io.irispgwire.config.SettingType.bool;
import static io.irispgwire.config.SettingType.choice;
import static io.irispgwire.config.SettingType.integer;
import static io.irispgwire.config.SettingType.path;

import io.irispgwire.config.LogConfig.Form;
import io.irispgwire.config.LogConfig.Statements;
import java.nio.file.Path;
import java.util.List;

/** The settings of the log. */
final class LogSettings {
  static final Setting<Form> FORM =
      withInitial(
          "log-format",
          "PGWIRE_LOG_FORMAT",
          choice(Form.class),
          "text",
          "Whether a line of the log is for people or a JSON object.");

  static final Setting<Path> FILE =
      optional(
          "log-destination",
          "PGWIRE_LOG_DESTINATION",
          path(),
          "standard error",
          "Where the log goes: into FILE.0, which becomes FILE.1 at 10 MB, up to FILE.4;"
              + " in IRIS, log-file says.");

  static final Setting<Integer> MIN_DURATION =
      withInitial(
          "log-min-duration-statement",
          "PGWIRE_LOG_MIN_DURATION_STATEMENT",
          integer(-1, Integer.MAX_VALUE),
          "-1",
          "Statements that take so many milliseconds or more are logged; -1 for none, 0 for all.");

  static final Setting<Statements> STATEMENTS =
      withInitial(
          "log-statement",
          "PGWIRE_LOG_STATEMENT",
          choice(Statements.class),
          "none",
          "Which statements are logged whatever they take: mod is ddl and what changes rows.");

  static final Setting<Boolean> DISCONNECTIONS =
      withInitial(
          "log-disconnections",
          "PGWIRE_LOG_DISCONNECTIONS",
          bool(),
          "false",
          "Log the end of every session.");

  static final Setting<Boolean> VALUES =
      withInitial(
          "log-values",
          "PGWIRE_LOG_VALUES",
          bool(),
          "false",
          "Log statements with the values in them, which otherwise are replaced by $1, $2, ….");

  static final List<Setting<?>> ALL =
      List.of(FORM, FILE, MIN_DURATION, STATEMENTS, DISCONNECTIONS, VALUES);

  private LogSettings() {}

  static LogConfig read(Settings settings) {
    return new LogConfig(
        settings.require(FORM),
        settings.get(FILE),
        settings.require(MIN_DURATION),
        settings.require(STATEMENTS),
        settings.require(DISCONNECTIONS),
        settings.require(VALUES));
  }
}
