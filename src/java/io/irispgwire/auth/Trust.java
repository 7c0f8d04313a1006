package io.irispgwire.auth;

import io.irispgwire.backend.Credential;

/** Lets everybody in as whomever they say they are. */
public final class Trust implements Authenticator {
  @Override
  public Exchange begin(LoginRequest request) {
    return new Trusted(new Proven("trust", new Credential.Gateway()));
  }
}
