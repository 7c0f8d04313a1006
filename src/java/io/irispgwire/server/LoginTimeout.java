package io.irispgwire.server;

/** The event that tells a connection's handler that a login should be complete by now. */
record LoginTimeout() {
  /** What PostgreSQL calls the setting behind it. */
  static final String SETTING = "authentication_timeout";
}
