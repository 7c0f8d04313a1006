package io.irispgwire.session;

import io.irispgwire.auth.rules.RuleRow;
import io.irispgwire.config.LogConfig;
import io.irispgwire.config.RecordingConfig;
import io.irispgwire.config.SessionLimits;
import io.irispgwire.recording.Recordings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What sessions may ask of the server as a whole. Thread-safe. */
public interface Administration {
  /** There is nothing to administer. */
  Administration NONE =
      new Administration() {
        @Override
        public List<RuleRow> accessRules() {
          return List.of();
        }

        @Override
        public boolean reload() {
          return true;
        }

        @Override
        public Map<String, String> settings() {
          return Map.of();
        }

        @Override
        public SessionLimits limits() {
          return SessionLimits.USUAL;
        }

        @Override
        public LogConfig log() {
          return LogConfig.USUAL;
        }

        @Override
        public boolean isAdministrator(String user) {
          return false;
        }

        @Override
        public Recordings recordings() {
          return new Recordings(() -> new RecordingConfig(Optional.empty(), 0, Set.of()));
        }

        @Override
        public Console console() {
          return Console.NONE;
        }
      };

  /** The access rules as they stand in their file now. */
  List<RuleRow> accessRules();

  /** Takes changed files; false when one is broken, and what held before still holds. */
  boolean reload();

  /** Settings of PostgreSQL's whose values the operator has decided. */
  Map<String, String> settings();

  /** What one session may have, as it is set now. */
  SessionLimits limits();

  /** What is logged, as it is set now. */
  LogConfig log();

  /** Whether a user may do what superusers of PostgreSQL may, where somebody has to decide it. */
  boolean isAdministrator(String user);

  /** Where sessions are recorded. */
  Recordings recordings();

  /** Where statements about the server itself are answered. */
  Console console();
}
