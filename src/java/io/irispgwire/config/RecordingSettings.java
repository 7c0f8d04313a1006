package io.irispgwire.config;

import static io.irispgwire.config.Setting.optional;
import static io.irispgwire.config.Setting.withInitial;
import static io.irispgwire.config.SettingType.bytes;
import static io.irispgwire.config.SettingType.names;
import static io.irispgwire.config.SettingType.path;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** The settings of records. */
final class RecordingSettings {
  private static final int GIB = 1 << 30;

  static final Setting<Path> DIRECTORY =
      optional(
          "record-directory",
          "PGWIRE_RECORD_DIRECTORY",
          path(),
          "nothing can be recorded",
          "Directory for the records of sessions that iris_pgwire.record asks for.");

  static final Setting<Integer> LIMIT =
      withInitial(
          "record-limit",
          "PGWIRE_RECORD_LIMIT",
          bytes(1024, GIB),
          "256MB",
          "What all records together may take; then recording ends.");

  static final Setting<Set<String>> USERS =
      optional(
          "record-users",
          "PGWIRE_RECORD_USERS",
          names(),
          "nobody",
          "Users whose sessions are all recorded.");

  static final List<Setting<?>> ALL = List.of(DIRECTORY, LIMIT, USERS);

  private RecordingSettings() {}

  static RecordingConfig read(Settings settings) {
    return new RecordingConfig(
        settings.get(DIRECTORY), settings.require(LIMIT), settings.get(USERS).orElse(Set.of()));
  }
}
