package io.irispgwire.gateway;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done in IRIS, by the one thread that may: the supervisor's, while its call into
 * Java lasts.
 *
 * <p>Bounded: what finds no room is counted, not kept, and the count is told when there is room.
 */
final class Errands {
  private final BlockingQueue<Consumer<Iris>> queue;
  private final AtomicLong lost = new AtomicLong();

  Errands(int capacity) {
    this.queue = new ArrayBlockingQueue<>(capacity);
  }

  /** Leaves an errand, without waiting. */
  void leave(Consumer<Iris> errand) {
    if (!queue.offer(errand)) {
      lost.incrementAndGet();
    }
  }

  /** How many errands found no room since this was asked last. */
  long takeLost() {
    return lost.getAndSet(0);
  }

  /**
   * Runs errands until the time is over.
   *
   * @param goesOn asked after each; false ends the call early
   */
  void runFor(Duration time, Iris iris, java.util.function.BooleanSupplier goesOn)
      throws InterruptedException {
    long deadline = System.nanoTime() + time.toNanos();
    while (goesOn.getAsBoolean()) {
      @Nullable Consumer<Iris> errand =
          queue.poll(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
      if (errand == null) {
        return;
      }
      errand.accept(iris);
    }
  }

  /** Lets a call that waits look whether it goes on. */
  void wake() {
    leave(iris -> {});
  }
}
