package io.irispgwire.session;

import io.irispgwire.auth.Authenticator;
import io.irispgwire.auth.LoginGuard;
import io.irispgwire.auth.LoginLimits;
import io.irispgwire.config.SessionLimits;

/**
 * Who gets in.
 *
 * @param guard what keeps those out who guess
 */
public record Gate(Authenticator authenticator, LoginGuard guard, Administration administration) {
  /** With the usual limits, and nothing to administer. */
  public static Gate of(Authenticator authenticator) {
    return new Gate(authenticator, new LoginGuard(LoginLimits.USUAL), Administration.NONE);
  }

  public SessionLimits limits() {
    return administration.limits();
  }
}
