package io.irispgwire.auth;

import java.time.Duration;

/**
 * What guessing passwords gets a client.
 *
 * @param failures after so many in a row, one user from one address is locked out
 * @param lockOut for how long; also how long failures are remembered
 */
public record LoginLimits(int failures, Duration lockOut) {
  /** An address that fails for that many times more, whoever it claims to be, is locked out. */
  static final int USERS_PER_ADDRESS = 10;

  public static final LoginLimits USUAL = new LoginLimits(10, Duration.ofMinutes(1));

  int failuresOfAddress() {
    return failures * USERS_PER_ADDRESS;
  }
}
