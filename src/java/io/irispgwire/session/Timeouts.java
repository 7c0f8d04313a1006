package io.irispgwire.session;

import java.time.Duration;

/** The settings that limit how long a session may do something; zero for no limit. */
record Timeouts(Duration statement, Duration lock, Duration idle, Duration idleInTransaction) {
  static Timeouts of(Settings settings) {
    return new Timeouts(
        read(settings, "statement_timeout"),
        read(settings, "lock_timeout"),
        read(settings, "idle_session_timeout"),
        read(settings, "idle_in_transaction_session_timeout"));
  }

  private static Duration read(Settings settings, String name) {
    return Duration.ofMillis(SettingValue.milliseconds(settings.get(name)));
  }
}
