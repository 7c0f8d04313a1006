package io.irispgwire.server;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Lets so many connections begin in a second, and as many at once after a rest. Thread-safe. */
final class StartupRate {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final int perSecond;
  private final long interval;

  /** When the connections let in so far would have come, evenly spread. */
  private final AtomicLong spread = new AtomicLong(Long.MIN_VALUE);

  StartupRate(int perSecond) {
    this.perSecond = perSecond;
    this.interval = SECOND / perSecond;
  }

  int perSecond() {
    return perSecond;
  }

  /**
   * @param now as {@link System#nanoTime} has it
   */
  boolean allows(long now) {
    while (true) {
      long last = spread.get();
      long next = last == Long.MIN_VALUE || last - now < 0 ? now : last;
      if (next - now > SECOND - interval) {
        return false;
      }
      if (spread.compareAndSet(last, next + interval)) {
        return true;
      }
    }
  }
}
