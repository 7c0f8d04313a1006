package io.irispgwire.auth;

/** Lets everybody in; for a server that only its own machine can reach. */
public final class Trust implements Authenticator {
  @Override
  public Exchange begin(String user) {
    return new Trusted();
  }
}
