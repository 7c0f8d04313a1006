package io.irispgwire.metrics;

import java.util.Arrays;
import java.util.concurrent.atomic.LongAdder;

/**
 * How long something took, counted in fixed classes from 50 µs to 60 s. Recording takes no lock and
 * allocates nothing. Thread-safe.
 */
public final class Histogram {
  private static final long MICROS = 1_000;
  private static final long MILLIS = 1_000_000;
  private static final long SECONDS = 1_000_000_000;

  /** Upper ends, themselves included; what is longer falls into one class more. */
  private static final long[] BOUNDS = {
    50 * MICROS,
    100 * MICROS,
    250 * MICROS,
    500 * MICROS,
    MILLIS,
    2_500 * MICROS,
    5 * MILLIS,
    10 * MILLIS,
    25 * MILLIS,
    50 * MILLIS,
    100 * MILLIS,
    250 * MILLIS,
    500 * MILLIS,
    SECONDS,
    2_500 * MILLIS,
    5 * SECONDS,
    10 * SECONDS,
    30 * SECONDS,
    60 * SECONDS
  };

  private final LongAdder[] counts = new LongAdder[BOUNDS.length + 1];
  private final LongAdder sum = new LongAdder();

  public Histogram() {
    Arrays.setAll(counts, i -> new LongAdder());
  }

  public void record(long nanos) {
    int index = 0;
    while (index < BOUNDS.length && nanos > BOUNDS[index]) {
      index++;
    }
    counts[index].increment();
    sum.add(nanos);
  }

  /** Upper ends of all classes but the last, which has none, in nanoseconds. */
  public static long[] bounds() {
    return BOUNDS.clone();
  }

  /** How many fell into each class; one more than {@link #bounds}. */
  public long[] counts() {
    return Arrays.stream(counts).mapToLong(LongAdder::sum).toArray();
  }

  /** All of them together, in nanoseconds. */
  public long sum() {
    return sum.sum();
  }
}
