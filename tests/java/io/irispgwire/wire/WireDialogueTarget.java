package io.irispgwire.wire;

/** A server that trusts: where it listens, who connects and to what. */
record WireDialogueTarget(String host, int port, String user, String database) {
  /** The user and the database that the golden files name. */
  static final String USER = "_SYSTEM";

  static final String DATABASE = "USER";

  static WireDialogueTarget onLoopback(int port) {
    return new WireDialogueTarget("127.0.0.1", port, USER, DATABASE);
  }
}
