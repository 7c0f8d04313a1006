package io.irispgwire.config;

import java.util.Optional;

/** How clients prove who they are. */
public sealed interface LoginConfig {
  /** The user whom a client is told to log in as. */
  String user();

  /**
   * By password, with SCRAM-SHA-256.
   *
   * @param password empty: one is to be generated
   */
  record Scram(String user, Optional<Secret> password, int iterations) implements LoginConfig {}

  /** Not at all. */
  record Trust(String user) implements LoginConfig {}
}
