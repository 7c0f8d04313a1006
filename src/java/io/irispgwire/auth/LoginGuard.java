package io.irispgwire.auth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Makes guessing slow: each failed login is answered later than the one before, and after too many
 * of them neither the user from that address nor, after ten times as many, anybody from it gets as
 * far as an exchange. Every login and every failure is put on record.
 *
 * <p>Whoever fails elsewhere locks nobody out here: a user's failures count per address. Bounded in
 * memory; what is forgotten first is what failed longest ago. Thread-safe.
 */
public final class LoginGuard {
  private static final long FIRST_DELAY_MILLIS = 100;
  private static final long LONGEST_DELAY_MILLIS = 1_000;
  private static final int MAX_DOUBLINGS = 4;

  /** An answer that waits keeps a connection: in a flood of failures there is no waiting. */
  private static final int MAX_WAITING = 50;

  private static final int MAX_REMEMBERED = 100_000;

  private final LoginLimits limits;
  private final Cache<String, AtomicInteger> failures;
  private final AtomicInteger waiting = new AtomicInteger();

  public LoginGuard(LoginLimits limits) {
    this.limits = limits;
    this.failures =
        Caffeine.newBuilder()
            .maximumSize(MAX_REMEMBERED)
            .expireAfterWrite(limits.lockOut())
            .executor(Runnable::run)
            .build();
  }

  /**
   * Lets a client begin a login.
   *
   * @throws PgException FATAL 28P01, as for any wrong password, when it is locked out
   */
  public void admit(LoginRequest request) {
    if (count(ofUser(request)) >= limits.failures()
        || count(ofAddress(request)) >= limits.failuresOfAddress()) {
      throw new PgException(
              SqlState.INVALID_PASSWORD,
              "password authentication failed for user \"" + request.user() + "\"")
          .fatal();
    }
  }

  public void succeeded(LoginRequest request, Proven proven) {
    failures.invalidate(ofUser(request));
    AuditLog.authorized(request, proven);
  }

  /**
   * A login has come to nothing.
   *
   * @return how long the client is to wait for the answer; if not zero, {@link #told} is due later
   */
  public Duration failed(LoginRequest request, PgException reason) {
    AuditLog.refused(request, reason);
    if (reason.state() != SqlState.INVALID_PASSWORD) {
      return Duration.ZERO;
    }
    int before = count(ofUser(request));
    if (before >= limits.failures()) {
      return Duration.ZERO;
    }
    add(ofUser(request));
    add(ofAddress(request));
    if (waiting.incrementAndGet() > MAX_WAITING) {
      waiting.decrementAndGet();
      return Duration.ZERO;
    }
    long delay = FIRST_DELAY_MILLIS << Math.min(before, MAX_DOUBLINGS);
    return Duration.ofMillis(Math.min(delay, LONGEST_DELAY_MILLIS));
  }

  /** A client that waited has its answer, or is gone. */
  public void told() {
    waiting.decrementAndGet();
  }

  private int count(String key) {
    AtomicInteger count = failures.getIfPresent(key);
    return count == null ? 0 : count.get();
  }

  /** Counted anew from the last failure on. */
  private void add(String key) {
    AtomicInteger count = failures.get(key, missing -> new AtomicInteger());
    count.incrementAndGet();
    failures.put(key, count);
  }

  private static String ofUser(LoginRequest request) {
    return request.address() + ' ' + request.user();
  }

  private static String ofAddress(LoginRequest request) {
    return request.address();
  }
}
