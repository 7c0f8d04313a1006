package io.irispgwire.backend.jdbc;

import java.time.Duration;

/**
 * How many connections to IRIS there may be, and for how long.
 *
 * @param total of all accounts; those that cancel, prove logins and run errands are not counted
 * @param perAccount of one account to one namespace
 * @param patience longest wait for one
 * @param idle after which one that nobody uses is closed
 * @param age after which one is closed when it comes back
 */
public record PoolLimits(
    int total, int perAccount, Duration patience, Duration idle, Duration age) {
  /** For work beside that of sessions: one connection, whoever's it is. */
  PoolLimits ofErrands() {
    return new PoolLimits(1, 1, patience, idle, age);
  }
}
