package io.irispgwire.config;

import java.util.Optional;

/** How clients prove who they are. */
public sealed interface LoginConfig {
  /** The user whom a client is told to log in as. */
  String user();

  /**
   * By a password that the gateway knows.
   *
   * @param password empty: one is to be generated
   */
  record Scram(String user, Optional<Secret> password, int iterations) implements LoginConfig {}

  /** By what the database says of a password or a token. */
  record Database(String user) implements LoginConfig {}

  /** Not at all. */
  record Trust(String user) implements LoginConfig {}
}
