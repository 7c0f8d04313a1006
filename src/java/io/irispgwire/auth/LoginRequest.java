package io.irispgwire.auth;

/** Who wants in, from where, and to which database. */
public record LoginRequest(String user, String database, Origin origin) {
  /** What logs call the client's place. */
  public String address() {
    return origin.remote().getAddress().getHostAddress();
  }
}
