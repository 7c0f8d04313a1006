package io.irispgwire.server;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntSupplier;

/** Lets so many connections begin in a second, and as many at once after a rest. Thread-safe. */
final class StartupRate {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final IntSupplier perSecond;

  /** When the connections let in so far would have come, evenly spread. */
  private final AtomicLong spread = new AtomicLong(Long.MIN_VALUE);

  /**
   * @param perSecond as it is set now; at least 1
   */
  StartupRate(IntSupplier perSecond) {
    this.perSecond = perSecond;
  }

  int perSecond() {
    return perSecond.getAsInt();
  }

  /**
   * @param now as {@link System#nanoTime} has it
   */
  boolean allows(long now) {
    long interval = SECOND / perSecond();
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
